package io.github.clouddatasets.datasets;

import io.github.clouddatasets.core.spi.value.Decoded;
import io.github.clouddatasets.core.spi.value.WireId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An export of a dataset ({@code exportTask}, {@code getExportTaskStatusOfDataset},
 * {@code getExportTasksStatusOfDataset}; schema {@code ExportTaskStatusResp}). The answer to starting one may hold no
 * more than {@code taskId}. The service leaves fields out freely: a missing field is {@code null}, a missing list or
 * map is empty.
 *
 * @param taskId id of the export
 * @param status state of the export
 * @param progress how far the export is, in percent from 0 to 100
 * @param path directory in OBS that the export goes to
 * @param exportType which samples are exported
 * @param exportFormat directory layout of the export
 * @param exportParams options of the export
 * @param versionId id of the version that is exported; {@code null} for the dataset itself
 * @param versionFormat format of the version
 * @param totalSampleCount number of samples to export
 * @param finishedSampleCount number of samples exported so far
 * @param createTime when the export was started
 * @param updateTime when the export last changed
 * @param errorCode code of the error; {@code null} without an error
 * @param errorMsg text of the error; {@code null} without an error
 */
@Decoded
public record ExportTask(
        String taskId,
        @Nullable ExportTaskStatus status,
        @Nullable Double progress,
        @Nullable String path,
        @Nullable ExportType exportType,
        @Nullable ExportFormat exportFormat,
        @Nullable ExportParams exportParams,
        @Nullable String versionId,
        @Nullable VersionFormat versionFormat,
        @Nullable Integer totalSampleCount,
        @Nullable Integer finishedSampleCount,
        @Nullable Instant createTime,
        @Nullable Instant updateTime,
        @Nullable String errorCode,
        @Nullable String errorMsg) {

    /** Insists on the id. {@inheritDoc} */
    public ExportTask {
        taskId = WireId.required("task_id", taskId);
    }
}
