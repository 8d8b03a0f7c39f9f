package io.github.clouddatasets.manifest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Immutable copies of what a file held. A file may leave a list out, hold {@code null} for it, or {@code null} in it;
 * none of that reaches a user.
 */
final class Immutable {

    private Immutable() {}

    /** An unmodifiable copy without null elements; the empty list for null. */
    static <T> List<T> list(@Nullable List<? extends @Nullable T> values) {
        if (values == null || values.isEmpty()) {
            return List.of();
        }
        List<T> copy = new ArrayList<>(values.size());
        for (T value : values) {
            if (value != null) {
                copy.add(value);
            }
        }
        return Collections.unmodifiableList(copy);
    }

    /** An unmodifiable copy in the same order, without entries that have a null key or value; empty for null. */
    static <V> Map<String, V> map(@Nullable Map<String, ? extends @Nullable V> values) {
        if (values == null || values.isEmpty()) {
            return Map.of();
        }
        Map<String, V> copy = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            if (key != null && value != null) {
                copy.put(key, value);
            }
        });
        return Collections.unmodifiableMap(copy);
    }

    /** Free-form JSON as it came (nested maps, lists, text, numbers, nulls), unmodifiable to the bottom. */
    @SuppressWarnings("unchecked") // a frozen copy has the shape of the original
    static <M extends Map<String, ?>> M json(@Nullable M values) {
        Object copy = values == null ? Map.of() : frozen(values);
        return (M) Objects.requireNonNull(copy);
    }

    private static @Nullable Object frozen(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((key, inner) -> copy.put(Objects.toString(key), frozen(inner)));
            return Collections.unmodifiableMap(copy);
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>(list.size());
            for (Object inner : list) {
                copy.add(frozen(inner));
            }
            return Collections.unmodifiableList(copy);
        }
        return value;
    }
}
