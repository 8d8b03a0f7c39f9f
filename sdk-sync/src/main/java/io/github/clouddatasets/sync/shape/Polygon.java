package io.github.clouddatasets.sync.shape;

import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Immutable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A closed outline in an image: {@code idah-image:polygon}.
 *
 * @param points three or more points in fractions of the image's width and height; the last is joined to the first, which is
 *     not repeated
 * @param extras members of the shape's JSON beside the documented ones; usually empty
 */
public record Polygon(List<Point> points, Map<String, @Nullable Object> extras) implements Shape {

    /** The type as the service spells it. */
    public static final String TYPE = "idah-image:polygon";

    /**
     * Checks the points, and copies the collections. {@inheritDoc}
     *
     * @throws IllegalArgumentException if there are fewer than three points
     */
    public Polygon {
        points = Immutable.list(Check.required("points", points));
        if (points.size() < 3) {
            throw Check.refused("points", "must be three or more points", points.toString());
        }
        extras = Immutable.json(extras);
    }

    /**
     * A polygon with nothing beside its points.
     *
     * @param points three or more points in fractions of the image's width and height
     * @throws IllegalArgumentException if there are fewer than three points
     */
    public Polygon(List<Point> points) {
        this(points, Map.of());
    }

    /**
     * A polygon from pixels.
     *
     * @param pixels three or more points in pixels
     * @param width the image's width in pixels, 1 or more
     * @param height the image's height in pixels, 1 or more
     * @return the polygon
     * @throws IllegalArgumentException if there are fewer than three points, or a size is below 1
     */
    public static Polygon ofPixels(List<Point> pixels, int width, int height) {
        return new Polygon(Point.allToFractions(Check.required("pixels", pixels), width, height));
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
