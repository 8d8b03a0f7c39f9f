package io.github.clouddatasets.manifest;

import io.github.clouddatasets.manifest.VocParser.Node;
import io.github.clouddatasets.manifest.VocShape.BoundingBox;
import io.github.clouddatasets.manifest.VocShape.Circle;
import io.github.clouddatasets.manifest.VocShape.Dashed;
import io.github.clouddatasets.manifest.VocShape.Line;
import io.github.clouddatasets.manifest.VocShape.Point;
import io.github.clouddatasets.manifest.VocShape.Polygon;
import io.github.clouddatasets.manifest.VocShape.Polyline;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the elements of a label file mean (specs/modelarts-manifest.md, section 5). An element whose value is not what it
 * should be is kept among the others; only a shape must be right, for without it an object is worth nothing.
 */
final class VocReading {

    private static final Set<String> SHAPES =
            Set.of("bndbox", "polygon", "polyline", "line", "dashed", "circle", "point");
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d{1,400}(\\.\\d{0,400})?|\\.\\d{1,400})([eE][+-]?\\d{1,3})?");
    private static final Pattern COLOR = Pattern.compile("\\s*(\\d{1,3})\\s*,\\s*(\\d{1,3})\\s*,\\s*(\\d{1,3})\\s*");
    private static final Pattern COORDINATE = Pattern.compile("([xy])(\\d{1,7})");

    private final List<VocObject> objects = new ArrayList<>();
    private final List<Node> rest = new ArrayList<>();

    /** Takes the next child of the root. */
    void add(Node node) {
        if (node.name().equals("object")) {
            objects.add(object(node));
        } else {
            rest.add(node);
        }
    }

    /** The file, when all children are in. */
    VocFile whole() {
        Parts parts = new Parts(rest);
        return new VocFile(
                parts.take("folder", VocReading::text),
                parts.take("filename", VocReading::text),
                database(parts),
                parts.take("size", VocReading::size),
                parts.take("segmented", VocReading::flag),
                parts.take("mask_source", VocReading::text),
                objects,
                parts.others());
    }

    private static VocObject object(Node node) {
        Parts parts = new Parts(node.children());
        return new VocObject(
                parts.take("name", VocReading::text),
                parts.take("pose", VocReading::text),
                parts.take("truncated", VocReading::flag),
                parts.take("occluded", VocReading::flag),
                parts.take("difficult", VocReading::integer),
                parts.take("confidence", VocReading::number),
                parts.take("hard-coefficient", VocReading::number),
                parts.take("mask_color", VocReading::color),
                shape(parts),
                properties(parts),
                parts.others());
    }

    /** Children being taken, each only when it is understood; an empty one counts as missing. */
    private static final class Parts {

        private final List<Node> nodes;

        Parts(List<Node> nodes) {
            this.nodes = new ArrayList<>(nodes);
        }

        <T> @Nullable T take(String name, Function<Node, @Nullable T> read) {
            Iterator<Node> each = nodes.iterator();
            while (each.hasNext()) {
                Node node = each.next();
                T value = node.name().equals(name) ? read.apply(node) : null;
                if (value != null || (node.name().equals(name) && isEmpty(node))) {
                    each.remove();
                    return value;
                }
            }
            return null;
        }

        List<VocElement> others() {
            return nodes.stream().map(VocReading::element).toList();
        }
    }

    /** The database of the source; what else is told of the source stays. */
    private static @Nullable String database(Parts file) {
        Node source = file.take("source", node -> node);
        if (source == null) {
            return null;
        }
        Parts parts = new Parts(source.children());
        String database = parts.take("database", VocReading::text);
        if (!parts.nodes.isEmpty() || (database == null && !source.text().isBlank())) {
            file.nodes.add(new Node(source.name(), source.text(), parts.nodes, source.line()));
        }
        return database;
    }

    /** {@code <color>red</color>}, or {@code <property><key>color</key><value>red</value></property>}. */
    private static Map<String, String> properties(Parts object) {
        Node element = object.take("properties", node -> node);
        if (element == null) {
            return Map.of();
        }
        Map<String, String> properties = new LinkedHashMap<>();
        List<Node> notUnderstood = new ArrayList<>();
        for (Node node : element.children()) {
            Parts pair = new Parts(node.children());
            String key = pair.take("key", VocReading::text);
            String value = pair.take("value", VocReading::text);
            boolean understood = true;
            if (node.children().isEmpty()) {
                understood = properties.putIfAbsent(node.name(), node.text()) == null;
            } else if (node.name().equals("property") && key != null && pair.nodes.isEmpty()) {
                understood = properties.putIfAbsent(key, value == null ? "" : value) == null;
            } else {
                understood = false;
            }
            if (!understood) {
                notUnderstood.add(node);
            }
        }
        if (!notUnderstood.isEmpty()) {
            object.nodes.add(new Node(element.name(), "", notUnderstood, element.line()));
        }
        return properties;
    }

    private static @Nullable VocShape shape(Parts object) {
        List<Node> shapes = object.nodes.stream()
                .filter(node -> SHAPES.contains(node.name()))
                .toList();
        if (shapes.isEmpty()) {
            return null;
        }
        if (shapes.size() > 1) {
            throw new VocException(
                    "an object with two shapes, " + shapes.get(0).name() + " and "
                            + shapes.get(1).name(),
                    shapes.get(1).line(),
                    null);
        }
        Node node = shapes.get(0);
        object.nodes.remove(node);
        return switch (node.name()) {
            case "bndbox" ->
                new BoundingBox(
                        coordinate(node, "xmin"),
                        coordinate(node, "ymin"),
                        coordinate(node, "xmax"),
                        coordinate(node, "ymax"));
            case "polygon" -> new Polygon(points(node));
            case "polyline" -> new Polyline(points(node));
            case "line" ->
                new Line(
                        coordinate(node, "x1"), coordinate(node, "y1"), coordinate(node, "x2"), coordinate(node, "y2"));
            case "dashed" ->
                new Dashed(
                        coordinate(node, "x1"), coordinate(node, "y1"), coordinate(node, "x2"), coordinate(node, "y2"));
            case "circle" -> new Circle(coordinate(node, "cx"), coordinate(node, "cy"), coordinate(node, "r"));
            default -> point(node);
        };
    }

    /** The table of the format says {@code x y}, its example has {@code x1 y1}. */
    private static Point point(Node node) {
        boolean numbered =
                node.children().stream().anyMatch(child -> child.name().equals("x1"));
        return numbered
                ? new Point(coordinate(node, "x1"), coordinate(node, "y1"))
                : new Point(coordinate(node, "x"), coordinate(node, "y"));
    }

    private static List<Point> points(Node shape) {
        SortedMap<Integer, Double> xs = new TreeMap<>();
        SortedMap<Integer, Double> ys = new TreeMap<>();
        for (Node child : shape.children()) {
            Matcher matcher = COORDINATE.matcher(child.name());
            if (matcher.matches()) {
                SortedMap<Integer, Double> side = matcher.group(1).equals("x") ? xs : ys;
                if (side.put(Integer.valueOf(matcher.group(2)), coordinate(child)) != null) {
                    throw new VocException(shape.name() + " has " + child.name() + " twice", child.line(), null);
                }
            }
        }
        if (xs.isEmpty() || !xs.keySet().equals(ys.keySet())) {
            throw new VocException(
                    shape.name() + " has " + xs.size() + " x and " + ys.size() + " y that make no pairs",
                    shape.line(),
                    null);
        }
        List<Point> points = new ArrayList<>(xs.size());
        Iterator<Double> y = ys.values().iterator();
        for (double x : xs.values()) {
            points.add(new Point(x, y.next()));
        }
        return points;
    }

    private static double coordinate(Node shape, String name) {
        for (Node child : shape.children()) {
            if (child.name().equals(name)) {
                return coordinate(child);
            }
        }
        throw new VocException(shape.name() + " has no " + name, shape.line(), null);
    }

    private static double coordinate(Node node) {
        Double value = number(node);
        if (value == null) {
            throw new VocException(node.name() + " is not a number", node.line(), null);
        }
        return value;
    }

    private static @Nullable VocSize size(Node node) {
        Parts parts = new Parts(node.children());
        VocSize size = new VocSize(
                parts.take("width", VocReading::integer),
                parts.take("height", VocReading::integer),
                parts.take("depth", VocReading::integer));
        return parts.nodes.isEmpty() && !node.children().isEmpty() ? size : null;
    }

    private static @Nullable MaskColor color(Node node) {
        Matcher matcher = COLOR.matcher(node.text());
        if (!matcher.matches()) {
            return null;
        }
        int red = Integer.parseInt(matcher.group(1));
        int green = Integer.parseInt(matcher.group(2));
        int blue = Integer.parseInt(matcher.group(3));
        return Math.max(red, Math.max(green, blue)) > 255 ? null : new MaskColor(red, green, blue);
    }

    private static @Nullable String text(Node node) {
        return node.children().isEmpty() && !node.text().isEmpty() ? node.text() : null;
    }

    private static @Nullable Boolean flag(Node node) {
        return switch (node.text().strip()) {
            case "1", "true", "True" -> true;
            case "0", "false", "False" -> false;
            default -> null;
        };
    }

    private static @Nullable Double number(Node node) {
        String text = node.text().strip();
        double number = NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
        return Double.isFinite(number) ? (Double) number : null;
    }

    private static @Nullable Integer integer(Node node) {
        Double number = number(node);
        return number != null && number == Math.rint(number) && Math.abs(number) <= Integer.MAX_VALUE
                ? (Integer) number.intValue()
                : null;
    }

    private static VocElement element(Node node) {
        return new VocElement(
                node.name(),
                node.text(),
                node.children().stream().map(VocReading::element).toList());
    }

    private static boolean isEmpty(Node node) {
        return node.children().isEmpty() && node.text().isBlank();
    }
}
