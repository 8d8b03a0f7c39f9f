package io.github.clouddatasets.upd;

import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Immutable;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Metadata of a dataset, an entry, an annotation or a media: JSON under keys that are looked up without regard to letter case,
 * since writers disagree ({@code Created-By} and {@code Created-by} both occur).
 *
 * @param values the values as the file has them, in its order: texts, numbers, booleans, lists, maps, nulls
 */
public record UpdValues(Map<String, @Nullable Object> values) {

    /** Nothing. */
    public static final UpdValues NONE = new UpdValues(Map.of());

    /**
     * Copies the map.
     *
     * @param values the values by key
     */
    public UpdValues {
        values = Immutable.json(values);
    }

    /** {@return the keys as the file spells them, in its order} */
    public Set<String> keys() {
        return values.keySet();
    }

    /**
     * Looks up a value.
     *
     * @param key the key in any letter case
     * @return the value; null if there is none, or the file has null
     * @throws IllegalArgumentException if {@code key} is null
     */
    public @Nullable Object value(String key) {
        Check.required("key", key);
        Object exact = values.get(key);
        if (exact != null) {
            return exact;
        }
        for (Map.Entry<String, @Nullable Object> each : values.entrySet()) {
            if (each.getKey().equalsIgnoreCase(key) && each.getValue() != null) {
                return each.getValue();
            }
        }
        return null;
    }

    /**
     * Looks up a text. Numbers and booleans are given as text.
     *
     * @param key the key in any letter case
     * @return the text; null if there is none
     * @throws IllegalArgumentException if {@code key} is null
     */
    public @Nullable String text(String key) {
        Object value = value(key);
        return value instanceof String || value instanceof Number || value instanceof Boolean ? value.toString() : null;
    }

    /**
     * Looks up a number.
     *
     * @param key the key in any letter case
     * @return the number; null if there is none
     * @throws IllegalArgumentException if {@code key} is null
     */
    public @Nullable Number number(String key) {
        return value(key) instanceof Number number ? number : null;
    }

    /**
     * Looks up a time, in any of the three spellings of the format.
     *
     * @param key the key in any letter case
     * @return the time; null if there is none
     * @throws IllegalArgumentException if {@code key} is null
     */
    public @Nullable Instant time(String key) {
        return UpdTime.read(value(key));
    }
}
