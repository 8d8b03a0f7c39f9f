package io.github.clouddatasets.powerdrill;

import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.Check;
import org.jspecify.annotations.Nullable;

/**
 * A file to upload in parts ({@code v2InitMultipartUpload}).
 *
 * @param fileName name with the extension of the file, required, at least 1 character
 * @param fileSize size of the file in bytes, required, at least 1: the service refuses empty files
 */
public record InitiateUploadRequest(
        @Nullable String fileName, @Nullable Long fileSize) {

    /**
     * Checks the values.
     *
     * @param fileName see {@link #fileName()}
     * @param fileSize see {@link #fileSize()}
     * @throws IllegalArgumentException if a value is missing or breaks its rule; the message names the field
     */
    public InitiateUploadRequest {
        Check.required("fileName", fileName);
        Check.length("fileName", fileName, 1, Integer.MAX_VALUE);
        Check.required("fileSize", fileSize);
        Check.range("fileSize", fileSize, 1, Long.MAX_VALUE);
    }

    /**
     * A builder without values.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new AutoBuilder_InitiateUploadRequest_Builder();
    }

    /**
     * A builder with the values of this object.
     *
     * @return a new builder
     */
    public Builder toBuilder() {
        return new AutoBuilder_InitiateUploadRequest_Builder(this);
    }

    /** Builds a {@link InitiateUploadRequest}. */
    @AutoBuilder
    public interface Builder {

        /**
         * Sets {@link InitiateUploadRequest#fileName()}.
         *
         * @param fileName name with the extension of the file, required, at least 1 character
         * @return this builder
         */
        Builder fileName(@Nullable String fileName);

        /**
         * Sets {@link InitiateUploadRequest#fileSize()}.
         *
         * @param fileSize size of the file in bytes, required, at least 1: the service refuses empty files
         * @return this builder
         */
        Builder fileSize(@Nullable Long fileSize);

        /**
         * Builds the request.
         *
         * @return the request
         * @throws IllegalArgumentException if a value is missing or breaks its rule; the message names the field
         */
        InitiateUploadRequest build();
    }
}
