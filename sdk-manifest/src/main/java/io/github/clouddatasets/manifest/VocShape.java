package io.github.clouddatasets.manifest;

import java.util.ArrayList;
import java.util.List;

/**
 * A shape that marks an object in an image. Coordinates are pixels from the upper left corner; every constructor refuses numbers
 * that are not finite with an {@link IllegalArgumentException}.
 */
public sealed interface VocShape {

    /** {@return the name of the element, for example {@code bndbox}} */
    String element();

    /**
     * A rectangle.
     *
     * @param xmin left edge
     * @param ymin upper edge
     * @param xmax right edge
     * @param ymax lower edge
     */
    record BoundingBox(double xmin, double ymin, double xmax, double ymax) implements VocShape {

        /** Refuses numbers that are not finite. {@inheritDoc} */
        public BoundingBox {
            finite(xmin, ymin, xmax, ymax);
        }

        @Override
        public String element() {
            return "bndbox";
        }
    }

    /**
     * A polygon.
     *
     * @param points its corners in order; segmentation repeats the first at the end
     */
    record Polygon(List<Point> points) implements VocShape {

        /**
         * Copies the list and refuses an empty list.
         *
         * @param points its corners in order
         * @throws IllegalArgumentException if a value breaks its rule
         */
        public Polygon {
            points = Immutable.list(points);
            Check.notEmpty("points", points);
        }

        /** {@return this polygon with its first point repeated at the end, unless it ends there already} */
        public Polygon closed() {
            if (points.size() > 1 && points.get(0).equals(points.get(points.size() - 1))) {
                return this;
            }
            List<Point> closed = new ArrayList<>(points);
            closed.add(points.get(0));
            return new Polygon(closed);
        }

        @Override
        public String element() {
            return "polygon";
        }
    }

    /**
     * A line of several stretches.
     *
     * @param points its points in order
     */
    record Polyline(List<Point> points) implements VocShape {

        /**
         * Copies the list and refuses an empty list.
         *
         * @param points its points in order
         * @throws IllegalArgumentException if a value breaks its rule
         */
        public Polyline {
            points = Immutable.list(points);
            Check.notEmpty("points", points);
        }

        @Override
        public String element() {
            return "polyline";
        }
    }

    /**
     * A straight line.
     *
     * @param x1 where it begins
     * @param y1 where it begins
     * @param x2 where it ends
     * @param y2 where it ends
     */
    record Line(double x1, double y1, double x2, double y2) implements VocShape {

        /** Refuses numbers that are not finite. {@inheritDoc} */
        public Line {
            finite(x1, y1, x2, y2);
        }

        @Override
        public String element() {
            return "line";
        }
    }

    /**
     * A dashed line.
     *
     * @param x1 where it begins
     * @param y1 where it begins
     * @param x2 where it ends
     * @param y2 where it ends
     */
    record Dashed(double x1, double y1, double x2, double y2) implements VocShape {

        /** Refuses numbers that are not finite. {@inheritDoc} */
        public Dashed {
            finite(x1, y1, x2, y2);
        }

        @Override
        public String element() {
            return "dashed";
        }
    }

    /**
     * A circle.
     *
     * @param cx its center
     * @param cy its center
     * @param r its radius
     */
    record Circle(double cx, double cy, double r) implements VocShape {

        /**
         * Refuses numbers that are not finite.
         *
         * @param cx its center
         * @param cy its center
         * @param r its radius
         * @throws IllegalArgumentException if a value breaks its rule
         */
        public Circle {
            finite(cx, cy, r);
        }

        @Override
        public String element() {
            return "circle";
        }
    }

    /**
     * A point: a shape of its own, or one of a polygon or polyline. Files write {@code x} and {@code y}, or {@code x1}
     * and {@code y1}; the SDK reads both and writes the former.
     *
     * @param x distance from the left
     * @param y distance from the top
     */
    record Point(double x, double y) implements VocShape {

        /**
         * Refuses numbers that are not finite.
         *
         * @param x distance from the left
         * @param y distance from the top
         * @throws IllegalArgumentException if a value breaks its rule
         */
        public Point {
            finite(x, y);
        }

        @Override
        public String element() {
            return "point";
        }
    }

    private static void finite(double... coordinates) {
        for (double coordinate : coordinates) {
            if (!Double.isFinite(coordinate)) {
                throw new IllegalArgumentException("coordinates must be finite: " + coordinate);
            }
        }
    }
}
