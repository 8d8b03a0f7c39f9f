package io.github.clouddatasets.datasets;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Immutable;
import io.github.clouddatasets.datasets.internal.Rules;
import io.github.clouddatasets.datasets.labels.Label;
import io.github.clouddatasets.datasets.labels.LabelProperty;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What to change about a dataset ({@code updateDataset}, schema {@code UpdateDatasetRequest}). What is {@code null} is
 * not sent and stays as it is.
 *
 * @param datasetName new name of the dataset, 1 to 100 letters, digits, {@code _} or {@code -}
 * @param description new text about the dataset, at most 256 characters, without {@code ^ ! < > = & "}
 * @param currentVersionId id of the version to make the current one
 * @param addLabels labels to add
 * @param updateLabels labels to change, found by name; {@link LabelProperty#renameTo()} renames
 * @param deleteLabels labels to <b>remove from the dataset</b>, found by name
 */
public record UpdateDatasetRequest(
        @Nullable String datasetName,
        @Nullable String description,
        @Nullable String currentVersionId,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Label> addLabels,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Label> updateLabels,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Label> deleteLabels) {

    /** Unlike on creation the apostrophe is allowed. */
    private static final Pattern DESCRIPTION = Pattern.compile("[^^!<>=&\"]*");

    public UpdateDatasetRequest {
        addLabels = Immutable.list(addLabels);
        updateLabels = Immutable.list(updateLabels);
        deleteLabels = Immutable.list(deleteLabels);
        Check.pattern("datasetName", datasetName, Rules.DATASET_NAME, Rules.DATASET_NAME_RULE);
        Check.length("description", description, 0, 256);
        Check.pattern("description", description, DESCRIPTION, "must not contain any of ^ ! < > = & \"");
    }

    /** A builder with nothing set. */
    public static Builder builder() {
        return new AutoBuilder_UpdateDatasetRequest_Builder()
                .addLabels(List.of())
                .updateLabels(List.of())
                .deleteLabels(List.of());
    }

    /** A builder with everything set as here. */
    public Builder toBuilder() {
        return new AutoBuilder_UpdateDatasetRequest_Builder(this);
    }

    /** Builds a {@link UpdateDatasetRequest}. */
    @AutoBuilder(ofClass = UpdateDatasetRequest.class)
    public interface Builder {

        /** New name of the dataset, 1 to 100 letters, digits, {@code _} or {@code -}. */
        Builder datasetName(@Nullable String datasetName);

        /** New text about the dataset, at most 256 characters, without {@code ^ ! < > = & "}. */
        Builder description(@Nullable String description);

        /** Id of the version to make the current one. */
        Builder currentVersionId(@Nullable String currentVersionId);

        /** Labels to add. */
        Builder addLabels(List<Label> addLabels);

        /** Labels to change, found by name; {@link LabelProperty#renameTo()} renames. */
        Builder updateLabels(List<Label> updateLabels);

        /** Labels to <b>remove from the dataset</b>, found by name. */
        Builder deleteLabels(List<Label> deleteLabels);

        /**
         * The request.
         *
         * @throws IllegalArgumentException if a component breaks its rule
         */
        UpdateDatasetRequest build();
    }
}
