package io.github.clouddatasets.powerdrill;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.clouddatasets.core.Secret;
import io.github.clouddatasets.core.spi.value.Immutable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An upload in parts that has begun ({@code v2InitMultipartUpload}).
 *
 * @param uploadId its id
 * @param fileObjectKey key that the file will have once all parts are there
 * @param parts the parts, in the service's order; sort them by number: each begins where the ones before it end
 */
public record MultipartUpload(
        @Nullable String uploadId,
        @Nullable String fileObjectKey,
        @JsonProperty("part_items") List<Part> parts) {

    /** Copies the parts. */
    public MultipartUpload {
        parts = Immutable.list(parts);
    }

    /**
     * One part.
     *
     * @param number its number, from 1
     * @param size its length in bytes; parts can differ
     * @param url signed address to which its bytes go by PUT, a secret: whoever has it can upload. It takes no API key
     */
    public record Part(
            @Nullable Integer number,
            @Nullable Long size,

            @JsonProperty("upload_url") @JsonDeserialize(converter = SignedAddress.class) @Nullable
            Secret url) {}
}
