package io.github.clouddatasets.manifest;

import io.github.clouddatasets.manifest.VocShape.BoundingBox;
import io.github.clouddatasets.manifest.VocShape.Circle;
import io.github.clouddatasets.manifest.VocShape.Dashed;
import io.github.clouddatasets.manifest.VocShape.Line;
import io.github.clouddatasets.manifest.VocShape.Point;
import io.github.clouddatasets.manifest.VocShape.Polygon;
import io.github.clouddatasets.manifest.VocShape.Polyline;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A shape as an element spells it.
 *
 * @param shape the shape
 * @param rest the children of the element that are no part of the shape, such as the name of a LabelMe user
 */
record ShapeElement(VocShape shape, List<VocElement> rest) {

    private static final Pattern COORDINATE = Pattern.compile("([xy])(\\d{1,7})");

    /** Null when the element is no shape, or lacks one of its coordinates. */
    static @Nullable ShapeElement of(VocElement element) {
        Numbers numbers = new Numbers(element.children());
        VocShape shape = switch (element.name()) {
            case "bndbox" -> box(numbers.of("xmin", "ymin", "xmax", "ymax"));
            case "polygon" -> polygon(numbers.points());
            case "polyline" -> polyline(numbers.points());
            case "line" -> line(numbers.of("x1", "y1", "x2", "y2"));
            case "dashed" -> dashed(numbers.of("x1", "y1", "x2", "y2"));
            case "circle" -> circle(numbers.of("cx", "cy", "r"));
            case "point" -> point(numbers);
            default -> null;
        };
        return shape == null ? null : new ShapeElement(shape, numbers.rest);
    }

    private static @Nullable VocShape box(double @Nullable [] sides) {
        return sides == null ? null : new BoundingBox(sides[0], sides[1], sides[2], sides[3]);
    }

    private static @Nullable VocShape polygon(@Nullable List<Point> points) {
        return points == null ? null : new Polygon(points);
    }

    private static @Nullable VocShape polyline(@Nullable List<Point> points) {
        return points == null ? null : new Polyline(points);
    }

    private static @Nullable VocShape line(double @Nullable [] ends) {
        return ends == null ? null : new Line(ends[0], ends[1], ends[2], ends[3]);
    }

    private static @Nullable VocShape dashed(double @Nullable [] ends) {
        return ends == null ? null : new Dashed(ends[0], ends[1], ends[2], ends[3]);
    }

    private static @Nullable VocShape circle(double @Nullable [] circle) {
        return circle == null ? null : new Circle(circle[0], circle[1], circle[2]);
    }

    /** The table of the format says {@code x y}, its example has {@code x1 y1}. */
    private static @Nullable VocShape point(Numbers numbers) {
        double[] place = numbers.of("x", "y");
        double[] numbered = place == null ? numbers.of("x1", "y1") : place;
        return numbered == null ? null : new Point(numbered[0], numbered[1]);
    }

    /** The children of a shape. Those that become numbers leave the {@code rest}. */
    private static final class Numbers {

        private final List<VocElement> children;
        private List<VocElement> rest;

        Numbers(List<VocElement> children) {
            this.children = children;
            this.rest = children;
        }

        /** One number for each name; null unless all are there. Of two children of one name the first counts. */
        double @Nullable [] of(String... names) {
            List<VocElement> others = new ArrayList<>();
            double[] numbers = new double[names.length];
            BitSet found = new BitSet(names.length);
            for (VocElement child : children) {
                int index = List.of(names).indexOf(child.name());
                Double number = index < 0 || found.get(index) ? null : VocNumber.read(child.text());
                if (number == null) {
                    others.add(child);
                } else {
                    numbers[index] = number;
                    found.set(index);
                }
            }
            if (found.cardinality() < names.length) {
                return null;
            }
            rest = others;
            return numbers;
        }

        /** Numbered coordinates, or else points with an {@code x} and a {@code y} each. */
        @Nullable
        List<Point> points() {
            List<Point> numbered = numberedPoints();
            return numbered == null ? nestedPoints() : numbered;
        }

        /** {@code <x1>1</x1><y1>2</y1><x2>…}: null when one is no number, has no partner, or is there twice. */
        private @Nullable List<Point> numberedPoints() {
            SortedMap<Integer, Double> xs = new TreeMap<>();
            SortedMap<Integer, Double> ys = new TreeMap<>();
            List<VocElement> others = new ArrayList<>();
            for (VocElement child : children) {
                Matcher matcher = COORDINATE.matcher(child.name());
                if (!matcher.matches()) {
                    others.add(child);
                    continue;
                }
                SortedMap<Integer, Double> side = matcher.group(1).equals("x") ? xs : ys;
                Double number = VocNumber.read(child.text());
                if (number == null || side.put(Integer.valueOf(matcher.group(2)), number) != null) {
                    return null;
                }
            }
            if (xs.isEmpty() || !xs.keySet().equals(ys.keySet())) {
                return null;
            }
            rest = others;
            List<Point> points = new ArrayList<>(xs.size());
            Iterator<Double> y = ys.values().iterator();
            for (double x : xs.values()) {
                points.add(new Point(x, y.next()));
            }
            return points;
        }

        /** {@code <pt><x>1</x><y>2</y></pt><pt>…}, as LabelMe writes them: null when one has no place. */
        private @Nullable List<Point> nestedPoints() {
            List<VocElement> others = new ArrayList<>();
            List<Point> points = new ArrayList<>();
            for (VocElement child : children) {
                if (!child.name().equals("pt") && !child.name().equals("point")) {
                    others.add(child);
                } else if (point(new Numbers(child.children())) instanceof Point point) {
                    points.add(point);
                } else {
                    return null;
                }
            }
            if (points.isEmpty()) {
                return null;
            }
            rest = others;
            return points;
        }
    }
}
