package io.github.clouddatasets.powerdrill;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.clouddatasets.core.Secret;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file that a job has made. Download the file with {@link Jobs#downloadTo(ResultFile, java.nio.file.Path, io.github.clouddatasets.core.FileOption...)} while the
 * link works.
 *
 * @param name name of the file, or a title; null for none
 * @param url link to the file, a secret: until it expires, the link opens the file for anyone. It takes no API key
 * @param expiresAt when the link stops working, from ten minutes to some days after the job; null if the service gives
 *     no time, as in
 *     the history
 */
public record ResultFile(
        @Nullable String name,

        @JsonDeserialize(converter = LinkConverter.class) @Nullable
        Secret url,

        @JsonAlias({"expiredAt", "expires_at"}) @Nullable Instant expiresAt) {

    /** The address without its signature: equal for two links to the same file. */
    @Nullable
    String place() {
        return url == null ? null : url.reveal().replaceFirst("[?#].*", "");
    }
}
