package io.github.clouddatasets.datasets.labels;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.BuilderLambda;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Decoded;
import io.github.clouddatasets.core.spi.value.Elements;
import io.github.clouddatasets.core.spi.value.Immutable;
import io.github.clouddatasets.datasets.internal.Rules;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A further attribute of a label (schema {@code LabelAttribute}, in {@link Label#attributes()}). A field that is
 * {@code null} is not sent. The builder checks the limits; answers of the service are not checked.
 *
 * @param id id of the attribute, as the list of labels shows it; given by the service
 * @param name name of the attribute, at most 64 characters, without {@code ! < > = & " '}
 * @param type free text, or one value of {@code values}
 * @param defaultValue value of a label without this attribute
 * @param values values to choose from, for {@link LabelAttributeType#SELECT}
 */
@Decoded
public record LabelAttribute(
        @Nullable String id,
        @Nullable String name,
        @Nullable LabelAttributeType type,
        @Nullable String defaultValue,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<LabelAttributeValue> values) {

    /** Copies the lists. {@inheritDoc} */
    public LabelAttribute {
        values = Immutable.list(values);
    }

    /** {@return a builder with no field set} */
    public static Builder builder() {
        return new AutoBuilder_LabelAttribute_Builder().values(List.of());
    }

    /** {@return a builder that holds the values of this record} */
    public Builder toBuilder() {
        return new AutoBuilder_LabelAttribute_Builder(this);
    }

    /** Builds a {@link LabelAttribute}. */
    @AutoBuilder
    public abstract static class Builder {

        Builder() {}

        /**
         * Id of the attribute, as the list of labels shows it; given by the service.
         *
         * @param id id of the attribute; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder id(@Nullable String id);

        /**
         * Name of the attribute, at most 64 characters, without {@code ! < > = & " '}.
         *
         * @param name name of the attribute; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder name(@Nullable String name);

        /**
         * Free text, or one value of {@code values}.
         *
         * @param type free text, or one value of {@code values}; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder type(@Nullable LabelAttributeType type);

        /**
         * Value of a label without this attribute.
         *
         * @param defaultValue value of a label without this attribute; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder defaultValue(@Nullable String defaultValue);

        /**
         * Values to choose from, for {@link LabelAttributeType#SELECT}.
         *
         * @param values values to choose from; {@code null} means none
         * @return this builder
         * @throws IllegalArgumentException if an element is null
         */
        public Builder values(@Nullable Collection<? extends LabelAttributeValue> values) {
            return values(Elements.of("values", values));
        }

        abstract Builder values(List<LabelAttributeValue> values);

        abstract List<LabelAttributeValue> values();

        /**
         * Adds a value.
         *
         * @param value the value
         * @return this builder
         * @throws IllegalArgumentException if {@code value} is null
         */
        public Builder addValue(LabelAttributeValue value) {
            return values(Elements.and(values(), "value", value));
        }

        /**
         * Adds a value, built in place.
         *
         * @param value sets its fields
         * @return this builder
         * @throws IllegalArgumentException if {@code value} is null, or if a field breaks its rule
         */
        public Builder addValue(Consumer<LabelAttributeValue.Builder> value) {
            return addValue(
                    BuilderLambda.build(LabelAttributeValue.builder(), value, LabelAttributeValue.Builder::build));
        }

        /**
         * Builds the value.
         *
         * @return a new value
         * @throws IllegalArgumentException if a field breaks its rule: the message names field, rule and value
         */
        public LabelAttribute build() {
            LabelAttribute built = autoBuild();
            Check.length("name", built.name(), 0, 64);
            Check.pattern("name", built.name(), Rules.TEXT, Rules.TEXT_RULE);
            return built;
        }

        /** Builds without a check. The constructor has none, since the answers of the service are read with it. */
        abstract LabelAttribute autoBuild();
    }
}
