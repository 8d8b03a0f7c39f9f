package io.github.clouddatasets.core.spi.value;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The elements that a caller gives a builder. A missing collection is an empty one; a null element is refused, by the name
 * of the field.
 */
public final class Elements {

    private Elements() {}

    /**
     * Copies the elements.
     *
     * @param field name of the field, for the message
     * @param elements the caller's
     * @param <T> type of the elements
     * @return an unmodifiable copy; the empty list for null
     * @throws IllegalArgumentException if an element is null
     */
    public static <T> List<T> of(String field, @Nullable Collection<? extends @Nullable T> elements) {
        if (elements == null) {
            return List.of();
        }
        List<T> copy = new ArrayList<>(elements.size());
        for (T element : elements) {
            if (element == null) {
                throw new IllegalArgumentException(field + " must not hold null: element " + copy.size() + " is null");
            }
            copy.add(element);
        }
        return Collections.unmodifiableList(copy);
    }

    /**
     * Appends an element.
     *
     * @param elements the elements so far; null while there are none
     * @param field name of the argument, for the message
     * @param element the next one
     * @param <T> type of the elements
     * @return an unmodifiable list with the element at its end
     * @throws IllegalArgumentException if the element is null
     */
    public static <T> List<T> and(@Nullable List<? extends T> elements, String field, @Nullable T element) {
        List<T> all = new ArrayList<>(elements == null ? List.of() : elements);
        all.add(Check.required(field, element));
        return Collections.unmodifiableList(all);
    }

    /**
     * Copies the entries of a map, in their order. A value may be null where null means something.
     *
     * @param field name of the field, for the message
     * @param entries the caller's
     * @param <V> type of the values
     * @return an unmodifiable copy; the empty map for null
     * @throws IllegalArgumentException if a key is null
     */
    public static <V extends @Nullable Object> Map<String, V> byName(
            String field, @Nullable Map<String, ? extends V> entries) {
        if (entries == null) {
            return Map.of();
        }
        Map<String, V> copy = new LinkedHashMap<>();
        entries.forEach((name, value) -> {
            if (name == null) {
                throw new IllegalArgumentException(field + " must not hold a null name");
            }
            copy.put(name, value);
        });
        return Collections.unmodifiableMap(copy);
    }
}
