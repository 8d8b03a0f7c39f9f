package io.github.clouddatasets.datasets;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.Arguments;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.datasets.common.DatasetType;
import io.github.clouddatasets.datasets.common.SortOrder;
import io.github.clouddatasets.datasets.internal.Rules;
import org.jspecify.annotations.Nullable;

/**
 * A listing of datasets: filters, order and page size ({@code listDatasets}). A field that is {@code null} is not sent.
 *
 * @param searchContent text to search for, by approximate match; empty by default
 * @param datasetType only datasets of this type
 * @param containVersions whether to list only datasets that have a version; no default is documented
 * @param supportExport whether to list only datasets that can be exported; {@code false} by default
 * @param trainEvaluateRatio only datasets whose share of training samples lies between two numbers from 0 to 1, as
 *     {@code "min,max"}, for example {@code "0.0,1.0"}
 * @param versionFormat only datasets with versions of this format
 * @param datasetVersion only datasets of this generation; {@link DatasetGeneration#ALL} for both. The service decides when this is
 *     not set, and its documentation calls both generations the default
 * @param workspaceId only datasets of this workspace; {@code "0"} when workspaces are not used
 * @param withLabels whether to fill in {@link Dataset#labels()}; {@code false} by default
 * @param filePreview whether to fill in {@link Dataset#samples()} with up to four files; {@code false} by default
 * @param checkRunningTask whether to fill in {@link Dataset#existRunningTask()} and {@link Dataset#runningTasksId()};
 *     {@code false} by default
 * @param runningTaskType kind of task that {@code checkRunningTask} looks for
 * @param sortBy what to sort by; {@link DatasetSortKey#CREATE_TIME} by default
 * @param order direction to sort in; {@link SortOrder#DESC} by default
 * @param pageSize how many datasets to fetch with one call, 1 to 100; 100 by default
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

    /** Checks the limits. {@inheritDoc} */
    public DatasetQuery {
        Check.pattern("trainEvaluateRatio", trainEvaluateRatio, Rules.RATIO_RANGE, Rules.RATIO_RANGE_RULE);
        Check.range("pageSize", pageSize, 1, 100);
    }

    /** {@return a builder with no parameter set} */
    public static Builder builder() {
        return new AutoBuilder_DatasetQuery_Builder();
    }

    /** {@return a builder that holds the values of this query} */
    public Builder toBuilder() {
        return new AutoBuilder_DatasetQuery_Builder(this);
    }

    /** The parameters that filter and sort. */
    Arguments filters() {
        return Arguments.none()
                .query("search_content", searchContent())
                .query("dataset_type", datasetType())
                .query("contain_versions", containVersions())
                .query("support_export", supportExport())
                .query("train_evaluate_ratio", trainEvaluateRatio())
                .query("version_format", versionFormat())
                .query("dataset_version", datasetVersion())
                .query("workspace_id", workspaceId())
                .query("with_labels", withLabels())
                .query("file_preview", filePreview())
                .query("check_running_task", checkRunningTask())
                .query("running_task_type", runningTaskType())
                .query("sort_by", sortBy())
                .query("order", order());
    }

    /** Builds a {@link DatasetQuery}. */
    @AutoBuilder
    public abstract static class Builder {

        Builder() {}

        /**
         * Text to search for, by approximate match; empty by default.
         *
         * @param searchContent text to search for; {@code null} leaves the parameter out
         * @return this builder
         */
        public abstract Builder searchContent(@Nullable String searchContent);

        /**
         * Only datasets of this type.
         *
         * @param datasetType only datasets of this type; {@code null} leaves the parameter out
         * @return this builder
         */
        public abstract Builder datasetType(@Nullable DatasetType datasetType);

        /**
         * Whether to list only datasets that have a version; no default is documented.
         *
         * @param containVersions whether to list only datasets that have a version; {@code null} leaves the parameter
         *     out
         * @return this builder
         */
        public abstract Builder containVersions(@Nullable Boolean containVersions);

        /**
         * Whether to list only datasets that can be exported; {@code false} by default.
         *
         * @param supportExport whether to list only datasets that can be exported; {@code null} leaves the parameter
         *     out
         * @return this builder
         */
        public abstract Builder supportExport(@Nullable Boolean supportExport);

        /**
         * Only datasets whose share of training samples lies between two numbers from 0 to 1, as {@code "min,max"}, for
         * example {@code "0.0,1.0"}.
         *
         * @param trainEvaluateRatio only datasets whose share of training samples lies between two numbers from 0 to 1;
         *     {@code null} leaves the parameter out
         * @return this builder
         */
        public abstract Builder trainEvaluateRatio(@Nullable String trainEvaluateRatio);

        /**
         * Only datasets with versions of this format.
         *
         * @param versionFormat only datasets with versions of this format; {@code null} leaves the parameter out
         * @return this builder
         */
        public abstract Builder versionFormat(@Nullable VersionFormatCode versionFormat);

        /**
         * Only datasets of this generation; {@link DatasetGeneration#ALL} for both. The service decides when this is not
         * set, and its documentation calls both generations the default.
         *
         * @param datasetVersion only datasets of this generation; {@code null} leaves the parameter out
         * @return this builder
         */
        public abstract Builder datasetVersion(@Nullable DatasetGeneration datasetVersion);

        /**
         * Only datasets of this workspace; {@code "0"} when workspaces are not used.
         *
         * @param workspaceId only datasets of this workspace; {@code null} leaves the parameter out
         * @return this builder
         */
        public abstract Builder workspaceId(@Nullable String workspaceId);

        /**
         * Whether to fill in {@link Dataset#labels()}; {@code false} by default.
         *
         * @param withLabels whether to fill in {@link Dataset#labels()}; {@code null} leaves the parameter out
         * @return this builder
         */
        public abstract Builder withLabels(@Nullable Boolean withLabels);

        /**
         * Whether to fill in {@link Dataset#samples()} with up to four files; {@code false} by default.
         *
         * @param filePreview whether to fill in {@link Dataset#samples()} with up to four files; {@code null} leaves
         *     the parameter out
         * @return this builder
         */
        public abstract Builder filePreview(@Nullable Boolean filePreview);

        /**
         * Whether to fill in {@link Dataset#existRunningTask()} and {@link Dataset#runningTasksId()}; {@code false} by
         * default.
         *
         * @param checkRunningTask whether to fill in {@link Dataset#existRunningTask()} and
         *     {@link Dataset#runningTasksId()}; {@code null} leaves the parameter out
         * @return this builder
         */
        public abstract Builder checkRunningTask(@Nullable Boolean checkRunningTask);

        /**
         * Kind of task that {@code checkRunningTask} looks for.
         *
         * @param runningTaskType kind of task that {@code checkRunningTask} looks for; {@code null} leaves the
         *     parameter out
         * @return this builder
         */
        public abstract Builder runningTaskType(@Nullable RunningTaskType runningTaskType);

        /**
         * What to sort by; {@link DatasetSortKey#CREATE_TIME} by default.
         *
         * @param sortBy what to sort by; {@code null} leaves the parameter out
         * @return this builder
         */
        public abstract Builder sortBy(@Nullable DatasetSortKey sortBy);

        /**
         * Direction to sort in; {@link SortOrder#DESC} by default.
         *
         * @param order direction to sort in; {@code null} leaves the parameter out
         * @return this builder
         */
        public abstract Builder order(@Nullable SortOrder order);

        /**
         * How many datasets to fetch with one call, 1 to 100; 100 by default.
         *
         * @param pageSize how many datasets to fetch with one call; {@code null} leaves the parameter out
         * @return this builder
         */
        public abstract Builder pageSize(@Nullable Integer pageSize);

        /**
         * Builds the query.
         *
         * @return a new query
         * @throws IllegalArgumentException if a parameter breaks its rule: the message names parameter, rule and value
         */
        public abstract DatasetQuery build();
    }
}
