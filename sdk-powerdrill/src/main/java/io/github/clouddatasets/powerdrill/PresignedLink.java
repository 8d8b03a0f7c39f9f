package io.github.clouddatasets.powerdrill;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.clouddatasets.core.Secret;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A link to download a file ({@code v2PresignDataSource}, {@code v1PresignDataSource}).
 *
 * @param presignedUrl the address, a secret: it opens the file for anyone until it expires. It takes no API key
 * @param expiresAt when it stops working
 */
public record PresignedLink(
        @JsonDeserialize(converter = SignedAddress.class) @Nullable
        Secret presignedUrl,

        @Nullable Instant expiresAt) {}
