package io.github.clouddatasets.datasets.samples;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.BuilderLambda;
import io.github.clouddatasets.core.spi.value.Decoded;
import io.github.clouddatasets.core.spi.value.Elements;
import io.github.clouddatasets.core.spi.value.Immutable;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Labels that samples must carry (schema {@code SearchLabels}, in {@link SearchCondition#labelList()}). A field that is
 * {@code null} is not sent.
 *
 * @param labels labels to look for
 * @param op whether one of the labels is enough or all are needed; needed with several labels
 */
@Decoded
public record SearchLabels(
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<SearchLabel> labels,
        @Nullable LogicalOperator op) {

    /**
     * Copies the lists.
     *
     * @param labels labels to look for
     * @param op whether one of the labels is enough or all are needed
     */
    public SearchLabels {
        labels = Immutable.list(labels);
    }

    /** {@return a builder with no field set} */
    public static Builder builder() {
        return new AutoBuilder_SearchLabels_Builder().labels(List.of());
    }

    /** {@return a builder that holds the values of this record} */
    public Builder toBuilder() {
        return new AutoBuilder_SearchLabels_Builder(this);
    }

    /** Builds a {@link SearchLabels}. */
    @AutoBuilder
    public abstract static class Builder {

        Builder() {}

        /**
         * Labels to look for.
         *
         * @param labels labels to look for; {@code null} means none
         * @return this builder
         * @throws IllegalArgumentException if an element is null
         */
        public Builder labels(@Nullable Collection<? extends SearchLabel> labels) {
            return labels(Elements.of("labels", labels));
        }

        abstract Builder labels(List<SearchLabel> labels);

        abstract List<SearchLabel> labels();

        /**
         * Adds a label.
         *
         * @param label the label
         * @return this builder
         * @throws IllegalArgumentException if {@code label} is null
         */
        public Builder addLabel(SearchLabel label) {
            return labels(Elements.and(labels(), "label", label));
        }

        /**
         * Adds a label, built in place.
         *
         * @param label sets its fields
         * @return this builder
         * @throws IllegalArgumentException if {@code label} is null, or if a field breaks its rule
         */
        public Builder addLabel(Consumer<SearchLabel.Builder> label) {
            return addLabel(BuilderLambda.build(SearchLabel.builder(), label, SearchLabel.Builder::build));
        }

        /**
         * Whether one of the labels is enough or all are needed; needed with several labels.
         *
         * @param op whether one of the labels is enough or all are needed; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder op(@Nullable LogicalOperator op);

        /**
         * Builds the value.
         *
         * @return a new value
         */
        public abstract SearchLabels build();
    }
}
