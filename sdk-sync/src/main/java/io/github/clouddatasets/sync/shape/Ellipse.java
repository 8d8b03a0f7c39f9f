package io.github.clouddatasets.sync.shape;

import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Immutable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An ellipse in an image, level or turned: {@code idah-image:ellipse}.
 *
 * @param centre the centre in fractions of the image's width and height
 * @param radiusX the radius that is level before turning, as a fraction of the image's width, 0 or more
 * @param radiusY the radius that is upright before turning, as a fraction of the image's height, 0 or more
 * @param angle the angle in radians, clockwise as one looks at the image, about the centre in pixels; 0 is not turned
 * @param extras members of the shape's JSON beside the documented ones; usually empty
 */
public record Ellipse(Point centre, double radiusX, double radiusY, double angle, Map<String, @Nullable Object> extras)
        implements Shape {

    /** The type as the service spells it. */
    public static final String TYPE = "idah-image:ellipse";

    /**
     * Checks the parts, and copies the map. {@inheritDoc}
     *
     * @throws IllegalArgumentException if the centre is null, a radius negative, or a number infinite or not a number
     */
    public Ellipse {
        Check.required("centre", centre);
        Numbers.notNegative("radiusX", radiusX);
        Numbers.notNegative("radiusY", radiusY);
        Numbers.finite("angle", angle);
        extras = Immutable.json(extras);
    }

    /**
     * An ellipse with nothing beside the documented members.
     *
     * @param centre the centre in fractions of the image's width and height
     * @param radiusX the radius that is level before turning, as a fraction of the image's width, 0 or more
     * @param radiusY the radius that is upright before turning, as a fraction of the image's height, 0 or more
     * @param angle the angle in radians, clockwise as one looks at the image; 0 is not turned
     * @throws IllegalArgumentException if the centre is null, a radius negative, or a number infinite or not a number
     */
    public Ellipse(Point centre, double radiusX, double radiusY, double angle) {
        this(centre, radiusX, radiusY, angle, Map.of());
    }

    /**
     * An ellipse from pixels.
     *
     * @param pixels the ellipse in pixels, with its angle
     * @param width the image's width in pixels, 1 or more
     * @param height the image's height in pixels, 1 or more
     * @return the ellipse
     * @throws IllegalArgumentException if the ellipse is null, or a size is below 1
     */
    public static Ellipse ofPixels(TurnedEllipse pixels, int width, int height) {
        TurnedEllipse ellipse = Check.required("pixels", pixels);
        return new Ellipse(
                ellipse.centre().toFractions(width, height),
                ellipse.radiusX() / width,
                ellipse.radiusY() / height,
                ellipse.angle());
    }

    /**
     * Converts the ellipse to pixels.
     *
     * @param width the image's width in pixels, 1 or more
     * @param height the image's height in pixels, 1 or more
     * @return the ellipse in pixels, with its angle and the upright rectangle around it
     * @throws IllegalArgumentException if a size is below 1
     */
    public TurnedEllipse toPixels(int width, int height) {
        return new TurnedEllipse(centre.toPixels(width, height), radiusX * width, radiusY * height, angle);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Map<String, @Nullable Object> args() {
        return new ArgsWriter(extras)
                .points(List.of(centre, new Point(radiusX, radiusY)))
                .number("angle", angle)
                .args();
    }

    @Override
    public Optional<Rectangle> bounds(int width, int height) {
        return Optional.of(toPixels(width, height).bounds());
    }
}
