package io.github.clouddatasets.manifest;

import com.google.auto.value.AutoBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A marked object in a label file ({@link VocFile#objects()}). A field that the file lacks is {@code null}, a
 * missing list or map is empty.
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
 * @param shape where the object is: its box, or its first shape when it has no box; {@code null} when it has no shape
 *     that the format knows. Further shapes, and unknown ones, are among {@code others}; see {@link #shapes()}
 * @param properties attributes of the label
 * @param others elements that no component has, and known ones whose value breaks the rule of the format
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

    /** Copies lists and maps. {@inheritDoc} */
    public VocObject {
        properties = Immutable.map(properties);
        others = Immutable.list(others);
    }

    /**
     * An object with a name, a shape and nothing else.
     *
     * @param name name of the label
     * @param shape the shape around the object
     * @return the object
     * @throws IllegalArgumentException if one is null
     */
    public static VocObject of(String name, VocShape shape) {
        return builder()
                .name(Check.required("name", name))
                .shape(Check.required("shape", shape))
                .build();
    }

    /**
     * All shapes of the object. Files of the Pascal VOC challenge have a box and a point in one object, files of
     * Roboflow and RectLabel a box and a polygon.
     *
     * @return {@link #shape()}, then the shapes among {@link #others()} in the order of the file
     */
    public List<VocShape> shapes() {
        List<VocShape> shapes = new ArrayList<>();
        if (shape != null) {
            shapes.add(shape);
        }
        for (VocElement other : others) {
            ShapeElement further = ShapeElement.of(other);
            if (further != null) {
                shapes.add(further.shape());
            }
        }
        return List.copyOf(shapes);
    }

    /** {@return a builder with nothing set} */
    public static Builder builder() {
        return new Checked().properties(Map.of()).others(List.of());
    }

    /** {@return a builder that holds these values} */
    public Builder toBuilder() {
        return new Checked(this);
    }

    /** Builds a {@link VocObject}. */
    @AutoBuilder
    public interface Builder {

        /**
         * Name of the label.
         *
         * @param name name of the label; {@code null} for none
         * @return this builder
         */
        Builder name(@Nullable String name);

        /**
         * Direction that the object is seen from, free text.
         *
         * @param pose direction that the object is seen from; {@code null} for none
         * @return this builder
         */
        Builder pose(@Nullable String pose);

        /**
         * Whether the image shows a part of the object only.
         *
         * @param truncated whether the image shows a part of the object only; {@code null} for none
         * @return this builder
         */
        Builder truncated(@Nullable Boolean truncated);

        /**
         * Whether something hides a part of the object.
         *
         * @param occluded whether something hides a part of the object; {@code null} for none
         * @return this builder
         */
        Builder occluded(@Nullable Boolean occluded);

        /**
         * How difficult the object is to make out; 0 means easy.
         *
         * @param difficult how difficult the object is to make out; {@code null} for none
         * @return this builder
         */
        Builder difficult(@Nullable Integer difficult);

        /**
         * How sure the machine was, from 0 to 1.
         *
         * @param confidence how sure the machine was; {@code null} for none
         * @return this builder
         */
        Builder confidence(@Nullable Double confidence);

        /**
         * How hard the example is, from 0 to 1.
         *
         * @param hardCoefficient how hard the example is; {@code null} for none
         * @return this builder
         */
        Builder hardCoefficient(@Nullable Double hardCoefficient);

        /**
         * The object's color in the mask; segmentation only.
         *
         * @param maskColor the object's color in the mask; {@code null} for none
         * @return this builder
         */
        Builder maskColor(@Nullable MaskColor maskColor);

        /**
         * Where the object is.
         *
         * @param shape where the object is; {@code null} for none
         * @return this builder
         */
        Builder shape(@Nullable VocShape shape);

        /**
         * Attributes of the label.
         *
         * @param properties the properties by name
         * @return this builder
         * @throws IllegalArgumentException if {@code properties} is null
         */
        Builder properties(Map<String, String> properties);

        /**
         * Further elements.
         *
         * @param others the further elements
         * @return this builder
         * @throws IllegalArgumentException if {@code others} is null
         */
        Builder others(List<VocElement> others);

        /**
         * Builds the object.
         *
         * @return a new object
         * @throws IllegalArgumentException if the confidence or the coefficient is not from 0 to 1
         */
        VocObject build();
    }

    /** Checks the values of a user. The constructor has no such check, since files are read with it. */
    private static final class Checked extends AutoBuilder_VocObject_Builder {

        Checked() {}

        Checked(VocObject source) {
            super(source);
        }

        @Override
        public Builder properties(Map<String, String> properties) {
            return super.properties(Check.required("properties", properties));
        }

        @Override
        public Builder others(List<VocElement> others) {
            return super.others(Check.required("others", others));
        }

        @Override
        public VocObject build() {
            VocObject built = super.build();
            Ratio.check("confidence", built.confidence());
            Ratio.check("hardCoefficient", built.hardCoefficient());
            return built;
        }
    }
}
