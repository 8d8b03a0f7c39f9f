package io.github.clouddatasets.sync.shape;

import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Immutable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An open line in an image: {@code idah-image:line}.
 *
 * @param points two or more points in fractions of the image's width and height, in order
 * @param extras members of the shape's JSON beside the documented ones; usually empty
 */
public record Line(List<Point> points, Map<String, @Nullable Object> extras) implements Shape {

    /** The type as the service spells it. */
    public static final String TYPE = "idah-image:line";

    /**
     * Checks the points, and copies the collections. {@inheritDoc}
     *
     * @throws IllegalArgumentException if there are fewer than two points
     */
    public Line {
        points = Immutable.list(Check.required("points", points));
        if (points.size() < 2) {
            throw Check.refused("points", "must be two or more points", points.toString());
        }
        extras = Immutable.json(extras);
    }

    /**
     * A line with nothing beside its points.
     *
     * @param points two or more points in fractions of the image's width and height
     * @throws IllegalArgumentException if there are fewer than two points
     */
    public Line(List<Point> points) {
        this(points, Map.of());
    }

    /**
     * A line from pixels.
     *
     * @param pixels two or more points in pixels
     * @param width the image's width in pixels, 1 or more
     * @param height the image's height in pixels, 1 or more
     * @return the line
     * @throws IllegalArgumentException if there are fewer than two points, or a size is below 1
     */
    public static Line ofPixels(List<Point> pixels, int width, int height) {
        return new Line(Point.allToFractions(Check.required("pixels", pixels), width, height));
    }

    /**
     * Converts the points to pixels.
     *
     * @param width the image's width in pixels, 1 or more
     * @param height the image's height in pixels, 1 or more
     * @return the points in pixels
     * @throws IllegalArgumentException if a size is below 1
     */
    public List<Point> toPixels(int width, int height) {
        return Point.allToPixels(points, width, height);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Map<String, @Nullable Object> args() {
        return new ArgsWriter(extras).points(points).args();
    }

    @Override
    public Optional<Rectangle> bounds(int width, int height) {
        return Optional.of(Rectangle.around(toPixels(width, height)));
    }
}
