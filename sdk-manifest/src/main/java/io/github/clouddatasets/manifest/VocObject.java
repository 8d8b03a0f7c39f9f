package io.github.clouddatasets.manifest;

import com.google.auto.value.AutoBuilder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A marked object in a label file ({@link VocFile#objects()}). What is missing in the file is {@code null}, a missing
 * list or map is empty.
 *
 * <pre>{@code
 * VocObject cat = VocObject.of("cat", new VocShape.BoundingBox(10, 20, 110, 220));
 * }</pre>
 *
 * @param name name of the label
 * @param pose direction that the object is seen from, free text
 * @param truncated whether the image shows a part of the object only
 * @param occluded whether something hides a part of the object
 * @param difficult how difficult the object is to make out; 0 means easy
 * @param confidence how sure the machine was, from 0 to 1
 * @param hardCoefficient how hard the example is, from 0 to 1
 * @param maskColor the object's color in the mask; segmentation only
 * @param shape where the object is; {@code null} for none, or one that is not known and then among {@code others}
 * @param properties attributes of the label
 * @param others elements that no component stands for, and known ones whose value is not what the format says
 */
public record VocObject(
        @Nullable String name,
        @Nullable String pose,
        @Nullable Boolean truncated,
        @Nullable Boolean occluded,
        @Nullable Integer difficult,
        @Nullable Double confidence,
        @Nullable Double hardCoefficient,
        @Nullable MaskColor maskColor,
        @Nullable VocShape shape,
        Map<String, String> properties,
        List<VocElement> others) {

    public VocObject {
        properties = Immutable.map(properties);
        others = Immutable.list(others);
    }

    /** An object with a name, a shape and nothing else. */
    public static VocObject of(String name, VocShape shape) {
        return builder().name(name).shape(shape).build();
    }

    /** A builder with nothing set. */
    public static Builder builder() {
        return new Checked().properties(Map.of()).others(List.of());
    }

    /** A builder with everything set as here. */
    public Builder toBuilder() {
        return new Checked(this);
    }

    /** Builds a {@link VocObject}. */
    @AutoBuilder(ofClass = VocObject.class)
    public interface Builder {

        /** Name of the label. */
        Builder name(@Nullable String name);

        /** Direction that the object is seen from, free text. */
        Builder pose(@Nullable String pose);

        /** Whether the image shows a part of the object only. */
        Builder truncated(@Nullable Boolean truncated);

        /** Whether something hides a part of the object. */
        Builder occluded(@Nullable Boolean occluded);

        /** How difficult the object is to make out; 0 means easy. */
        Builder difficult(@Nullable Integer difficult);

        /** How sure the machine was, from 0 to 1. */
        Builder confidence(@Nullable Double confidence);

        /** How hard the example is, from 0 to 1. */
        Builder hardCoefficient(@Nullable Double hardCoefficient);

        /** The object's color in the mask; segmentation only. */
        Builder maskColor(@Nullable MaskColor maskColor);

        /** Where the object is. */
        Builder shape(@Nullable VocShape shape);

        /** Attributes of the label. */
        Builder properties(Map<String, String> properties);

        /** Further elements. */
        Builder others(List<VocElement> others);

        /**
         * The object.
         *
         * @throws IllegalArgumentException if the confidence or the coefficient is not from 0 to 1
         */
        VocObject build();
    }

    /** Checks what a user builds. The constructor must not: files are read with it. */
    private static final class Checked extends AutoBuilder_VocObject_Builder {

        Checked() {}

        Checked(VocObject source) {
            super(source);
        }

        @Override
        public VocObject build() {
            VocObject built = super.build();
            Share.check("confidence", built.confidence());
            Share.check("hardCoefficient", built.hardCoefficient());
            return built;
        }
    }
}
