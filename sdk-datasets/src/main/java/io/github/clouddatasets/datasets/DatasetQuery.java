package io.github.clouddatasets.datasets;

import static io.github.clouddatasets.core.spi.Arguments.none;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.Arguments;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.datasets.common.DatasetType;
import io.github.clouddatasets.datasets.common.SortOrder;
import io.github.clouddatasets.datasets.internal.Rules;
import org.jspecify.annotations.Nullable;

/**
 * Which datasets to list, how sorted, and with what ({@code listDatasets}). What is {@code null} is not sent.
 *
 * @param searchContent text to look for, roughly; empty by default
 * @param datasetType only datasets of this type
 * @param containVersions whether to list only datasets that have a version; no default is documented
 * @param supportExport whether to list only datasets that can be exported; {@code false} by default
 * @param trainEvaluateRatio only datasets whose share of training samples lies between two numbers from 0 to 1, as
 *     {@code "min,max"}, for example {@code "0.0,1.0"}
 * @param versionFormat only datasets with versions of this format
 * @param datasetVersion only datasets of this generation; documented with two defaults, so set it
 * @param workspaceId only datasets of this workspace; {@code "0"} when workspaces are not used
 * @param withLabels whether to fill in {@link Dataset#labels()}; {@code false} by default
 * @param filePreview whether to fill in {@link Dataset#samples()} with up to four files; {@code false} by default
 * @param checkRunningTask whether to fill in {@link Dataset#existRunningTask()} and {@link Dataset#runningTasksId()};
 *     {@code false} by default
 * @param runningTaskType kind of task that {@code checkRunningTask} looks for
 * @param sortBy what to sort by; {@link DatasetSortKey#CREATE_TIME} by default
 * @param order direction to sort in; {@link SortOrder#DESC} by default
 * @param pageSize how many datasets to fetch with one call, 1 to 100; 10 by default
 */
public record DatasetQuery(
        @Nullable String searchContent,
        @Nullable DatasetType datasetType,
        @Nullable Boolean containVersions,
        @Nullable Boolean supportExport,
        @Nullable String trainEvaluateRatio,
        @Nullable VersionFormatCode versionFormat,
        @Nullable DatasetGeneration datasetVersion,
        @Nullable String workspaceId,
        @Nullable Boolean withLabels,
        @Nullable Boolean filePreview,
        @Nullable Boolean checkRunningTask,
        @Nullable RunningTaskType runningTaskType,
        @Nullable DatasetSortKey sortBy,
        @Nullable SortOrder order,
        @JsonProperty("limit") @Nullable Integer pageSize) {

    public DatasetQuery {
        Check.pattern("trainEvaluateRatio", trainEvaluateRatio, Rules.RATIO_RANGE, Rules.RATIO_RANGE_RULE);
        Check.range("pageSize", pageSize, 1, 100);
    }

    /** A builder with nothing set. */
    public static Builder builder() {
        return new AutoBuilder_DatasetQuery_Builder();
    }

    /** A builder with everything set as here. */
    public Builder toBuilder() {
        return new AutoBuilder_DatasetQuery_Builder(this);
    }

    /** The parameters that filter and sort. */
    Arguments filters() {
        return none().query("search_content", searchContent())
                .query(
                        "dataset_type",
                        datasetType() == null ? null : datasetType().value())
                .query("contain_versions", containVersions())
                .query("support_export", supportExport())
                .query("train_evaluate_ratio", trainEvaluateRatio())
                .query(
                        "version_format",
                        versionFormat() == null ? null : versionFormat().value())
                .query("dataset_version", datasetVersion())
                .query("workspace_id", workspaceId())
                .query("with_labels", withLabels())
                .query("file_preview", filePreview())
                .query("check_running_task", checkRunningTask())
                .query(
                        "running_task_type",
                        runningTaskType() == null ? null : runningTaskType().value())
                .query("sort_by", sortBy())
                .query("order", order());
    }

    /** Builds a {@link DatasetQuery}. */
    @AutoBuilder(ofClass = DatasetQuery.class)
    public interface Builder {

        /** Text to look for, roughly; empty by default. */
        Builder searchContent(@Nullable String searchContent);

        /** Only datasets of this type. */
        Builder datasetType(@Nullable DatasetType datasetType);

        /** Whether to list only datasets that have a version; no default is documented. */
        Builder containVersions(@Nullable Boolean containVersions);

        /** Whether to list only datasets that can be exported; {@code false} by default. */
        Builder supportExport(@Nullable Boolean supportExport);

        /**
         * Only datasets whose share of training samples lies between two numbers from 0 to 1, as {@code "min,max"}, for
         * example {@code "0.0,1.0"}.
         */
        Builder trainEvaluateRatio(@Nullable String trainEvaluateRatio);

        /** Only datasets with versions of this format. */
        Builder versionFormat(@Nullable VersionFormatCode versionFormat);

        /** Only datasets of this generation; documented with two defaults, so set it. */
        Builder datasetVersion(@Nullable DatasetGeneration datasetVersion);

        /** Only datasets of this workspace; {@code "0"} when workspaces are not used. */
        Builder workspaceId(@Nullable String workspaceId);

        /** Whether to fill in {@link Dataset#labels()}; {@code false} by default. */
        Builder withLabels(@Nullable Boolean withLabels);

        /** Whether to fill in {@link Dataset#samples()} with up to four files; {@code false} by default. */
        Builder filePreview(@Nullable Boolean filePreview);

        /**
         * Whether to fill in {@link Dataset#existRunningTask()} and {@link Dataset#runningTasksId()}; {@code false} by
         * default.
         */
        Builder checkRunningTask(@Nullable Boolean checkRunningTask);

        /** Kind of task that {@code checkRunningTask} looks for. */
        Builder runningTaskType(@Nullable RunningTaskType runningTaskType);

        /** What to sort by; {@link DatasetSortKey#CREATE_TIME} by default. */
        Builder sortBy(@Nullable DatasetSortKey sortBy);

        /** Direction to sort in; {@link SortOrder#DESC} by default. */
        Builder order(@Nullable SortOrder order);

        /** How many datasets to fetch with one call, 1 to 100; 10 by default. */
        Builder pageSize(@Nullable Integer pageSize);

        /**
         * The query.
         *
         * @throws IllegalArgumentException if a component breaks its rule
         */
        DatasetQuery build();
    }
}
