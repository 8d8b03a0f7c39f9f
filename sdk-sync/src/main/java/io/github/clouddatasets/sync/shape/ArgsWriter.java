package io.github.clouddatasets.sync.shape;

import io.github.clouddatasets.core.spi.value.Immutable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the arguments of a shape: the documented members first, then what else the shape's JSON had. */
final class ArgsWriter {

    private final Map<String, @Nullable Object> extras;
    private final Map<String, @Nullable Object> args = new LinkedHashMap<>();

    ArgsWriter(Map<String, @Nullable Object> extras) {
        this.extras = extras;
    }

    ArgsWriter points(List<Point> points) {
        return value("points", points.stream().map(Point::toList).toList());
    }

    ArgsWriter number(String name, double value) {
        return value(name, Numbers.written(value));
    }

    ArgsWriter value(String name, Object value) {
        args.put(name, value);
        return this;
    }

    Map<String, @Nullable Object> args() {
        extras.forEach(args::putIfAbsent);
        return Immutable.json(args);
    }
}
