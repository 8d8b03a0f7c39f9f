package io.github.clouddatasets.sync.shape;

import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Immutable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A circle in an image: {@code idah-image:circle}.
 *
 * <p>A circle whose JSON has two radii as fractions of width and height, as an {@link Ellipse} has, is read too: the larger
 * fraction belongs to the smaller side of the image, and so is the radius.
 *
 * @param centre the centre in fractions of the image's width and height
 * @param radius the radius as a fraction of the smaller of the image's width and height, 0 or more
 * @param extras members of the shape's JSON beside the documented ones; usually empty
 */
public record Circle(Point centre, double radius, Map<String, @Nullable Object> extras) implements Shape {

    /** The type as the service spells it. */
    public static final String TYPE = "idah-image:circle";

    /**
     * Checks the parts, and copies the map. {@inheritDoc}
     *
     * @throws IllegalArgumentException if the centre is null, or the radius negative, infinite or not a number
     */
    public Circle {
        Check.required("centre", centre);
        Numbers.notNegative("radius", radius);
        extras = Immutable.json(extras);
    }

    /**
     * A circle with nothing beside the documented members.
     *
     * @param centre the centre in fractions of the image's width and height
     * @param radius the radius as a fraction of the smaller of the image's width and height, 0 or more
     * @throws IllegalArgumentException if the centre is null, or the radius negative, infinite or not a number
     */
    public Circle(Point centre, double radius) {
        this(centre, radius, Map.of());
    }

    /**
     * A circle from pixels.
     *
     * @param centre the centre in pixels
     * @param radius the radius in pixels, 0 or more
     * @param width the image's width in pixels, 1 or more
     * @param height the image's height in pixels, 1 or more
     * @return the circle
     * @throws IllegalArgumentException if the centre is null, the radius negative, or a size is below 1
     */
    public static Circle ofPixels(Point centre, double radius, int width, int height) {
        Point fractions = Check.required("centre", centre).toFractions(width, height);
        return new Circle(fractions, Numbers.notNegative("radius", radius) / Math.min(width, height));
    }

    /**
     * Converts the circle to pixels.
     *
     * @param width the image's width in pixels, 1 or more
     * @param height the image's height in pixels, 1 or more
     * @return the circle in pixels: an ellipse of two equal radii
     * @throws IllegalArgumentException if a size is below 1
     */
    public TurnedEllipse toPixels(int width, int height) {
        Point pixels = centre.toPixels(width, height);
        double length = radius * Math.min(width, height);
        return new TurnedEllipse(pixels, length, length, 0);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Map<String, @Nullable Object> args() {
        return new ArgsWriter(extras)
                .points(List.of(centre))
                .number("radius", radius)
                .args();
    }

    @Override
    public Optional<Rectangle> bounds(int width, int height) {
        return Optional.of(toPixels(width, height).bounds());
    }
}
