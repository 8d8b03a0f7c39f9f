package io.github.clouddatasets.datasets;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Immutable;
import io.github.clouddatasets.datasets.common.DataSource;
import io.github.clouddatasets.datasets.common.DataSourceType;
import io.github.clouddatasets.datasets.common.DatasetType;
import io.github.clouddatasets.datasets.common.LabelFormat;
import io.github.clouddatasets.datasets.common.TableColumn;
import io.github.clouddatasets.datasets.internal.Rules;
import io.github.clouddatasets.datasets.labels.Label;
import io.github.clouddatasets.datasets.team.WorkforceInformation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What dataset to create ({@code createDataset}, schema {@code CreateDatasetRequest}). What is {@code null} is not
 * sent.
 *
 * @param datasetName name of the dataset, required, 1 to 100 letters, digits, {@code _} or {@code -}
 * @param datasetType what the dataset holds and how it is labeled; no default is documented
 * @param dataSources where the data comes from: exactly one source, whose files and directories feed the dataset
 * @param workPath directory in OBS for the output, required, as {@code /bucket/directory/}, 3 to 700 characters: not a
 *     bare bucket, and not the path of the data or below it
 * @param workPathType kind of {@code workPath}; {@code 0}, the only documented value, means OBS and is sent unless set
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

    public CreateDatasetRequest {
        dataSources = Immutable.list(dataSources);
        labels = Immutable.list(labels);
        schema = Immutable.list(schema);
        workPathType = workPathType == null ? 0 : workPathType;
        Check.required("datasetName", datasetName);
        Check.pattern("datasetName", datasetName, Rules.DATASET_NAME, Rules.DATASET_NAME_RULE);
        Check.length("description", description, 0, 256);
        Check.pattern("description", description, Rules.DESCRIPTION, Rules.DESCRIPTION_RULE);
        if (dataSources.size() != 1) {
            throw new IllegalArgumentException(
                    "dataSources must hold exactly one source but holds " + dataSources.size());
        }
        String output = Check.required("workPath", workPath);
        Check.length("workPath", output, 3, 700);
        String input = dataSources.get(0).dataPath();
        if (input != null && !input.isEmpty() && directory(output).startsWith(directory(input))) {
            throw Check.refused("workPath", "must not be the path of the data or below it", output);
        }
    }

    /** A builder with nothing set. */
    public static Builder builder() {
        return new AutoBuilder_CreateDatasetRequest_Builder()
                .dataSources(List.of())
                .labels(List.of())
                .schema(List.of());
    }

    /** A builder with everything set as here. */
    public Builder toBuilder() {
        return new AutoBuilder_CreateDatasetRequest_Builder(this);
    }

    private static String directory(String path) {
        return path.endsWith("/") ? path : path + "/";
    }

    /** Builds a {@link CreateDatasetRequest}. */
    @AutoBuilder(ofClass = CreateDatasetRequest.class)
    public interface Builder {

        /** Name of the dataset, required, 1 to 100 letters, digits, {@code _} or {@code -}. */
        Builder datasetName(@Nullable String datasetName);

        /** What the dataset holds and how it is labeled; no default is documented. */
        Builder datasetType(@Nullable DatasetType datasetType);

        /** Where the data comes from: exactly one source, whose files and directories feed the dataset. */
        Builder dataSources(List<DataSource> dataSources);

        /**
         * Directory in OBS for the output, required, as {@code /bucket/directory/}, 3 to 700 characters: not a bare
         * bucket, and not the path of the data or below it.
         */
        Builder workPath(@Nullable String workPath);

        /** Kind of {@code workPath}; {@code 0}, the only documented value, means OBS and is sent unless set. */
        Builder workPathType(@Nullable Integer workPathType);

        /** Free text about the dataset, at most 256 characters, without {@code ^ ! < > = & " '}. */
        Builder description(@Nullable String description);

        /** Storage format of the data. */
        Builder dataFormat(@Nullable DataFormat dataFormat);

        /** Labels of the dataset. */
        Builder labels(List<Label> labels);

        /** Columns of the table; tables only. */
        Builder schema(List<TableColumn> schema);

        /**
         * Whether to read labels found with the data (object detection, image and text classification); {@code true} by
         * default.
         */
        Builder importAnnotations(@Nullable Boolean importAnnotations);

        /** Whether to import data on creation; tables only, {@code false} by default. */
        Builder importData(@Nullable Boolean importData);

        /** How labels are laid out in text files; datasets of text only. */
        Builder labelFormat(@Nullable LabelFormat labelFormat);

        /** Whether the service hosts the data; {@code false} by default. */
        Builder managed(@Nullable Boolean managed);

        /** Team labeling to set up with the dataset. */
        Builder workforceInformation(@Nullable WorkforceInformation workforceInformation);

        /** Id of the workspace; {@code "0"} when workspaces are not used. */
        Builder workspaceId(@Nullable String workspaceId);

        /** The data is at this path of an OBS bucket, {@code /bucket/directory/}: the usual source. */
        default Builder dataPath(String path) {
            return dataSources(List.of(DataSource.builder()
                    .dataType(DataSourceType.OBS)
                    .dataPath(path)
                    .build()));
        }

        /**
         * The request.
         *
         * @throws IllegalArgumentException if a component breaks its rule
         */
        CreateDatasetRequest build();
    }
}
