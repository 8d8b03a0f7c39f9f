package io.github.clouddatasets.sync.shape;

import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Immutable;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A box in an image, upright or turned: {@code idah-image:bounding-box}.
 *
 * <pre>{@code
 * BoundingBox box = BoundingBox.ofPixels(new Rectangle(8, 12, 32, 36), 64, 48);
 * }</pre>
 *
 * @param rectangle the box before turning, in fractions of the image's width and height
 * @param angle the angle in radians, clockwise as one looks at the image, about the box's centre in pixels; 0 is upright
 * @param extras members of the shape's JSON beside the documented ones; usually empty
 */
public record BoundingBox(Rectangle rectangle, double angle, Map<String, @Nullable Object> extras) implements Shape {

    /** The type as the service spells it. */
    public static final String TYPE = "idah-image:bounding-box";

    /**
     * Checks the parts, and copies the map. {@inheritDoc}
     *
     * @throws IllegalArgumentException if the rectangle is null, or the angle infinite or not a number
     */
    public BoundingBox {
        Check.required("rectangle", rectangle);
        Numbers.finite("angle", angle);
        extras = Immutable.json(extras);
    }

    /**
     * A box with nothing beside the documented members.
     *
     * @param rectangle the box before turning, in fractions of the image's width and height
     * @param angle the angle in radians, clockwise as one looks at the image; 0 is upright
     * @throws IllegalArgumentException if the rectangle is null, or the angle infinite or not a number
     */
    public BoundingBox(Rectangle rectangle, double angle) {
        this(rectangle, angle, Map.of());
    }

    /**
     * An upright box from pixels.
     *
     * @param pixels the box in pixels
     * @param width the image's width in pixels, 1 or more
     * @param height the image's height in pixels, 1 or more
     * @return the box
     * @throws IllegalArgumentException if the rectangle is null, or a size is below 1
     */
    public static BoundingBox ofPixels(Rectangle pixels, int width, int height) {
        return ofPixels(new TurnedRectangle(pixels, 0), width, height);
    }

    /**
     * A turned box from pixels.
     *
     * @param pixels the box in pixels, with its angle
     * @param width the image's width in pixels, 1 or more
     * @param height the image's height in pixels, 1 or more
     * @return the box
     * @throws IllegalArgumentException if the box is null, or a size is below 1
     */
    public static BoundingBox ofPixels(TurnedRectangle pixels, int width, int height) {
        TurnedRectangle box = Check.required("pixels", pixels);
        return new BoundingBox(box.rectangle().toFractions(width, height), box.angle());
    }

    /**
     * Converts the box to pixels.
     *
     * @param width the image's width in pixels, 1 or more
     * @param height the image's height in pixels, 1 or more
     * @return the box in pixels, with its angle, its corners after turning and the upright rectangle around them
     * @throws IllegalArgumentException if a size is below 1
     */
    public TurnedRectangle toPixels(int width, int height) {
        return new TurnedRectangle(rectangle.toPixels(width, height), angle);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Map<String, @Nullable Object> args() {
        return new ArgsWriter(extras)
                .points(rectangle.corners())
                .number("angle", angle)
                .args();
    }

    @Override
    public Optional<Rectangle> bounds(int width, int height) {
        return Optional.of(toPixels(width, height).bounds());
    }
}
