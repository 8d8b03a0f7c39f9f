package io.github.clouddatasets.datasets.samples;

import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.BuilderLambda;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Decoded;
import io.github.clouddatasets.datasets.labels.LabelType;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A label that a sample carries (schema {@code SampleLabel}, in {@link Sample#labels()}, {@link SampleUpdate#labels()}
 * and {@link NewSample#labels()}). A field that is {@code null} is not sent. The builder checks the range of the score;
 * answers of the service are not checked.
 *
 * @param name name of the label
 * @param type kind of labeling the label is for
 * @param property shape, place in the text or the sound, and other properties
 * @param score confidence, from 0 to 1
 * @param id id of the label, which relations point to
 * @param annotatedBy whether a person or the machine gave the label; video labeling only
 */
@Decoded
public record SampleLabel(
        @Nullable String name,
        @Nullable LabelType type,
        @Nullable SampleLabelProperty property,
        @Nullable Double score,
        @Nullable String id,
        @Nullable AnnotatedBy annotatedBy) {

    /** {@return a builder with no field set} */
    public static Builder builder() {
        return new AutoBuilder_SampleLabel_Builder();
    }

    /** {@return a builder that holds the values of this record} */
    public Builder toBuilder() {
        return new AutoBuilder_SampleLabel_Builder(this);
    }

    /**
     * A label with nothing but a name, as image and text classification need it.
     *
     * @param name name of the label
     * @return the label
     */
    public static SampleLabel named(String name) {
        return builder().name(Check.required("name", name)).build();
    }

    /** Builds a {@link SampleLabel}. */
    @AutoBuilder
    public abstract static class Builder {

        Builder() {}

        /**
         * Name of the label.
         *
         * @param name name of the label; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder name(@Nullable String name);

        /**
         * Kind of labeling the label is for.
         *
         * @param type kind of labeling the label is for; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder type(@Nullable LabelType type);

        /**
         * Shape, place in the text or the sound, and other properties.
         *
         * @param property shape, place in the text or the sound, and other properties; {@code null} leaves the field
         *     out
         * @return this builder
         */
        public abstract Builder property(@Nullable SampleLabelProperty property);

        /**
         * As {@link #property(SampleLabelProperty)}, built in place.
         *
         * @param property sets the fields
         * @return this builder
         * @throws IllegalArgumentException if {@code property} is null, or if a field breaks its rule
         */
        public Builder property(Consumer<SampleLabelProperty.Builder> property) {
            return property(
                    BuilderLambda.build(SampleLabelProperty.builder(), property, SampleLabelProperty.Builder::build));
        }

        /**
         * Confidence, from 0 to 1.
         *
         * @param score confidence; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder score(@Nullable Double score);

        /**
         * Id of the label, which relations point to.
         *
         * @param id id of the label; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder id(@Nullable String id);

        /**
         * Whether a person or the machine gave the label; video labeling only.
         *
         * @param annotatedBy whether a person or the machine gave the label; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder annotatedBy(@Nullable AnnotatedBy annotatedBy);

        /**
         * Builds the value.
         *
         * @return a new value
         * @throws IllegalArgumentException if a field breaks its rule: the message names field, rule and value
         */
        public SampleLabel build() {
            SampleLabel built = autoBuild();
            Double score = built.score();
            if (score != null && !(score >= 0 && score <= 1)) {
                throw Check.refused("score", "must be from 0 to 1", score.toString());
            }
            return built;
        }

        /** Builds without a check. The constructor has none, since the answers of the service are read with it. */
        abstract SampleLabel autoBuild();
    }
}
