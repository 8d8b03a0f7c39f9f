package io.github.clouddatasets.datasets.labels;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.Check;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Basic properties of a label (schema {@code LabelProperty}, in {@link Label#property()}). On the wire every name
 * begins with {@code @modelarts:}. What is {@code null} is not sent. The builder checks the color; what the service
 * answers is taken as it is.
 *
 * @param color color of the label as {@code #RRGGBB}, for example {@code #FFFFF0}; none by default
 * @param defaultShape shape that is chosen first when the label is drawn; object detection only, none by default
 * @param shortcut key that chooses the label, for example {@code D}; none by default
 * @param fromType type of the entity that a relation starts from; needed to create a label of a text triplet relation
 * @param toType type of the entity that a relation leads to; needed to create a label of a text triplet relation
 * @param renameTo new name for the label; renames it
 */
public record LabelProperty(
        @JsonProperty("@modelarts:color") @Nullable String color,
        @JsonProperty("@modelarts:default_shape") @Nullable LabelShape defaultShape,
        @JsonProperty("@modelarts:shortcut") @Nullable String shortcut,
        @JsonProperty("@modelarts:from_type") @Nullable String fromType,
        @JsonProperty("@modelarts:to_type") @Nullable String toType,
        @JsonProperty("@modelarts:rename_to") @Nullable String renameTo) {

    private static final Pattern COLOR = Pattern.compile("(#[0-9A-Fa-f]{6})?");

    /** A builder with nothing set. */
    public static Builder builder() {
        return new Checked();
    }

    /** A builder with everything set as here. */
    public Builder toBuilder() {
        return new Checked(this);
    }

    /** Builds a {@link LabelProperty}. */
    @AutoBuilder(ofClass = LabelProperty.class)
    public interface Builder {

        /** Color of the label as {@code #RRGGBB}, for example {@code #FFFFF0}; none by default. */
        Builder color(@Nullable String color);

        /** Shape that is chosen first when the label is drawn; object detection only, none by default. */
        Builder defaultShape(@Nullable LabelShape defaultShape);

        /** Key that chooses the label, for example {@code D}; none by default. */
        Builder shortcut(@Nullable String shortcut);

        /** Type of the entity that a relation starts from; needed to create a label of a text triplet relation. */
        Builder fromType(@Nullable String fromType);

        /** Type of the entity that a relation leads to; needed to create a label of a text triplet relation. */
        Builder toType(@Nullable String toType);

        /** New name for the label; renames it. */
        Builder renameTo(@Nullable String renameTo);

        /**
         * The value.
         *
         * @throws IllegalArgumentException if a component breaks its rule
         */
        LabelProperty build();
    }

    /** Checks what a user builds. The constructor must not: answers of the service are read with it. */
    private static final class Checked extends AutoBuilder_LabelProperty_Builder {

        Checked() {}

        Checked(LabelProperty source) {
            super(source);
        }

        @Override
        public LabelProperty build() {
            LabelProperty built = super.build();
            Check.pattern("color", built.color(), COLOR, "must be a color as #RRGGBB");
            return built;
        }
    }
}
