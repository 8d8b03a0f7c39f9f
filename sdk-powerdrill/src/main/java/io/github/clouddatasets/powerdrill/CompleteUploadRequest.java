package io.github.clouddatasets.powerdrill;

import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.Check;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a file ({@code v2CompleteMultipartUpload}).
 *
 * @param fileObjectKey key of the file, as {@link MultipartUpload} has it; required
 * @param uploadId id of the upload; required
 * @param partEtags all parts, at least one and each once, in any order: the client sends them in the order of
 *     their numbers
 */
public record CompleteUploadRequest(
        @Nullable String fileObjectKey, @Nullable String uploadId, List<PartEtag> partEtags) {

    /**
     * Checks the values.
     *
     * @param fileObjectKey see {@link #fileObjectKey()}
     * @param uploadId see {@link #uploadId()}
     * @param partEtags see {@link #partEtags()}
     * @throws IllegalArgumentException if a value is missing or breaks its rule
     */
    public CompleteUploadRequest(
            @Nullable String fileObjectKey, @Nullable String uploadId, @Nullable List<PartEtag> partEtags) {
        this.fileObjectKey = Check.required("fileObjectKey", fileObjectKey);
        Check.length("fileObjectKey", fileObjectKey, 1, Integer.MAX_VALUE);
        this.uploadId = Check.required("uploadId", uploadId);
        Check.length("uploadId", uploadId, 1, Integer.MAX_VALUE);
        this.partEtags = RequestList.<PartEtag>copy("partEtags", partEtags).stream()
                .sorted(Comparator.comparingInt(PartEtag::number))
                .toList();
        Check.notEmpty("partEtags", this.partEtags);
        for (int i = 1; i < this.partEtags.size(); i++) {
            int number = this.partEtags.get(i).number();
            if (number == this.partEtags.get(i - 1).number()) {
                throw new IllegalArgumentException("partEtags must hold each part once but holds twice: " + number);
            }
        }
    }

    /**
     * A builder without values.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new AutoBuilder_CompleteUploadRequest_Builder();
    }

    /**
     * A builder with the values of this object.
     *
     * @return a new builder
     */
    public Builder toBuilder() {
        return new AutoBuilder_CompleteUploadRequest_Builder(this);
    }

    /** Builds a {@link CompleteUploadRequest}. */
    @AutoBuilder
    public interface Builder {

        /**
         * Sets {@link CompleteUploadRequest#fileObjectKey()}.
         *
         * @param fileObjectKey key of the file, as {@link MultipartUpload} has it; required
         * @return this builder
         */
        Builder fileObjectKey(@Nullable String fileObjectKey);

        /**
         * Sets {@link CompleteUploadRequest#uploadId()}.
         *
         * @param uploadId id of the upload; required
         * @return this builder
         */
        Builder uploadId(@Nullable String uploadId);

        /**
         * Sets {@link CompleteUploadRequest#partEtags()}.
         *
         * @param partEtags all parts, at least one and each once, in any order: the client sends them in the order of
         *     their numbers
         * @return this builder
         */
        Builder partEtags(@Nullable List<PartEtag> partEtags);

        /**
         * The parts that are set so far.
         *
         * @return the parts, or null
         */
        @Nullable
        List<PartEtag> partEtags();

        /**
         * Adds one part to {@link #partEtags(List)}.
         *
         * @param number number of the part, from 1
         * @param etag value of the {@code ETag} header of the answer to the part's upload
         * @return this builder
         * @throws IllegalArgumentException if a value breaks its rule
         */
        default Builder part(int number, String etag) {
            List<PartEtag> parts = new ArrayList<>();
            if (partEtags() != null) {
                parts.addAll(partEtags());
            }
            parts.add(new PartEtag(number, etag));
            return partEtags(parts);
        }

        /**
         * Sets the upload id and the key of the file.
         *
         * @param upload the upload to complete
         * @return this builder
         * @throws IllegalArgumentException if the upload is null
         */
        default Builder upload(MultipartUpload upload) {
            Check.required("upload", upload);
            return uploadId(upload.uploadId()).fileObjectKey(upload.fileObjectKey());
        }

        /**
         * Builds the request.
         *
         * @return the request
         * @throws IllegalArgumentException if a value is missing or breaks its rule; the message names the field
         */
        CompleteUploadRequest build();
    }
}
