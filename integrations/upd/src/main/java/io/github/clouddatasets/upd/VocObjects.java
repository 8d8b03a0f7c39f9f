package io.github.clouddatasets.upd;

import io.github.clouddatasets.manifest.ImageSize;
import io.github.clouddatasets.manifest.VocObject;
import io.github.clouddatasets.manifest.VocShape;
import io.github.clouddatasets.sync.shape.BoundingBox;
import io.github.clouddatasets.sync.shape.Circle;
import io.github.clouddatasets.sync.shape.Line;
import io.github.clouddatasets.sync.shape.Point;
import io.github.clouddatasets.sync.shape.Polygon;
import io.github.clouddatasets.sync.shape.Rectangle;
import io.github.clouddatasets.sync.shape.Shape;
import io.github.clouddatasets.sync.shape.TurnedEllipse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Annotations as objects of Pascal VOC files. */
final class VocObjects {

    private VocObjects() {}

    /** An object without its shape. */
    static VocObject.Builder of(UpdAnnotation annotation) {
        Map<String, String> properties = new LinkedHashMap<>();
        VocObject.Builder object = VocObject.builder().name(annotation.category());
        for (Map.Entry<String, @Nullable Object> attribute :
                annotation.attributes().entrySet()) {
            Object value = attribute.getValue();
            if (value instanceof Boolean flag && attribute.getKey().equals("occluded")) {
                object.occluded(flag);
            } else if (value instanceof Boolean flag && attribute.getKey().equals("truncated")) {
                object.truncated(flag);
            } else if (value != null) {
                properties.put(attribute.getKey(), value instanceof String text ? text : JsonText.text(value));
            }
        }
        return object.properties(properties);
    }

    /** The shape in pixels; empty for one that Pascal VOC has no element for. A turned box is a polygon of its corners. */
    static Optional<VocShape> shape(Shape shape, ImageSize size) {
        int width = size.width();
        int height = size.height();
        if (shape instanceof BoundingBox box) {
            Rectangle upright = box.toPixels(width, height).rectangle();
            return Optional.of(
                    box.angle() == 0
                            ? new VocShape.BoundingBox(upright.left(), upright.top(), upright.right(), upright.bottom())
                            : polygon(box.toPixels(width, height).corners()));
        }
        if (shape instanceof Polygon polygon) {
            return Optional.of(polygon(polygon.toPixels(width, height)));
        }
        if (shape instanceof Line line) {
            return Optional.of(line(line.toPixels(width, height)));
        }
        if (shape instanceof Circle circle) {
            TurnedEllipse pixels = circle.toPixels(width, height);
            return Optional.of(
                    new VocShape.Circle(pixels.centre().x(), pixels.centre().y(), pixels.radiusX()));
        }
        return Optional.empty();
    }

    private static VocShape line(List<Point> points) {
        if (points.size() == 2) {
            return new VocShape.Line(
                    points.get(0).x(),
                    points.get(0).y(),
                    points.get(1).x(),
                    points.get(1).y());
        }
        return new VocShape.Polyline(points(points));
    }

    private static VocShape polygon(List<Point> points) {
        return new VocShape.Polygon(points(points));
    }

    private static List<VocShape.Point> points(List<Point> points) {
        return points.stream()
                .map(point -> new VocShape.Point(point.x(), point.y()))
                .toList();
    }
}
