package io.github.clouddatasets.sync.imports;

import io.github.clouddatasets.manifest.ImageSize;
import io.github.clouddatasets.manifest.VocFile;
import io.github.clouddatasets.manifest.VocObject;
import io.github.clouddatasets.manifest.VocShape;
import io.github.clouddatasets.sync.shape.BoundingBox;
import io.github.clouddatasets.sync.shape.Circle;
import io.github.clouddatasets.sync.shape.Line;
import io.github.clouddatasets.sync.shape.Point;
import io.github.clouddatasets.sync.shape.Polygon;
import io.github.clouddatasets.sync.shape.Rectangle;
import io.github.clouddatasets.sync.shape.Shape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns the objects of Pascal VOC files into labels: pixels into fractions of the image, what a file says of an object into
 * attributes. An object without a shape at IDAH is listed in the item's outcome.
 */
final class VocLabels {

    private final ImageSize image;
    private final Map<String, @Nullable Object> metadata;
    private final List<ImportAnnotation> annotations;
    private final List<String> leftOut;

    private VocLabels(
            ImageSize image,
            Map<String, @Nullable Object> metadata,
            List<ImportAnnotation> annotations,
            List<String> leftOut) {
        this.image = image;
        this.metadata = metadata;
        this.annotations = annotations;
        this.leftOut = leftOut;
    }

    /** Finds the bytes of the image, whose header is read if a label file does not tell its size. */
    interface Image {
        ItemContent open() throws IOException;
    }

    /** The labels of an image that has one label file. */
    static ItemLabels read(VocFile file, String name, Image image) throws IOException {
        List<ImportAnnotation> annotations = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        read(file, name, image, Map.of(), annotations, leftOut);
        return new ItemLabels(annotations, leftOut);
    }

    /**
     * Adds the labels of a file to lists.
     *
     * @param name tells this file apart from others of the image, and is the same each time
     * @param metadata goes with every annotation
     */
    static void read(
            VocFile file,
            String name,
            Image image,
            Map<String, @Nullable Object> metadata,
            List<ImportAnnotation> annotations,
            List<String> leftOut)
            throws IOException {
        if (file.objects().isEmpty()) {
            return;
        }
        VocLabels labels = new VocLabels(size(file, name, image), metadata, annotations, leftOut);
        int number = 0;
        for (VocObject object : file.objects()) {
            number++;
            labels.add(object, name + "#" + number);
        }
    }

    private static ImageSize size(VocFile file, String name, Image image) throws IOException {
        if (file.size() != null) {
            Integer width = file.size().width();
            Integer height = file.size().height();
            if (width != null && height != null && width > 0 && height > 0) {
                return new ImageSize(width, height);
            }
        }
        return image.open()
                .imageSize()
                .orElseThrow(() -> new IOException("neither the label file " + name
                        + " nor the image tells the image's size, which turns pixels into fractions"));
    }

    private void add(VocObject object, String key) {
        List<VocShape> shapes = object.shapes();
        if (shapes.isEmpty()) {
            leftOut.add(named(object, key) + " has no shape");
        }
        int number = 0;
        for (VocShape shape : shapes) {
            number++;
            Shape converted = shape(shape);
            if (converted == null) {
                leftOut.add(named(object, key) + " is a " + shape.element() + ", for which IDAH has no shape");
                continue;
            }
            annotations.add(new ImportAnnotation(
                    number == 1 ? key : key + "." + number,
                    converted,
                    category(object.name()),
                    attributes(object),
                    metadata));
        }
    }

    private static String named(VocObject object, String key) {
        return "object " + key + (object.name() == null ? "" : " (" + object.name() + ")");
    }

    private static @Nullable String category(@Nullable String name) {
        return name == null || name.isBlank() ? null : name;
    }

    /** A shape of the image; null for one that IDAH has no type for: a point, or too few points. */
    private @Nullable Shape shape(VocShape shape) {
        int width = image.width();
        int height = image.height();
        if (shape instanceof VocShape.BoundingBox box) {
            Rectangle pixels = Rectangle.around(List.of(point(box.xmin(), box.ymin()), point(box.xmax(), box.ymax())));
            return BoundingBox.ofPixels(pixels, width, height);
        }
        if (shape instanceof VocShape.Polygon polygon) {
            List<Point> points = open(points(polygon.points()));
            return points.size() < 3 ? null : Polygon.ofPixels(points, width, height);
        }
        if (shape instanceof VocShape.Polyline line) {
            List<Point> points = points(line.points());
            return points.size() < 2 ? null : Line.ofPixels(points, width, height);
        }
        if (shape instanceof VocShape.Line line) {
            return Line.ofPixels(List.of(point(line.x1(), line.y1()), point(line.x2(), line.y2())), width, height);
        }
        if (shape instanceof VocShape.Dashed line) {
            return Line.ofPixels(List.of(point(line.x1(), line.y1()), point(line.x2(), line.y2())), width, height);
        }
        if (shape instanceof VocShape.Circle circle) {
            return circle.r() < 0 ? null : Circle.ofPixels(point(circle.cx(), circle.cy()), circle.r(), width, height);
        }
        return null;
    }

    private static Point point(double x, double y) {
        return new Point(x, y);
    }

    private static List<Point> points(List<VocShape.Point> points) {
        return points.stream().map(point -> point(point.x(), point.y())).toList();
    }

    /** Files of segmentation repeat the first point at the end; IDAH does not. */
    private static List<Point> open(List<Point> points) {
        int last = points.size() - 1;
        return last > 0 && points.get(last).equals(points.get(0)) ? points.subList(0, last) : points;
    }

    private static Map<String, @Nullable Object> attributes(VocObject object) {
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>(object.properties());
        put(attributes, "pose", object.pose());
        put(attributes, "truncated", object.truncated());
        put(attributes, "occluded", object.occluded());
        put(attributes, "difficult", object.difficult());
        put(attributes, "confidence", object.confidence());
        put(attributes, "hard_coefficient", object.hardCoefficient());
        return attributes;
    }

    private static void put(Map<String, @Nullable Object> attributes, String name, @Nullable Object value) {
        if (value != null) {
            attributes.put(name, value);
        }
    }
}
