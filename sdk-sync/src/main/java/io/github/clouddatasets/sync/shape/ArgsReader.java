package io.github.clouddatasets.sync.shape;

import io.github.clouddatasets.core.spi.value.Check;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the arguments of a shape, and keeps account of which members were read: {@link #extras()} are the others. A member of
 * another form is an {@link IllegalArgumentException}, upon which the shape is kept as it is.
 */
final class ArgsReader {

    private final Map<String, ?> args;
    private final Map<String, @Nullable Object> unread;

    ArgsReader(Map<String, ?> args) {
        this.args = args;
        this.unread = new LinkedHashMap<>(args);
    }

    /** The points under {@code points}; absent counts as none. */
    List<Point> points() {
        Object value = take("points");
        if (value == null) {
            return List.of();
        }
        List<Point> points = new ArrayList<>();
        for (Object element : list("points", value)) {
            points.add(point(element));
        }
        return points;
    }

    private static Point point(@Nullable Object element) {
        List<?> pair = list("points", element);
        if (pair.size() != 2) {
            throw Check.refused("points", "must be pairs of numbers", pair.toString());
        }
        return new Point(number("points", pair.get(0)), number("points", pair.get(1)));
    }

    /** The objects under a name, which must be there. */
    List<ArgsReader> objects(String name) {
        List<ArgsReader> objects = new ArrayList<>();
        for (Object element : list(name, take(name))) {
            objects.add(new ArgsReader(object(name, element)));
        }
        return objects;
    }

    boolean has(String name) {
        return args.get(name) != null;
    }

    double number(String name) {
        return number(name, take(name));
    }

    double number(String name, double absent) {
        Object value = take(name);
        return value == null ? absent : number(name, value);
    }

    /** A whole number, however the JSON spells it: 3 and 3.0 are the same frame. */
    int integer(String name) {
        double value = number(name);
        if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
            throw Check.refused(name, "must be a whole number", Double.toString(value));
        }
        return (int) value;
    }

    /** What nobody has read. */
    Map<String, @Nullable Object> extras() {
        return unread;
    }

    @Nullable
    Object take(String name) {
        unread.remove(name);
        return args.get(name);
    }

    private static double number(String name, @Nullable Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw Check.refused(name, "must be a number", Objects.toString(value));
    }

    private static List<?> list(String name, @Nullable Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw Check.refused(name, "must be a list", Objects.toString(value));
    }

    @SuppressWarnings("unchecked") // the names of a JSON object are texts
    private static Map<String, ?> object(String name, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, ?>) map;
        }
        throw Check.refused(name, "must be objects", Objects.toString(value));
    }
}
