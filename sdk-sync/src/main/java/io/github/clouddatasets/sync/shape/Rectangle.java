package io.github.clouddatasets.sync.shape;

import io.github.clouddatasets.core.spi.value.Check;
import java.util.Collection;
import java.util.List;

/**
 * An upright rectangle: in fractions of the image's width and height where a shape holds the rectangle, in pixels where a
 * shape was converted.
 *
 * @param left the left edge
 * @param top the top edge
 * @param right the right edge, not left of {@code left}
 * @param bottom the bottom edge, not above {@code top}
 */
public record Rectangle(double left, double top, double right, double bottom) {

    /**
     * Checks the edges. {@inheritDoc}
     *
     * @throws IllegalArgumentException if an edge is infinite or not a number, or two edges are in the wrong order
     */
    public Rectangle {
        Numbers.finite("left", left);
        Numbers.finite("top", top);
        if (Numbers.finite("right", right) < left) {
            throw Check.refused("right", "must not be less than left, which is " + left, Double.toString(right));
        }
        if (Numbers.finite("bottom", bottom) < top) {
            throw Check.refused("bottom", "must not be less than top, which is " + top, Double.toString(bottom));
        }
    }

    /**
     * The smallest rectangle around points.
     *
     * @param points at least one point
     * @return the rectangle, in the unit of the points
     * @throws IllegalArgumentException if there is no point
     */
    public static Rectangle around(Collection<Point> points) {
        Check.notEmpty("points", points);
        double left = Double.POSITIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (Point point : points) {
            left = Math.min(left, point.x());
            top = Math.min(top, point.y());
            right = Math.max(right, point.x());
            bottom = Math.max(bottom, point.y());
        }
        return new Rectangle(left, top, right, bottom);
    }

    /**
     * The rectangle's width.
     *
     * @return the distance of the right from the left edge
     */
    public double width() {
        return right - left;
    }

    /**
     * The rectangle's height.
     *
     * @return the distance of the bottom from the top edge
     */
    public double height() {
        return bottom - top;
    }

    /**
     * The rectangle's centre.
     *
     * @return the point in the middle
     */
    public Point centre() {
        return new Point((left + right) / 2, (top + bottom) / 2);
    }

    /**
     * The rectangle's corners.
     *
     * @return four points: top left, top right, bottom right, bottom left
     */
    public List<Point> corners() {
        return List.of(new Point(left, top), new Point(right, top), new Point(right, bottom), new Point(left, bottom));
    }

    /**
     * Converts a rectangle in fractions to pixels.
     *
     * @param width the image's width in pixels, 1 or more
     * @param height the image's height in pixels, 1 or more
     * @return the rectangle in pixels
     * @throws IllegalArgumentException if a size is below 1
     */
    public Rectangle toPixels(int width, int height) {
        Numbers.size(width, height);
        return new Rectangle(left * width, top * height, right * width, bottom * height);
    }

    /**
     * Converts a rectangle in pixels to fractions.
     *
     * @param width the image's width in pixels, 1 or more
     * @param height the image's height in pixels, 1 or more
     * @return the rectangle in fractions
     * @throws IllegalArgumentException if a size is below 1
     */
    public Rectangle toFractions(int width, int height) {
        Numbers.size(width, height);
        return new Rectangle(left / width, top / height, right / width, bottom / height);
    }
}
