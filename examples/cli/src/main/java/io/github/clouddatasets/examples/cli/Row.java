package io.github.clouddatasets.examples.cli;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One record of what a command prints: named values in their order. A value that is absent is null in JSON. */
final class Row {

    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    /** Adds a value: text, a number, a boolean, a list or a map of these; everything else as its text. */
    Row with(String name, @Nullable Object value) {
        boolean plain = value == null
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Iterable
                || value instanceof Map;
        values.put(name, plain ? value : value instanceof Instant time ? time.toString() : String.valueOf(value));
        return this;
    }

    Map<String, @Nullable Object> values() {
        return values;
    }

    /** The value as a cell of a table. */
    String cell(String name) {
        Object value = values.get(name);
        return value == null ? "-" : Text.printable(value.toString());
    }
}
