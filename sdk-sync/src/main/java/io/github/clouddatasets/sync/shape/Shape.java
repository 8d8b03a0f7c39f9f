package io.github.clouddatasets.sync.shape;

import io.github.clouddatasets.core.spi.value.Check;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an annotation marks in an image or a video. The type names the shape, as {@code idah-image:bounding-box} does, and the
 * arguments are the JSON that the service keeps for that type.
 *
 * <pre>{@code
 * Shape shape = Shape.of("idah-image:bounding-box", Map.of("points", List.of(List.of(0.125, 0.25), List.of(0.5, 0.75))));
 * if (shape instanceof BoundingBox box) {
 *     Rectangle pixels = box.toPixels(64, 48).rectangle(); // 8, 12 to 32, 36
 * }
 * }</pre>
 */
public sealed interface Shape
        permits BoundingBox, Polygon, Line, Circle, Ellipse, Mask, VideoBoundingBox, VideoPolygon, OtherShape {

    /**
     * Reads a shape. A type that is not known, or arguments that do not fit the type, give an {@link OtherShape} that keeps both
     * as they are: reading never fails because of a shape.
     *
     * @param type the shape's type, such as {@code idah-image:polygon}
     * @param args the arguments as the service or a file has them: nested maps, lists, text, numbers; null counts as empty
     * @return the shape
     * @throws IllegalArgumentException if the type is null or blank
     */
    static Shape of(String type, @Nullable Map<String, ?> args) {
        return ShapeReader.read(Check.required("type", type), args == null ? Map.of() : args);
    }

    /**
     * The shape's type.
     *
     * @return the type as the service spells it, such as {@code idah-image:bounding-box}
     */
    String type();

    /**
     * The shape's arguments in the form that the service keeps. Reading them again gives an equal shape.
     *
     * @return the JSON object, unmodifiable to the bottom
     */
    Map<String, @Nullable Object> args();

    /**
     * The smallest upright rectangle around the shape. A rectangle of a shape that reaches over the edge of the image reaches
     * over the edge, too.
     *
     * @param width the image's width in pixels, 1 or more
     * @param height the image's height in pixels, 1 or more
     * @return the rectangle in pixels; empty for a mask without a pixel, for a track over frames and for a shape of an unknown
     *     type
     * @throws IllegalArgumentException if a size is below 1
     */
    Optional<Rectangle> bounds(int width, int height);
}
