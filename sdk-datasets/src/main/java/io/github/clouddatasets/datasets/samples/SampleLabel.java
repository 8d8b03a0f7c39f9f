package io.github.clouddatasets.datasets.samples;

import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.datasets.labels.LabelType;
import org.jspecify.annotations.Nullable;

/**
 * A label that a sample carries (schema {@code SampleLabel}, in {@link Sample#labels()}, {@link SampleUpdate#labels()}
 * and {@link NewSample#labels()}). What is {@code null} is not sent. The builder checks the range of the score; what
 * the service answers is taken as it is.
 *
 * @param name name of the label
 * @param type kind of labeling the label is for
 * @param property shape, place in the text or the sound, and other properties
 * @param score confidence, from 0 to 1
 * @param id id of the label, which relations point to
 * @param annotatedBy whether a person or the machine gave the label; video labeling only
 */
public record SampleLabel(
        @Nullable String name,
        @Nullable LabelType type,
        @Nullable SampleLabelProperty property,
        @Nullable Double score,
        @Nullable String id,
        @Nullable AnnotatedBy annotatedBy) {

    /** A builder with nothing set. */
    public static Builder builder() {
        return new Checked();
    }

    /** A builder with everything set as here. */
    public Builder toBuilder() {
        return new Checked(this);
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
    @AutoBuilder(ofClass = SampleLabel.class)
    public interface Builder {

        /** Name of the label. */
        Builder name(@Nullable String name);

        /** Kind of labeling the label is for. */
        Builder type(@Nullable LabelType type);

        /** Shape, place in the text or the sound, and other properties. */
        Builder property(@Nullable SampleLabelProperty property);

        /** Confidence, from 0 to 1. */
        Builder score(@Nullable Double score);

        /** Id of the label, which relations point to. */
        Builder id(@Nullable String id);

        /** Whether a person or the machine gave the label; video labeling only. */
        Builder annotatedBy(@Nullable AnnotatedBy annotatedBy);

        /**
         * The value.
         *
         * @throws IllegalArgumentException if a component breaks its rule
         */
        SampleLabel build();
    }

    /** Checks what a user builds. The constructor must not: answers of the service are read with it. */
    private static final class Checked extends AutoBuilder_SampleLabel_Builder {

        Checked() {}

        Checked(SampleLabel source) {
            super(source);
        }

        @Override
        public SampleLabel build() {
            SampleLabel built = super.build();
            Double score = built.score();
            if (score != null && !(score >= 0 && score <= 1)) {
                throw Check.refused("score", "must be from 0 to 1", score.toString());
            }
            return built;
        }
    }
}
