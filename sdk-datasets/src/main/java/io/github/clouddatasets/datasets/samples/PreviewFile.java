package io.github.clouddatasets.datasets.samples;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.clouddatasets.core.spi.value.Decoded;
import io.github.clouddatasets.core.spi.value.Immutable;
import io.github.clouddatasets.datasets.Dataset;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Preview of a file of a dataset (schema {@code AnnotationFile}, in {@link Dataset#samples()}). Its address opens the
 * file for anyone until it expires, so {@code toString} hides it. The service leaves fields out freely: a missing field
 * is {@code null}, a missing list or map is empty.
 *
 * @param url signed address of the file in OBS, a secret: it carries the permission to read the file and expires; do
 *     not store or log it
 * @param fileId id of the sample
 * @param fileName name of the file
 * @param fileType type of the file
 * @param size size of the file; the unit is not documented, bytes in all likelihood
 * @param width width of the image, in pixels
 * @param height height of the image, in pixels
 * @param depth number of channels of the image
 * @param tags labels of the sample
 * @param datasetId id of the dataset
 * @param createTime when the sample was created
 */
@Decoded
public record PreviewFile(
        @Nullable String url,
        @Nullable String fileId,
        @JsonProperty("file_Name") @Nullable String fileName,
        @Nullable String fileType,
        @Nullable Long size,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Integer depth,
        Map<String, String> tags,
        @Nullable String datasetId,
        @Nullable Instant createTime) {

    /** Copies lists and maps. {@inheritDoc} */
    public PreviewFile {
        tags = Immutable.map(tags);
    }

    /** All components but the signed address, which shows as {@code ***}. */
    @Override
    public String toString() {
        return "PreviewFile[url=" + (url == null ? null : "***")
                + ", fileId=" + fileId
                + ", fileName=" + fileName
                + ", fileType=" + fileType
                + ", size=" + size
                + ", width=" + width
                + ", height=" + height
                + ", depth=" + depth
                + ", tags=" + tags
                + ", datasetId=" + datasetId
                + ", createTime=" + createTime + ']';
    }
}
