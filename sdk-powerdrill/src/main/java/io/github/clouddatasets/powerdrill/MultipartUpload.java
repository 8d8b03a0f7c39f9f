package io.github.clouddatasets.powerdrill;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.clouddatasets.core.Secret;
import io.github.clouddatasets.core.spi.value.Decoded;
import io.github.clouddatasets.core.spi.value.Immutable;
import io.github.clouddatasets.core.spi.value.WireId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An upload in parts that has begun ({@code v2InitMultipartUpload}).
 *
 * @param uploadId id of the upload
 * @param fileObjectKey key of the file once all parts are uploaded
 * @param parts the parts in the service's order; in the order of their numbers, each part begins where the part before
 *     it
 *     ends
 */
@Decoded
public record MultipartUpload(
        String uploadId,
        String fileObjectKey,
        @JsonProperty("part_items") List<Part> parts) {

    /**
     * Makes sure that there are an id and a key, and copies the parts.
     *
     * @param uploadId see {@link #uploadId()}
     * @param fileObjectKey see {@link #fileObjectKey()}
     * @param parts see {@link #parts()}
     * @throws IllegalArgumentException if a value is missing or breaks its rule; the message names the field
     */
    public MultipartUpload {
        uploadId = WireId.required("upload_id", uploadId);
        fileObjectKey = WireId.required("file_object_key", fileObjectKey);
        parts = Immutable.list(parts);
    }

    /**
     * One part.
     *
     * @param number its number, from 1
     * @param size its length in bytes; parts can differ
     * @param url signed address that takes the bytes by PUT, a secret: whoever has the address can upload. It takes no
     *     API
     *     key
     */
    @Decoded
    public record Part(
            @Nullable Integer number,
            @Nullable Long size,

            @JsonProperty("upload_url") @JsonDeserialize(converter = LinkConverter.class) @Nullable
            Secret url) {}
}
