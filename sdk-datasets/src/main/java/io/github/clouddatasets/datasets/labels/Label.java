package io.github.clouddatasets.datasets.labels;

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
 * A label that samples of a dataset may carry (schema {@code Label}). A field that is {@code null} is not sent. The
 * service leaves fields out freely: a missing field is {@code null}, a missing list or map is empty.
 *
 * @param name name of the label
 * @param type kind of labeling the label is for
 * @param property color, shortcut and other basic properties
 * @param attributes further attributes that can be given with the label
 */
@Decoded
public record Label(
        @Nullable String name,
        @Nullable LabelType type,
        @Nullable LabelProperty property,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<LabelAttribute> attributes) {

    /** Copies the lists. {@inheritDoc} */
    public Label {
        attributes = Immutable.list(attributes);
    }

    /** {@return a builder with no field set} */
    public static Builder builder() {
        return new AutoBuilder_Label_Builder().attributes(List.of());
    }

    /** {@return a builder that holds the values of this record} */
    public Builder toBuilder() {
        return new AutoBuilder_Label_Builder(this);
    }

    /** Builds a {@link Label}. */
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
         * Color, shortcut and other basic properties.
         *
         * @param property color, shortcut and other basic properties; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder property(@Nullable LabelProperty property);

        /**
         * As {@link #property(LabelProperty)}, built in place.
         *
         * @param property sets the fields
         * @return this builder
         * @throws IllegalArgumentException if {@code property} is null, or if a field breaks its rule
         */
        public Builder property(Consumer<LabelProperty.Builder> property) {
            return property(BuilderLambda.build(LabelProperty.builder(), property, LabelProperty.Builder::build));
        }

        /**
         * Further attributes that can be given with the label.
         *
         * @param attributes further attributes that can be given with the label; {@code null} means none
         * @return this builder
         * @throws IllegalArgumentException if an element is null
         */
        public Builder attributes(@Nullable Collection<? extends LabelAttribute> attributes) {
            return attributes(Elements.of("attributes", attributes));
        }

        abstract Builder attributes(List<LabelAttribute> attributes);

        abstract List<LabelAttribute> attributes();

        /**
         * Adds an attribute.
         *
         * @param attribute the attribute
         * @return this builder
         * @throws IllegalArgumentException if {@code attribute} is null
         */
        public Builder addAttribute(LabelAttribute attribute) {
            return attributes(Elements.and(attributes(), "attribute", attribute));
        }

        /**
         * Adds an attribute, built in place.
         *
         * @param attribute sets its fields
         * @return this builder
         * @throws IllegalArgumentException if {@code attribute} is null, or if a field breaks its rule
         */
        public Builder addAttribute(Consumer<LabelAttribute.Builder> attribute) {
            return addAttribute(
                    BuilderLambda.build(LabelAttribute.builder(), attribute, LabelAttribute.Builder::build));
        }

        /**
         * Builds the value.
         *
         * @return a new value
         */
        public abstract Label build();
    }
}
