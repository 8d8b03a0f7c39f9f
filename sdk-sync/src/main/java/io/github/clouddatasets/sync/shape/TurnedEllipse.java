package io.github.clouddatasets.sync.shape;

import io.github.clouddatasets.core.spi.value.Check;

/**
 * An ellipse in pixels, turned about its own centre: what an {@link Ellipse} or a {@link Circle} covers in an image of known
 * size.
 *
 * @param centre the centre in pixels
 * @param radiusX the radius in pixels that is level before turning, 0 or more
 * @param radiusY the radius in pixels that is upright before turning, 0 or more
 * @param angle the angle in radians, clockwise as one looks at the image; 0 is not turned
 */
public record TurnedEllipse(Point centre, double radiusX, double radiusY, double angle) {

    /**
     * Checks the parts. {@inheritDoc}
     *
     * @throws IllegalArgumentException if the centre is null, a radius negative, or a number infinite or not a number
     */
    public TurnedEllipse {
        Check.required("centre", centre);
        Numbers.notNegative("radiusX", radiusX);
        Numbers.notNegative("radiusY", radiusY);
        Numbers.finite("angle", angle);
    }

    /**
     * The smallest upright rectangle around the ellipse.
     *
     * @return the rectangle in pixels
     */
    public Rectangle bounds() {
        double sin = angle == 0 ? 0 : Math.sin(angle);
        double cos = angle == 0 ? 1 : Math.cos(angle);
        double halfWidth = Math.hypot(radiusX * cos, radiusY * sin);
        double halfHeight = Math.hypot(radiusX * sin, radiusY * cos);
        return new Rectangle(
                centre.x() - halfWidth, centre.y() - halfHeight, centre.x() + halfWidth, centre.y() + halfHeight);
    }
}
