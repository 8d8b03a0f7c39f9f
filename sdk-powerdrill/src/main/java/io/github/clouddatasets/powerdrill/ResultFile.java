package io.github.clouddatasets.powerdrill;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.clouddatasets.core.Secret;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file that a job has made: download it with {@link Jobs#download} while its link holds.
 *
 * @param name its name, or a title; null if it has none
 * @param url where it is, a secret: it opens the file for anyone until it expires. It takes no API key
 * @param expiresAt when the link stops working, from ten minutes to some days after the job; null if not told, as in the
 *     history
 */
public record ResultFile(
        @Nullable String name,

        @JsonDeserialize(converter = LinkConverter.class) @Nullable
        Secret url,

        @JsonAlias({"expiredAt", "expires_at"}) @Nullable Instant expiresAt) {

    /** The address without its signature: what tells whether two links lead to the same file. */
    @Nullable
    String place() {
        return url == null ? null : url.reveal().replaceFirst("[?#].*", "");
    }
}
