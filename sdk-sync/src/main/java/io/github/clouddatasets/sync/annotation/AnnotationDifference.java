package io.github.clouddatasets.sync.annotation;

import io.github.clouddatasets.sync.shape.MaskTile;
import io.github.clouddatasets.sync.shape.Shape;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Compares an annotation that is there with one that was to be created. Numbers are compared by value, since the service's
 * database keeps 5.0 and 5 alike; tiles of a mask are written by calls of their own, and so do not count.
 */
final class AnnotationDifference {

    private AnnotationDifference() {}

    /** What differs first; null if nothing does. */
    static @Nullable String of(CreateAnnotationRequest request, Annotation there) {
        if (there.entryId() == null || !request.entryId().equalsIgnoreCase(there.entryId())) {
            return "entry";
        }
        Shape shape = there.shape();
        if (shape == null
                || !shape.type().equals(request.shape().type())
                || !same(withoutTiles(request.shape()), withoutTiles(shape))) {
            return "shape";
        }
        if (!Objects.equals(request.category(), there.category())) {
            return "category";
        }
        if (!same(request.properties(), there.properties())) {
            return "properties";
        }
        Map<String, @Nullable Object> metadata = request.metadata() == null ? Map.of() : request.metadata();
        return same(metadata, there.metadata()) ? null : "metadata";
    }

    private static Map<String, @Nullable Object> withoutTiles(Shape shape) {
        Map<String, @Nullable Object> args = new HashMap<>(shape.args());
        args.keySet().removeIf(MaskTile::isKey);
        return args;
    }

    private static boolean same(@Nullable Object one, @Nullable Object other) {
        if (one instanceof Number number && other instanceof Number otherNumber) {
            return decimal(number).compareTo(decimal(otherNumber)) == 0;
        }
        if (one instanceof Map<?, ?> map && other instanceof Map<?, ?> otherMap) {
            return map.keySet().equals(otherMap.keySet())
                    && map.entrySet().stream().allMatch(e -> same(e.getValue(), otherMap.get(e.getKey())));
        }
        if (one instanceof List<?> list && other instanceof List<?> otherList) {
            if (list.size() != otherList.size()) {
                return false;
            }
            for (int i = 0; i < list.size(); i++) {
                if (!same(list.get(i), otherList.get(i))) {
                    return false;
                }
            }
            return true;
        }
        return Objects.equals(one, other);
    }

    private static BigDecimal decimal(Number number) {
        return new BigDecimal(number.toString());
    }
}
