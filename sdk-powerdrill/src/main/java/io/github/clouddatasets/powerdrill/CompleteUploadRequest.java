package io.github.clouddatasets.powerdrill;

import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Immutable;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which parts make the file ({@code v2CompleteMultipartUpload}).
 *
 * @param fileObjectKey key of the file, as the upload was given it; required
 * @param uploadId id of the upload; required
 * @param partEtags all parts, at least one and each once, in whatever order: they are sent in ascending order of
 *     their numbers
 */
public record CompleteUploadRequest(
        @Nullable String fileObjectKey, @Nullable String uploadId, List<PartEtag> partEtags) {

    /** Checks the values. */
    public CompleteUploadRequest {
        Check.required("fileObjectKey", fileObjectKey);
        Check.length("fileObjectKey", fileObjectKey, 1, Integer.MAX_VALUE);
        Check.required("uploadId", uploadId);
        Check.length("uploadId", uploadId, 1, Integer.MAX_VALUE);
        partEtags = Immutable.list(partEtags).stream()
                .sorted(Comparator.comparingInt(PartEtag::number))
                .toList();
        Check.notEmpty("partEtags", partEtags);
        for (int i = 1; i < partEtags.size(); i++) {
            int number = partEtags.get(i).number();
            if (number == partEtags.get(i - 1).number()) {
                throw new IllegalArgumentException("partEtags must hold each part once but holds twice: " + number);
            }
        }
    }

    /**
     * A builder with nothing set.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new AutoBuilder_CompleteUploadRequest_Builder().partEtags(List.of());
    }

    /**
     * A builder with everything set as here.
     *
     * @return a new builder
     */
    public Builder toBuilder() {
        return new AutoBuilder_CompleteUploadRequest_Builder(this);
    }

    /** Builds a {@link CompleteUploadRequest}. */
    @AutoBuilder(ofClass = CompleteUploadRequest.class)
    public interface Builder {

        /** Key of the file, as the upload was given it; required. */
        Builder fileObjectKey(@Nullable String fileObjectKey);

        /** Id of the upload; required. */
        Builder uploadId(@Nullable String uploadId);

        /**
         * All parts, at least one and each once, in whatever order: they are sent in ascending order of their numbers.
         */
        Builder partEtags(List<PartEtag> partEtags);

        /** The upload that is to be completed: its id and the key of its file. */
        default Builder upload(MultipartUpload upload) {
            return uploadId(upload.uploadId()).fileObjectKey(upload.fileObjectKey());
        }

        /**
         * The request.
         *
         * @throws IllegalArgumentException if a value breaks its rule
         */
        CompleteUploadRequest build();
    }
}
