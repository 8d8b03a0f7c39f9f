package io.github.clouddatasets.sync.shape;

import io.github.clouddatasets.core.spi.value.Check;
import java.util.List;

/**
 * A rectangle in pixels, turned about its own centre: what a {@link BoundingBox} covers in an image of known size. Turning
 * happens in pixels; a rectangle turned in fractions would be skewed unless the image is a square.
 *
 * @param rectangle the rectangle before turning, in pixels
 * @param angle the angle in radians, clockwise as one looks at the image; 0 is upright
 */
public record TurnedRectangle(Rectangle rectangle, double angle) {

    /**
     * Checks the parts. {@inheritDoc}
     *
     * @throws IllegalArgumentException if the rectangle is null, or the angle infinite or not a number
     */
    public TurnedRectangle {
        Check.required("rectangle", rectangle);
        Numbers.finite("angle", angle);
    }

    /**
     * The four corners after turning.
     *
     * @return the corners in pixels that were top left, top right, bottom right and bottom left before turning
     */
    public List<Point> corners() {
        if (angle == 0) {
            return rectangle.corners();
        }
        Point centre = rectangle.centre();
        return rectangle.corners().stream()
                .map(corner -> corner.turned(centre, angle))
                .toList();
    }

    /**
     * The smallest upright rectangle around the turned one.
     *
     * @return the rectangle in pixels
     */
    public Rectangle bounds() {
        return Rectangle.around(corners());
    }
}
