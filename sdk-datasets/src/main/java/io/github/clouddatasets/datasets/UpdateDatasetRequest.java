package io.github.clouddatasets.datasets;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.BuilderLambda;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Elements;
import io.github.clouddatasets.core.spi.value.Immutable;
import io.github.clouddatasets.datasets.internal.Rules;
import io.github.clouddatasets.datasets.labels.Label;
import io.github.clouddatasets.datasets.labels.LabelProperty;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Changes to a dataset ({@code updateDataset}, schema {@code UpdateDatasetRequest}). A field that is {@code null} is
 * not sent and stays as it is.
 *
 * @param datasetName new name of the dataset, 1 to 100 letters (Chinese ones at Huawei Cloud), digits, {@code _} or {@code -}
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

    /** Copies the lists and checks the limits. {@inheritDoc} */
    public UpdateDatasetRequest {
        addLabels = Immutable.list(addLabels);
        updateLabels = Immutable.list(updateLabels);
        deleteLabels = Immutable.list(deleteLabels);
        Check.pattern("datasetName", datasetName, Rules.DATASET_NAME, Rules.DATASET_NAME_RULE);
        Check.length("description", description, 0, 256);
        Check.pattern("description", description, DESCRIPTION, "must not contain any of ^ ! < > = & \"");
    }

    /** {@return a builder with no field set} */
    public static Builder builder() {
        return new AutoBuilder_UpdateDatasetRequest_Builder()
                .addLabels(List.of())
                .updateLabels(List.of())
                .deleteLabels(List.of());
    }

    /** {@return a builder that holds the values of this request} */
    public Builder toBuilder() {
        return new AutoBuilder_UpdateDatasetRequest_Builder(this);
    }

    /** Builds a {@link UpdateDatasetRequest}. */
    @AutoBuilder
    public abstract static class Builder {

        Builder() {}

        /**
         * New name of the dataset, 1 to 100 letters (Chinese ones at Huawei Cloud), digits, {@code _} or {@code -}.
         *
         * @param datasetName new name of the dataset; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder datasetName(@Nullable String datasetName);

        /**
         * New text about the dataset, at most 256 characters, without {@code ^ ! < > = & "}.
         *
         * @param description new text about the dataset; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder description(@Nullable String description);

        /**
         * Id of the version to make the current one.
         *
         * @param currentVersionId id of the version to make the current one; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder currentVersionId(@Nullable String currentVersionId);

        /**
         * Labels to add.
         *
         * @param addLabels labels to add; {@code null} means none
         * @return this builder
         * @throws IllegalArgumentException if an element is null
         */
        public Builder addLabels(@Nullable Collection<? extends Label> addLabels) {
            return addLabels(Elements.of("addLabels", addLabels));
        }

        abstract Builder addLabels(List<Label> addLabels);

        abstract List<Label> addLabels();

        /**
         * Adds a label to those to add.
         *
         * @param label the label
         * @return this builder
         * @throws IllegalArgumentException if {@code label} is null
         */
        public Builder addLabel(Label label) {
            return addLabels(Elements.and(addLabels(), "label", label));
        }

        /**
         * Adds a label to those to add, built in place.
         *
         * @param label sets its fields
         * @return this builder
         * @throws IllegalArgumentException if {@code label} is null, or if a field breaks its rule
         */
        public Builder addLabel(Consumer<Label.Builder> label) {
            return addLabel(BuilderLambda.build(Label.builder(), label, Label.Builder::build));
        }

        /**
         * Labels to change, found by name; {@link LabelProperty#renameTo()} renames.
         *
         * @param updateLabels labels to change; {@code null} means none
         * @return this builder
         * @throws IllegalArgumentException if an element is null
         */
        public Builder updateLabels(@Nullable Collection<? extends Label> updateLabels) {
            return updateLabels(Elements.of("updateLabels", updateLabels));
        }

        abstract Builder updateLabels(List<Label> updateLabels);

        abstract List<Label> updateLabels();

        /**
         * Adds a label to those to change.
         *
         * @param label the label
         * @return this builder
         * @throws IllegalArgumentException if {@code label} is null
         */
        public Builder updateLabel(Label label) {
            return updateLabels(Elements.and(updateLabels(), "label", label));
        }

        /**
         * Adds a label to those to change, built in place.
         *
         * @param label sets its fields
         * @return this builder
         * @throws IllegalArgumentException if {@code label} is null, or if a field breaks its rule
         */
        public Builder updateLabel(Consumer<Label.Builder> label) {
            return updateLabel(BuilderLambda.build(Label.builder(), label, Label.Builder::build));
        }

        /**
         * Labels to <b>remove from the dataset</b>, found by name.
         *
         * @param deleteLabels labels to remove from the dataset; {@code null} means none
         * @return this builder
         * @throws IllegalArgumentException if an element is null
         */
        public Builder deleteLabels(@Nullable Collection<? extends Label> deleteLabels) {
            return deleteLabels(Elements.of("deleteLabels", deleteLabels));
        }

        abstract Builder deleteLabels(List<Label> deleteLabels);

        abstract List<Label> deleteLabels();

        /**
         * Adds a label to those to <b>remove from the dataset</b>.
         *
         * @param label the label
         * @return this builder
         * @throws IllegalArgumentException if {@code label} is null
         */
        public Builder deleteLabel(Label label) {
            return deleteLabels(Elements.and(deleteLabels(), "label", label));
        }

        /**
         * Adds a label to those to <b>remove from the dataset</b>, built in place.
         *
         * @param label sets its fields
         * @return this builder
         * @throws IllegalArgumentException if {@code label} is null, or if a field breaks its rule
         */
        public Builder deleteLabel(Consumer<Label.Builder> label) {
            return deleteLabel(BuilderLambda.build(Label.builder(), label, Label.Builder::build));
        }

        /**
         * Builds the request.
         *
         * @return a new request
         * @throws IllegalArgumentException if a field breaks its rule: the message names field, rule and value
         */
        public abstract UpdateDatasetRequest build();
    }
}
