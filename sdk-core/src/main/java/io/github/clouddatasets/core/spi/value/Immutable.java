package io.github.clouddatasets.core.spi.value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * Makes lists and maps off the wire immutable. A service may leave a list out, send {@code null} for a list, or put {@code
 * null} into a list; a user sees neither, and the answer is read all the same.
 */
public final class Immutable {

    private Immutable() {}

    /**
     * An unmodifiable copy of a list, without null elements. Asking the copy for null is a {@code NullPointerException}, as
     * in {@link List#copyOf}.
     *
     * @param values the list; null counts as empty
     * @param <T> type of the elements
     * @return the copy
     */
    public static <T> List<T> list(@Nullable List<? extends @Nullable T> values) {
        if (values == null || values.isEmpty()) {
            return List.of();
        }
        if (isWhole(values)) {
            return List.copyOf((List<? extends T>) values);
        }
        List<T> copy = new ArrayList<>(values.size());
        for (T value : values) {
            if (value != null) {
                copy.add(value);
            }
        }
        return List.copyOf(copy);
    }

    /** Whether no element is null. Lists off the wire have an index: reading them by it needs no iterator. */
    private static boolean isWhole(List<?> values) {
        if (!(values instanceof RandomAccess)) {
            return false;
        }
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) == null) {
                return false;
            }
        }
        return true;
    }

    /**
     * An unmodifiable copy of a map in the same order, without entries that have a null key or value.
     *
     * @param values the map; null counts as empty
     * @param <V> type of the values
     * @return the copy
     */
    public static <V> Map<String, V> map(@Nullable Map<String, ? extends @Nullable V> values) {
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

    /**
     * As {@link #list}, for a list of lists.
     *
     * @param values the lists; null counts as empty
     * @param <T> type of the elements
     * @return the copy
     */
    public static <T> List<List<T>> nested(@Nullable List<? extends @Nullable List<? extends @Nullable T>> values) {
        List<List<T>> copy = new ArrayList<>(values == null ? 0 : values.size());
        for (List<? extends @Nullable T> inner : Immutable.<List<? extends @Nullable T>>list(values)) {
            copy.add(list(inner));
        }
        return List.copyOf(copy);
    }

    /**
     * As {@link #map}, for a map of lists.
     *
     * @param values the map; null counts as empty
     * @param <T> type of the elements
     * @return the copy
     */
    public static <T> Map<String, List<T>> lists(
            @Nullable Map<String, ? extends @Nullable List<? extends @Nullable T>> values) {
        Map<String, List<T>> copy = new LinkedHashMap<>();
        Immutable.<List<? extends @Nullable T>>map(values).forEach((key, inner) -> copy.put(key, list(inner)));
        return Collections.unmodifiableMap(copy);
    }

    /**
     * Free-form JSON as the service sent it (nested maps, lists, text, numbers, nulls), unmodifiable to the bottom.
     *
     * @param values the JSON object; null counts as empty
     * @param <M> type of the map
     * @return the copy
     */
    @SuppressWarnings("unchecked") // a frozen copy has the shape of the original
    public static <M extends Map<String, ?>> M json(@Nullable M values) {
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
