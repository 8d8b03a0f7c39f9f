package io.github.clouddatasets.powerdrill;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.clouddatasets.core.Secret;
import io.github.clouddatasets.core.spi.value.Decoded;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A link to download a file ({@code v2PresignDataSource}, {@code v1PresignDataSource}).
 *
 * @param presignedUrl the address, a secret: until it expires, it opens the file for anyone. It takes no API key
 * @param expiresAt when the link stops working
 */
@Decoded
public record PresignedLink(
        @JsonDeserialize(converter = LinkConverter.class) @Nullable
        Secret presignedUrl,

        @JsonAlias("expireAt") @Nullable Instant expiresAt) {}
