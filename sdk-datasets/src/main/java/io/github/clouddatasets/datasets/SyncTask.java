package io.github.clouddatasets.datasets;

import io.github.clouddatasets.core.spi.value.Decoded;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * State of the last synchronization of a dataset with its data source ({@code syncDataSourceState}, schema
 * {@code SyncDataSourceStateResponse}). Right after a start the state may still be that of the run before: compare
 * {@code taskId} or {@code createTime}. The service leaves fields out freely: a missing field is {@code null}, a
 * missing list or map is empty.
 *
 * @param taskId id of the synchronization; the documented example leaves it out
 * @param datasetId id of the dataset
 * @param status state of the synchronization
 * @param createTime when the synchronization was started
 * @param durationTime how long it ran; the unit is not documented
 * @param totalSampleCount number of samples
 * @param addSampleCount number of samples that were added
 * @param deletedSampleCount number of samples that were deleted
 * @param errorCode code of the error; {@code null} without an error
 * @param errorMsg text of the error; {@code null} without an error
 */
@Decoded
public record SyncTask(
        @Nullable String taskId,
        @Nullable String datasetId,
        @Nullable AsyncTaskStatus status,
        @Nullable Instant createTime,
        @Nullable Long durationTime,
        @Nullable Long totalSampleCount,
        @Nullable Long addSampleCount,
        @Nullable Long deletedSampleCount,
        @Nullable String errorCode,
        @Nullable String errorMsg) {}
