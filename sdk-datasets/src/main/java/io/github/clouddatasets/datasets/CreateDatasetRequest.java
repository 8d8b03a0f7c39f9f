package io.github.clouddatasets.datasets;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.BuilderLambda;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Elements;
import io.github.clouddatasets.core.spi.value.Immutable;
import io.github.clouddatasets.datasets.common.DataSource;
import io.github.clouddatasets.datasets.common.DataSourceType;
import io.github.clouddatasets.datasets.common.DatasetType;
import io.github.clouddatasets.datasets.common.LabelFormat;
import io.github.clouddatasets.datasets.common.TableColumn;
import io.github.clouddatasets.datasets.internal.Rules;
import io.github.clouddatasets.datasets.labels.Label;
import io.github.clouddatasets.datasets.team.WorkforceInformation;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A dataset to create ({@code createDataset}, schema {@code CreateDatasetRequest}). A field that is {@code null} is not
 * sent.
 *
 * @param datasetName name of the dataset, required, 1 to 100 letters (Chinese ones at Huawei Cloud), digits, {@code _} or {@code -}
 * @param datasetType kind of the data and of its labels; no default is documented
 * @param dataSources where the data comes from: one source at most, whose files and directories feed the dataset; optional at
 *     Huawei Cloud, required by Open Telekom Cloud
 * @param workPath directory in OBS for the output, required, as {@code /bucket/directory/}, 3 to 700 characters: not a
 *     bare bucket, and not the path of the data or below it
 * @param workPathType kind of {@code workPath}: {@code 0}, which means OBS, is the only value and the default
 * @param description free text about the dataset, at most 256 characters, without {@code ^ ! < > = & " '}
 * @param dataFormat storage format of the data
 * @param labels labels of the dataset
 * @param schema columns of the table; tables only
 * @param importAnnotations whether to read labels found with the data (object detection, image and text
 *     classification); {@code true} by default
 * @param importData whether to import data on creation; tables only, {@code false} by default
 * @param labelFormat how labels are laid out in text files; datasets of text only
 * @param managed whether the service hosts the data; {@code false} by default
 * @param workforceInformation team labeling to set up with the dataset
 * @param workspaceId id of the workspace; {@code "0"} when workspaces are not used
 */
public record CreateDatasetRequest(
        @Nullable String datasetName,
        @Nullable DatasetType datasetType,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<DataSource> dataSources,
        @Nullable String workPath,
        @Nullable Integer workPathType,
        @Nullable String description,
        @Nullable DataFormat dataFormat,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Label> labels,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<TableColumn> schema,
        @Nullable Boolean importAnnotations,
        @Nullable Boolean importData,
        @Nullable LabelFormat labelFormat,
        @Nullable Boolean managed,
        @Nullable WorkforceInformation workforceInformation,
        @Nullable String workspaceId) {

    /** Copies the lists and checks the limits. {@inheritDoc} */
    public CreateDatasetRequest {
        dataSources = Immutable.list(dataSources);
        labels = Immutable.list(labels);
        schema = Immutable.list(schema);
        workPathType = workPathType == null ? 0 : workPathType;
        Check.required("datasetName", datasetName);
        Check.pattern("datasetName", datasetName, Rules.DATASET_NAME, Rules.DATASET_NAME_RULE);
        Check.length("description", description, 0, 256);
        Check.pattern("description", description, Rules.DESCRIPTION, Rules.DESCRIPTION_RULE);
        if (dataSources.size() > 1) {
            throw new IllegalArgumentException("a dataset has one source at most, set by dataPath or dataSource, but "
                    + dataSources.size() + " are set");
        }
        if (workPathType != 0) {
            throw Check.refused("workPathType", "must be 0 (OBS), the only kind there is", workPathType.toString());
        }
        if (workPath == null) {
            throw new IllegalArgumentException(
                    "workPath is required: the folder in OBS for the output, as /bucket/folder/");
        }
        Check.length("workPath", workPath, 3, 700);
        Rules.folderInBucket("workPath", workPath);
        String input = dataSources.isEmpty() ? null : input(dataSources.get(0));
        if (input != null && directory(workPath).startsWith(directory(input))) {
            throw Check.refused("workPath", "must not be the path of the data or below it", workPath);
        }
    }

    /** {@return a builder with no field set} */
    public static Builder builder() {
        return new AutoBuilder_CreateDatasetRequest_Builder()
                .dataSources(List.of())
                .labels(List.of())
                .schema(List.of());
    }

    /** {@return a builder that holds the values of this request} */
    public Builder toBuilder() {
        return new AutoBuilder_CreateDatasetRequest_Builder(this);
    }

    /** The path of the data in OBS; null if the data comes from another kind of source. */
    private static @Nullable String input(DataSource source) {
        if (source.dataType() != null && !source.dataType().equals(DataSourceType.OBS)) {
            return null;
        }
        if (source.dataPath() == null || source.dataPath().isBlank()) {
            throw new IllegalArgumentException(
                    "dataPath is required for a source in OBS: the folder of the data, as /bucket/folder/");
        }
        Rules.obsPath("dataPath", source.dataPath());
        return source.dataPath();
    }

    /** All forms of a path in OBS as one: with a slash at either end. */
    private static String directory(String path) {
        String plain = path.replaceFirst("^(obs|s3)://", "/");
        return plain.endsWith("/") ? plain : plain + "/";
    }

    /** Builds a {@link CreateDatasetRequest}. */
    @AutoBuilder
    public abstract static class Builder {

        Builder() {}

        /**
         * Name of the dataset, required, 1 to 100 letters (Chinese ones at Huawei Cloud), digits, {@code _} or {@code -}.
         *
         * @param datasetName name of the dataset
         * @return this builder
         */
        public abstract Builder datasetName(@Nullable String datasetName);

        /**
         * Kind of the data and of its labels; no default is documented.
         *
         * @param datasetType kind of the data and of its labels; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder datasetType(@Nullable DatasetType datasetType);

        /**
         * Where the data comes from: one source at most, whose files and directories feed the dataset. Optional at
         * Huawei Cloud, required by Open Telekom Cloud.
         *
         * @param dataSources where the data comes from; {@code null} means none
         * @return this builder
         * @throws IllegalArgumentException if an element is null
         */
        public Builder dataSources(@Nullable Collection<? extends DataSource> dataSources) {
            return dataSources(Elements.of("dataSources", dataSources));
        }

        abstract Builder dataSources(List<DataSource> dataSources);

        abstract List<DataSource> dataSources();

        /**
         * Adds a source.
         *
         * @param dataSource the source
         * @return this builder
         * @throws IllegalArgumentException if {@code dataSource} is null
         */
        public Builder addDataSource(DataSource dataSource) {
            return dataSources(Elements.and(dataSources(), "dataSource", dataSource));
        }

        /**
         * Adds a source, built in place.
         *
         * @param dataSource sets its fields
         * @return this builder
         * @throws IllegalArgumentException if {@code dataSource} is null, or if a field breaks its rule
         */
        public Builder addDataSource(Consumer<DataSource.Builder> dataSource) {
            return addDataSource(BuilderLambda.build(DataSource.builder(), dataSource, DataSource.Builder::build));
        }

        /**
         * Directory in OBS for the output, required, as {@code /bucket/directory/}, 3 to 700 characters: not a bare
         * bucket, and not the path of the data or below it.
         *
         * @param workPath directory in OBS for the output
         * @return this builder
         */
        public abstract Builder workPath(@Nullable String workPath);

        /**
         * Kind of {@code workPath}: {@code 0}, which means OBS, is the only value and the default.
         *
         * @param workPathType kind of {@code workPath}; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder workPathType(@Nullable Integer workPathType);

        /**
         * Free text about the dataset, at most 256 characters, without {@code ^ ! < > = & " '}.
         *
         * @param description free text about the dataset; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder description(@Nullable String description);

        /**
         * Storage format of the data.
         *
         * @param dataFormat storage format of the data; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder dataFormat(@Nullable DataFormat dataFormat);

        /**
         * Labels of the dataset.
         *
         * @param labels labels of the dataset; {@code null} means none
         * @return this builder
         * @throws IllegalArgumentException if an element is null
         */
        public Builder labels(@Nullable Collection<? extends Label> labels) {
            return labels(Elements.of("labels", labels));
        }

        abstract Builder labels(List<Label> labels);

        abstract List<Label> labels();

        /**
         * Adds a label.
         *
         * @param label the label
         * @return this builder
         * @throws IllegalArgumentException if {@code label} is null
         */
        public Builder addLabel(Label label) {
            return labels(Elements.and(labels(), "label", label));
        }

        /**
         * Adds a label, built in place.
         *
         * @param label sets its fields
         * @return this builder
         * @throws IllegalArgumentException if {@code label} is null, or if a field breaks its rule
         */
        public Builder addLabel(Consumer<Label.Builder> label) {
            return addLabel(BuilderLambda.build(Label.builder(), label, Label.Builder::build));
        }

        /**
         * Columns of the table; tables only.
         *
         * @param schema columns of the table; {@code null} means none
         * @return this builder
         * @throws IllegalArgumentException if an element is null
         */
        public Builder schema(@Nullable Collection<? extends TableColumn> schema) {
            return schema(Elements.of("schema", schema));
        }

        abstract Builder schema(List<TableColumn> schema);

        abstract List<TableColumn> schema();

        /**
         * Adds a column.
         *
         * @param column the column
         * @return this builder
         * @throws IllegalArgumentException if {@code column} is null
         */
        public Builder addColumn(TableColumn column) {
            return schema(Elements.and(schema(), "column", column));
        }

        /**
         * Adds a column, built in place.
         *
         * @param column sets its fields
         * @return this builder
         * @throws IllegalArgumentException if {@code column} is null, or if a field breaks its rule
         */
        public Builder addColumn(Consumer<TableColumn.Builder> column) {
            return addColumn(BuilderLambda.build(TableColumn.builder(), column, TableColumn.Builder::build));
        }

        /**
         * Whether to read labels found with the data (object detection, image and text classification); {@code true} by
         * default.
         *
         * @param importAnnotations whether to read labels found with the data; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder importAnnotations(@Nullable Boolean importAnnotations);

        /**
         * Whether to import data on creation; tables only, {@code false} by default.
         *
         * @param importData whether to import data on creation; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder importData(@Nullable Boolean importData);

        /**
         * How labels are laid out in text files; datasets of text only.
         *
         * @param labelFormat how labels are laid out in text files; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder labelFormat(@Nullable LabelFormat labelFormat);

        /**
         * As {@link #labelFormat(LabelFormat)}, built in place.
         *
         * @param labelFormat sets the fields
         * @return this builder
         * @throws IllegalArgumentException if {@code labelFormat} is null, or if a field breaks its rule
         */
        public Builder labelFormat(Consumer<LabelFormat.Builder> labelFormat) {
            return labelFormat(BuilderLambda.build(LabelFormat.builder(), labelFormat, LabelFormat.Builder::build));
        }

        /**
         * Whether the service hosts the data; {@code false} by default.
         *
         * @param managed whether the service hosts the data; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder managed(@Nullable Boolean managed);

        /**
         * Team labeling to set up with the dataset.
         *
         * @param workforceInformation team labeling to set up with the dataset; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder workforceInformation(@Nullable WorkforceInformation workforceInformation);

        /**
         * As {@link #workforceInformation(WorkforceInformation)}, built in place.
         *
         * @param workforceInformation sets the fields
         * @return this builder
         * @throws IllegalArgumentException if {@code workforceInformation} is null, or if a field breaks its rule
         */
        public Builder workforceInformation(Consumer<WorkforceInformation.Builder> workforceInformation) {
            return workforceInformation(BuilderLambda.build(
                    WorkforceInformation.builder(), workforceInformation, WorkforceInformation.Builder::build));
        }

        /**
         * Id of the workspace; {@code "0"} when workspaces are not used.
         *
         * @param workspaceId id of the workspace; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder workspaceId(@Nullable String workspaceId);

        /**
         * The one source of the data, built in place: replaces every source set before.
         *
         * @param dataSource sets the fields
         * @return this builder
         * @throws IllegalArgumentException if {@code dataSource} is null, or if a field breaks its rule
         */
        public Builder dataSource(Consumer<DataSource.Builder> dataSource) {
            return dataSources(
                    List.of(BuilderLambda.build(DataSource.builder(), dataSource, DataSource.Builder::build)));
        }

        /**
         * The one source of the data by its path in OBS: the usual source. Replaces every source set before.
         *
         * @param path path of the data, as {@code /bucket/directory/}
         * @return this builder
         */
        public Builder dataPath(String path) {
            Rules.obsPath("dataPath", Check.required("dataPath", path));
            return dataSources(List.of(DataSource.builder()
                    .dataType(DataSourceType.OBS)
                    .dataPath(path)
                    .build()));
        }

        /**
         * Builds the request.
         *
         * @return a new request
         * @throws IllegalArgumentException if a field breaks its rule: the message names field, rule and value
         */
        public abstract CreateDatasetRequest build();
    }
}
