package io.github.clouddatasets.datasets;

import io.github.clouddatasets.core.spi.value.Decoded;
import io.github.clouddatasets.core.spi.value.Immutable;
import io.github.clouddatasets.core.spi.value.WireId;
import io.github.clouddatasets.datasets.common.DatasetType;
import io.github.clouddatasets.datasets.samples.PreprocessTaskStatus;
import io.github.clouddatasets.datasets.samples.SampleState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A published version of a dataset ({@code describeDatasetVersion}, {@code listDatasetVersions}; schema
 * {@code DatasetVersion}). The service leaves fields out freely: a missing field is {@code null}, a missing list or map
 * is empty.
 *
 * @param versionId id of the version
 * @param versionName name of the version
 * @param versionFormat format of the version (text here, while filters of lists take a {@link VersionFormatCode})
 * @param description free text about the version
 * @param status state of the version; {@link DatasetVersionStatus#NORMAL} once it is published
 * @param message note of the service while publishing, for example the text of an error
 * @param createTime when the version was created
 * @param updateTime when the version last changed
 * @param isCurrent whether this is the current version of the dataset
 * @param previousVersionId id of the version it was made from; {@code null} for the first one
 * @param taskType how the version is labeled, with the codes of the dataset types
 * @param labelType whether samples carry one label or several
 * @param labelStats labels with how often they occur; lists leave it out in the examples
 * @param tags tags of the version, for example {@code Image} or {@code Object detection}
 * @param manifestPath path of the manifest file
 * @param dataPath where the data is
 * @param totalSampleCount number of samples
 * @param annotatedSampleCount number of labeled samples
 * @param addSampleCount number of samples that were added
 * @param modifiedSampleCount number of samples that were changed
 * @param deletedSampleCount number of deleted samples
 * @param totalSubSampleCount number of sub-samples, which are made from other samples (for example key frames of a
 *     video)
 * @param annotatedSubSampleCount number of labeled sub-samples
 * @param previousTotalSampleCount number of samples of the previous version
 * @param previousAnnotatedSampleCount number of labeled samples of the previous version
 * @param deletionStats reasons why samples were deleted, each with how often it occurred
 * @param dataStatistics statistics of samples and metadata, as the service sends them
 * @param trainEvaluateSampleRatio share of the samples that are for training, a number from 0 to 1 written as text, for
 *     example {@code "0.8"}; {@code "1.00"} (all of them) by default
 * @param sampleState labeling state of the samples that the version took
 * @param clearHardProperty whether marks of hard examples were dropped
 * @param removeSampleUsage whether existing marks for training and evaluation were dropped
 * @param exportImages whether images were copied to the output directory of the version
 * @param includeDatasetData whether the version includes the source data
 * @param withColumnHeader whether the first row of the published CSV holds the names of the columns; tables only
 * @param dataValidate whether the data was validated before publishing
 * @param analysisStatus state of the feature analysis
 * @param analysisTaskId id of the feature analysis task
 * @param analysisCachePath where the feature analysis keeps its cache
 * @param dataAnalysis result of the feature analysis, as the service sends it
 * @param startProcessorTask whether a data analysis task was started while publishing
 * @param processorTaskId id of the preprocessing task
 * @param processorTaskStatus state of the preprocessing task
 * @param code result code of the preprocessing task, which rotates and crops
 * @param rotate whether images were rotated
 * @param rotatePath where rotated images go
 * @param crop whether images were cropped; object detection with rectangles only
 * @param cropPath where cropped images go
 * @param cropRotateCachePath scratch directory of rotating and cropping
 * @param extractSerialNumber whether the numbers of sub-samples were parsed; healthcare only
 * @param manifestCacheInputPath where the manifest was kept while publishing
 */
@Decoded
public record DatasetVersion(
        String versionId,
        @Nullable String versionName,
        @Nullable VersionFormat versionFormat,
        @Nullable String description,
        @Nullable DatasetVersionStatus status,
        @Nullable String message,
        @Nullable Instant createTime,
        @Nullable Instant updateTime,
        @Nullable Boolean isCurrent,
        @Nullable String previousVersionId,
        @Nullable DatasetType taskType,
        @Nullable VersionLabelType labelType,
        List<LabelStats> labelStats,
        List<String> tags,
        @Nullable String manifestPath,
        @Nullable String dataPath,
        @Nullable Integer totalSampleCount,
        @Nullable Integer annotatedSampleCount,
        @Nullable Integer addSampleCount,
        @Nullable Integer modifiedSampleCount,
        @Nullable Integer deletedSampleCount,
        @Nullable Integer totalSubSampleCount,
        @Nullable Integer annotatedSubSampleCount,
        @Nullable Integer previousTotalSampleCount,
        @Nullable Integer previousAnnotatedSampleCount,
        Map<String, Integer> deletionStats,
        Map<String, @Nullable Object> dataStatistics,
        @Nullable String trainEvaluateSampleRatio,
        @Nullable SampleState sampleState,
        @Nullable Boolean clearHardProperty,
        @Nullable Boolean removeSampleUsage,
        @Nullable Boolean exportImages,
        @Nullable Boolean includeDatasetData,
        @Nullable Boolean withColumnHeader,
        @Nullable Boolean dataValidate,
        @Nullable AnalysisStatus analysisStatus,
        @Nullable String analysisTaskId,
        @Nullable String analysisCachePath,
        Map<String, @Nullable Object> dataAnalysis,
        @Nullable Boolean startProcessorTask,
        @Nullable String processorTaskId,
        @Nullable PreprocessTaskStatus processorTaskStatus,
        @Nullable String code,
        @Nullable Boolean rotate,
        @Nullable String rotatePath,
        @Nullable Boolean crop,
        @Nullable String cropPath,
        @Nullable String cropRotateCachePath,
        @Nullable Boolean extractSerialNumber,
        @Nullable String manifestCacheInputPath) {

    /** Copies lists and maps and insists on the id. {@inheritDoc} */
    public DatasetVersion {
        versionId = WireId.required("version_id", versionId);
        labelStats = Immutable.list(labelStats);
        tags = Immutable.list(tags);
        deletionStats = Immutable.map(deletionStats);
        dataStatistics = Immutable.json(dataStatistics);
        dataAnalysis = Immutable.json(dataAnalysis);
    }
}
