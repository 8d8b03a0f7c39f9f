package io.github.clouddatasets.datasets.labels;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Decoded;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Basic properties of a label (schema {@code LabelProperty}, in {@link Label#property()}). On the wire every name
 * begins with {@code @modelarts:}. A field that is {@code null} is not sent. The builder checks the color; answers of
 * the service are not checked.
 *
 * @param color color of the label as {@code #RRGGBB}, for example {@code #FFFFF0}; none by default
 * @param defaultShape shape that is chosen first when the label is drawn; object detection only, none by default
 * @param shortcut key that chooses the label, for example {@code D}; none by default
 * @param fromType type of the entity that a relation starts from; needed to create a label of a text triplet relation
 * @param toType type of the entity that a relation leads to; needed to create a label of a text triplet relation
 * @param renameTo new name for the label; renames it
 */
@Decoded
public record LabelProperty(
        @JsonProperty("@modelarts:color") @Nullable String color,
        @JsonProperty("@modelarts:default_shape") @Nullable LabelShape defaultShape,
        @JsonProperty("@modelarts:shortcut") @Nullable String shortcut,
        @JsonProperty("@modelarts:from_type") @Nullable String fromType,
        @JsonProperty("@modelarts:to_type") @Nullable String toType,
        @JsonProperty("@modelarts:rename_to") @Nullable String renameTo) {

    private static final Pattern COLOR = Pattern.compile("(#[0-9A-Fa-f]{6})?");

    /** {@return a builder with no field set} */
    public static Builder builder() {
        return new AutoBuilder_LabelProperty_Builder();
    }

    /** {@return a builder that holds the values of this record} */
    public Builder toBuilder() {
        return new AutoBuilder_LabelProperty_Builder(this);
    }

    /** Builds a {@link LabelProperty}. */
    @AutoBuilder
    public abstract static class Builder {

        Builder() {}

        /**
         * Color of the label as {@code #RRGGBB}, for example {@code #FFFFF0}; none by default.
         *
         * @param color color of the label as {@code #RRGGBB}; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder color(@Nullable String color);

        /**
         * Shape that is chosen first when the label is drawn; object detection only, none by default.
         *
         * @param defaultShape shape that is chosen first when the label is drawn; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder defaultShape(@Nullable LabelShape defaultShape);

        /**
         * Key that chooses the label, for example {@code D}; none by default.
         *
         * @param shortcut key that chooses the label; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder shortcut(@Nullable String shortcut);

        /**
         * Type of the entity that a relation starts from; needed to create a label of a text triplet relation.
         *
         * @param fromType type of the entity that a relation starts from; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder fromType(@Nullable String fromType);

        /**
         * Type of the entity that a relation leads to; needed to create a label of a text triplet relation.
         *
         * @param toType type of the entity that a relation leads to; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder toType(@Nullable String toType);

        /**
         * New name for the label; renames it.
         *
         * @param renameTo new name for the label; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder renameTo(@Nullable String renameTo);

        /**
         * Builds the value.
         *
         * @return a new value
         * @throws IllegalArgumentException if a field breaks its rule: the message names field, rule and value
         */
        public LabelProperty build() {
            LabelProperty built = autoBuild();
            Check.pattern("color", built.color(), COLOR, "must be a color as #RRGGBB");
            return built;
        }

        /** Builds without a check. The constructor has none, since the answers of the service are read with it. */
        abstract LabelProperty autoBuild();
    }
}
