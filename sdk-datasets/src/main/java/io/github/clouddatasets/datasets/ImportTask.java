package io.github.clouddatasets.datasets;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.util.StdConverter;
import io.github.clouddatasets.core.spi.value.Decoded;
import io.github.clouddatasets.core.spi.value.WireId;
import io.github.clouddatasets.datasets.common.DataSource;
import io.github.clouddatasets.datasets.samples.PreprocessTaskStatus;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An import into a dataset ({@code importTask}, {@code descImportTask}, {@code listImportTasks}; schema
 * {@code ImportTaskStatusResp}). The service leaves fields out freely: a missing field is {@code null}, a missing list
 * or map is empty.
 *
 * @param taskId id of the import
 * @param datasetId id of the dataset
 * @param status state of the import
 * @param importPath directory or manifest in OBS that is imported
 * @param importType whether {@code importPath} is a directory or a manifest
 * @param dataSource where the data comes from; tables only
 * @param totalSampleCount number of samples to import
 * @param importedSampleCount number of samples imported so far
 * @param annotatedSampleCount number of labeled samples
 * @param unconfirmedSampleCount number of samples that await confirmation
 * @param totalSubSampleCount number of sub-samples, which are made from other samples (for example key frames of a
 *     video)
 * @param importedSubSampleCount number of sub-samples imported so far
 * @param totalFileCount number of files to transfer
 * @param finishedFileCount number of files transferred so far
 * @param totalFileSize size of the files to transfer, in bytes
 * @param finishedFileSize size of the files transferred so far, in bytes
 * @param fileStatistics how far the copying of files is
 * @param processorTaskId id of the preprocessing task
 * @param processorTaskStatus state of the preprocessing task
 * @param createTime when the import was started
 * @param updateTime when the import last changed; missing in lists
 * @param elapsedTime how long the import has run
 * @param errorCode code of the error; {@code null} without an error
 * @param errorMsg text of the error; {@code null} without an error
 */
@Decoded
public record ImportTask(
        String taskId,
        @Nullable String datasetId,
        @Nullable AsyncTaskStatus status,
        @Nullable String importPath,

        @JsonSerialize(converter = ImportType.CodeWriter.class)
        @JsonDeserialize(converter = ImportType.CodeReader.class)
        @Nullable
        ImportType importType,

        @Nullable DataSource dataSource,
        @Nullable Long totalSampleCount,
        @Nullable Long importedSampleCount,
        @Nullable Long annotatedSampleCount,
        @Nullable Long unconfirmedSampleCount,
        @Nullable Long totalSubSampleCount,
        @Nullable Long importedSubSampleCount,
        @Nullable Long totalFileCount,
        @Nullable Long finishedFileCount,
        @Nullable Long totalFileSize,
        @Nullable Long finishedFileSize,
        @Nullable FileCopyProgress fileStatistics,
        @Nullable String processorTaskId,
        @Nullable PreprocessTaskStatus processorTaskStatus,
        @Nullable Instant createTime,
        @JsonProperty("update_ms") @Nullable Instant updateTime,

        @JsonSerialize(converter = ImportTask.SecondsWriter.class)
        @JsonDeserialize(converter = ImportTask.SecondsReader.class)
        @Nullable
        Duration elapsedTime,

        @Nullable String errorCode,
        @Nullable String errorMsg) {

    /** Insists on the id. {@inheritDoc} */
    public ImportTask {
        taskId = WireId.required("task_id", taskId);
    }

    /** This field counts seconds; other times on the wire are milliseconds. */
    static final class SecondsReader extends StdConverter<Long, Duration> {

        @Override
        public Duration convert(Long seconds) {
            return Duration.ofSeconds(seconds);
        }
    }

    /** Back to seconds. */
    static final class SecondsWriter extends StdConverter<Duration, Long> {

        @Override
        public Long convert(Duration duration) {
            return duration.toSeconds();
        }
    }
}
