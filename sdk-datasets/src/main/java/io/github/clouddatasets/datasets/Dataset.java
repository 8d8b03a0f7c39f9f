package io.github.clouddatasets.datasets;

import io.github.clouddatasets.core.spi.value.Decoded;
import io.github.clouddatasets.core.spi.value.Immutable;
import io.github.clouddatasets.core.spi.value.WireId;
import io.github.clouddatasets.datasets.common.DataSource;
import io.github.clouddatasets.datasets.common.DatasetType;
import io.github.clouddatasets.datasets.common.TableColumn;
import io.github.clouddatasets.datasets.labels.Label;
import io.github.clouddatasets.datasets.samples.PreviewFile;
import io.github.clouddatasets.datasets.team.WorkforceDescriptor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A dataset, as one call describes it ({@code descDataset}, schema {@code DescDatasetResponse}) or as lists show it
 * ({@code listDatasets}, schema {@code DatasetAndFilePreview}). The service leaves fields out freely: a missing field
 * is {@code null}, a missing list or map is empty.
 *
 * @param datasetId id of the dataset
 * @param datasetName name of the dataset
 * @param datasetType kind of the data and of its labels
 * @param description free text about the dataset
 * @param status state of the dataset
 * @param createTime when the dataset was created
 * @param updateTime when the dataset last changed
 * @param dataUpdateTime when samples or labels last changed
 * @param workspaceId id of the workspace; {@code "0"} when workspaces are not used
 * @param enterpriseProjectId id of the enterprise project
 * @param dataSources where the data comes from
 * @param dataFormat storage format of the data
 * @param datasetFormat whether the dataset holds files or a table
 * @param schema columns of the table; empty for datasets of files
 * @param labels labels defined on the dataset; in lists only with {@code withLabels}
 * @param datasetTags tags of the dataset, for example {@code Image} or {@code Object detection}
 * @param totalSampleCount number of samples
 * @param annotatedSampleCount number of labeled samples
 * @param unconfirmedSampleCount number of samples that await confirmation
 * @param loadingSampleCount number of samples that are still being loaded
 * @param deletedSampleCount number of deleted samples
 * @param totalSubSampleCount number of sub-samples, which are made from other samples (for example key frames of a
 *     video)
 * @param annotatedSubSampleCount number of labeled sub-samples
 * @param deletionStats reasons why samples were deleted, each with how often it occurred
 * @param dataStatistics statistics of samples and metadata, as the service sends them
 * @param currentVersionId id of the current version; {@code null} before the first one is published
 * @param currentVersionName name of the current version; {@code null} before the first one is published
 * @param nextVersionNum number that the next version will get (documented as the number of next versions, but the
 *     examples hold its number)
 * @param datasetVersionCount how many versions were published (the list page of the documentation words it as a version
 *     number)
 * @param versions versions of the dataset; lists fill in the current one only
 * @param existRunningTask whether a task runs or starts on the dataset; filled in with {@code checkRunningTask}
 * @param runningTasksId ids of the tasks that run or start; filled in with {@code checkRunningTask}
 * @param existWorkforceTask whether the dataset has team labeling tasks
 * @param workforceTaskCount number of team labeling tasks
 * @param workforceDescriptor the team that labels the dataset
 * @param labelTaskCount number of labeling tasks
 * @param importData whether data was to be imported on creation; tables only
 * @param importTaskId id of the import task
 * @param managed whether the service hosts the data
 * @param contentLabeling whether the content is labeled too; speech paragraph datasets only, where it is on by default
 * @param featureSupports switches of the service; only {@code "0"} is documented: the size of files in OBS is limited
 * @param workPath directory in OBS where label files go, as {@code /bucket/path/}
 * @param workPathType kind of {@code workPath}; {@code 0} means OBS
 * @param innerWorkPath output directory of the dataset, used by the service
 * @param innerAnnotationPath directory of the label results, used by the service
 * @param innerDataPath directory of the data, used by the service
 * @param innerLogPath directory of the logs, used by the service
 * @param innerTaskPath directory of the tasks, used by the service
 * @param innerTempPath directory for temporary files, used by the service
 * @param thirdPath path at a third party
 * @param dataUrl path of the data for training; only in lists
 * @param samples previews of up to four files of the dataset; only in lists with {@code filePreview}
 */
@Decoded
public record Dataset(
        String datasetId,
        @Nullable String datasetName,
        @Nullable DatasetType datasetType,
        @Nullable String description,
        @Nullable DatasetStatus status,
        @Nullable Instant createTime,
        @Nullable Instant updateTime,
        @Nullable Instant dataUpdateTime,
        @Nullable String workspaceId,
        @Nullable String enterpriseProjectId,
        List<DataSource> dataSources,
        @Nullable DataFormat dataFormat,
        @Nullable DatasetFormat datasetFormat,
        List<TableColumn> schema,
        List<Label> labels,
        List<String> datasetTags,
        @Nullable Integer totalSampleCount,
        @Nullable Integer annotatedSampleCount,
        @Nullable Integer unconfirmedSampleCount,
        @Nullable Integer loadingSampleCount,
        @Nullable Integer deletedSampleCount,
        @Nullable Integer totalSubSampleCount,
        @Nullable Integer annotatedSubSampleCount,
        Map<String, Integer> deletionStats,
        Map<String, @Nullable Object> dataStatistics,
        @Nullable String currentVersionId,
        @Nullable String currentVersionName,
        @Nullable Integer nextVersionNum,
        @Nullable Integer datasetVersionCount,
        List<DatasetVersion> versions,
        @Nullable Boolean existRunningTask,
        List<String> runningTasksId,
        @Nullable Boolean existWorkforceTask,
        @Nullable Integer workforceTaskCount,
        @Nullable WorkforceDescriptor workforceDescriptor,
        @Nullable Integer labelTaskCount,
        @Nullable Boolean importData,
        @Nullable String importTaskId,
        @Nullable Boolean managed,
        @Nullable Boolean contentLabeling,
        List<String> featureSupports,
        @Nullable String workPath,
        @Nullable Integer workPathType,
        @Nullable String innerWorkPath,
        @Nullable String innerAnnotationPath,
        @Nullable String innerDataPath,
        @Nullable String innerLogPath,
        @Nullable String innerTaskPath,
        @Nullable String innerTempPath,
        @Nullable String thirdPath,
        @Nullable String dataUrl,
        List<PreviewFile> samples) {

    /** Copies lists and maps and insists on the id. {@inheritDoc} */
    public Dataset {
        datasetId = WireId.required("dataset_id", datasetId);
        dataSources = Immutable.list(dataSources);
        schema = Immutable.list(schema);
        labels = Immutable.list(labels);
        datasetTags = Immutable.list(datasetTags);
        deletionStats = Immutable.map(deletionStats);
        dataStatistics = Immutable.json(dataStatistics);
        versions = Immutable.list(versions);
        runningTasksId = Immutable.list(runningTasksId);
        featureSupports = Immutable.list(featureSupports);
        samples = Immutable.list(samples);
    }
}
