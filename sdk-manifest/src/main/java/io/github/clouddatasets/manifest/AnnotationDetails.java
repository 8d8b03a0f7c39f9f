package io.github.clouddatasets.manifest;

import com.google.auto.value.AutoBuilder;
import java.time.LocalDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields that labels of every kind may have. A field that the file lacks is {@code null}, a missing map is empty.
 *
 * @param hard whether this label makes the sample a hard example
 * @param hardCoefficient how hard, from 0 to 1
 * @param confidence how sure the machine was, from 0 to 1; labels made by a machine only
 * @param annotatedBy who wrote the label, {@code human} if missing; for example {@code modelarts/active-learning}
 * @param creationTime when the label was written, to the second; the file tells no time zone
 * @param properties the free properties of the label, without those that its kind has components for
 * @param others every field that no component stands for, under its name in the file, and known fields whose value is
 *     not what the format says, as they came; written back after the known ones
 */
public record AnnotationDetails(
        @Nullable Boolean hard,
        @Nullable Double hardCoefficient,
        @Nullable Double confidence,
        @Nullable String annotatedBy,
        @Nullable LocalDateTime creationTime,
        Map<String, @Nullable Object> properties,
        Map<String, @Nullable Object> others) {

    /** No details: every field is missing. */
    public static final AnnotationDetails NONE =
            new AnnotationDetails(null, null, null, null, null, Map.of(), Map.of());

    /** The value of {@code annotatedBy} for labels that people wrote. */
    public static final String HUMAN = "human";

    /** Copies lists and maps. {@inheritDoc} */
    public AnnotationDetails {
        properties = Immutable.json(properties);
        others = Immutable.json(others);
    }

    /** {@return a builder with nothing set} */
    public static Builder builder() {
        return new Checked(NONE);
    }

    /** {@return a builder that holds these values} */
    public Builder toBuilder() {
        return new Checked(this);
    }

    /** Builds {@link AnnotationDetails}. */
    @AutoBuilder
    public interface Builder {

        /**
         * Whether this label makes the sample a hard example.
         *
         * @param hard whether this label makes the sample a hard example; {@code null} for none
         * @return this builder
         */
        Builder hard(@Nullable Boolean hard);

        /**
         * How hard, from 0 to 1.
         *
         * @param hardCoefficient how hard; {@code null} for none
         * @return this builder
         */
        Builder hardCoefficient(@Nullable Double hardCoefficient);

        /**
         * How sure the machine was, from 0 to 1.
         *
         * @param confidence how sure the machine was; {@code null} for none
         * @return this builder
         */
        Builder confidence(@Nullable Double confidence);

        /**
         * Who wrote the label, for example {@link #HUMAN}.
         *
         * @param annotatedBy who wrote the label; {@code null} for none
         * @return this builder
         */
        Builder annotatedBy(@Nullable String annotatedBy);

        /**
         * When the label was written. A fraction of a second is not written.
         *
         * @param creationTime when the label was written; {@code null} for none
         * @return this builder
         */
        Builder creationTime(@Nullable LocalDateTime creationTime);

        /**
         * The free properties of the label: text, numbers, booleans, lists and maps of these.
         *
         * @param properties the properties by name
         * @return this builder
         * @throws IllegalArgumentException if {@code properties} is null
         */
        Builder properties(Map<String, @Nullable Object> properties);

        /**
         * Further fields; they cannot replace one that a component stands for and is set.
         *
         * @param others the further fields by name
         * @return this builder
         * @throws IllegalArgumentException if {@code others} is null
         */
        Builder others(Map<String, @Nullable Object> others);

        /**
         * Builds the details.
         *
         * @return new details
         * @throws IllegalArgumentException if a coefficient or the confidence is not from 0 to 1
         */
        AnnotationDetails build();
    }

    /** Checks the values of a user. The constructor has no such check, since files are read with it. */
    private static final class Checked extends AutoBuilder_AnnotationDetails_Builder {

        Checked(AnnotationDetails source) {
            super(source);
        }

        @Override
        public Builder properties(Map<String, @Nullable Object> properties) {
            return super.properties(Check.required("properties", properties));
        }

        @Override
        public Builder others(Map<String, @Nullable Object> others) {
            return super.others(Check.required("others", others));
        }

        @Override
        public AnnotationDetails build() {
            AnnotationDetails built = super.build();
            Ratio.check("hardCoefficient", built.hardCoefficient());
            Ratio.check("confidence", built.confidence());
            return built;
        }
    }
}
