package io.github.clouddatasets.sync.shape;

import java.util.List;

/**
 * A place in an image: in fractions of its width and height where a shape holds the point, in pixels where a shape was
 * converted.
 *
 * @param x the distance from the left edge; a little below 0 or beyond the right edge is possible
 * @param y the distance from the top edge; a little below 0 or beyond the bottom edge is possible
 */
public record Point(double x, double y) {

    /**
     * Checks the numbers. {@inheritDoc}
     *
     * @throws IllegalArgumentException if a number is infinite or not a number, which JSON cannot hold
     */
    public Point {
        Numbers.finite("x", x);
        Numbers.finite("y", y);
    }

    /**
     * Converts a point in fractions to pixels.
     *
     * @param width the image's width in pixels, 1 or more
     * @param height the image's height in pixels, 1 or more
     * @return the point in pixels
     * @throws IllegalArgumentException if a size is below 1
     */
    public Point toPixels(int width, int height) {
        Numbers.size(width, height);
        return new Point(x * width, y * height);
    }

    /**
     * Converts a point in pixels to fractions.
     *
     * @param width the image's width in pixels, 1 or more
     * @param height the image's height in pixels, 1 or more
     * @return the point in fractions
     * @throws IllegalArgumentException if a size is below 1
     */
    public Point toFractions(int width, int height) {
        Numbers.size(width, height);
        return new Point(x / width, y / height);
    }

    /** The point turned about a centre, clockwise as one looks at the image, since y grows downwards. */
    Point turned(Point centre, double angle) {
        double sin = Math.sin(angle);
        double cos = Math.cos(angle);
        double dx = x - centre.x;
        double dy = y - centre.y;
        return new Point(centre.x + dx * cos - dy * sin, centre.y + dx * sin + dy * cos);
    }

    /** The point as the service writes it: a list of two numbers. */
    List<Number> toList() {
        return List.of(Numbers.written(x), Numbers.written(y));
    }

    static List<Point> allToPixels(List<Point> points, int width, int height) {
        return points.stream().map(point -> point.toPixels(width, height)).toList();
    }

    static List<Point> allToFractions(List<Point> points, int width, int height) {
        return points.stream().map(point -> point.toFractions(width, height)).toList();
    }
}
