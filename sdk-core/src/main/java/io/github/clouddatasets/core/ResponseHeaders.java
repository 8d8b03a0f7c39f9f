package io.github.clouddatasets.core;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The headers of an answer. Immutable; names are the same in upper and in lower case. */
public final class ResponseHeaders {

    /** No headers at all. */
    public static final ResponseHeaders NONE = new ResponseHeaders(Map.of());

    private final Map<String, List<String>> all;

    private ResponseHeaders(Map<String, List<String>> all) {
        this.all = all;
    }

    /**
     * Headers with these values.
     *
     * @param values the values of each name, in their order; names that differ only by case are one name
     * @return the headers
     * @throws IllegalArgumentException if {@code values} is null
     */
    public static ResponseHeaders of(Map<String, List<String>> values) {
        TreeMap<String, List<String>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        Argument.required("values", values).forEach((name, list) -> all.put(name, List.copyOf(list)));
        return new ResponseHeaders(Collections.unmodifiableMap(all));
    }

    /**
     * Looks up a header.
     *
     * @param name its name, in whatever case
     * @return its first value; null if the answer has no such header
     */
    public @Nullable String first(String name) {
        List<String> values = all(name);
        return values.isEmpty() ? null : values.get(0);
    }

    /**
     * Looks up a header that may come more than once.
     *
     * @param name its name, in whatever case
     * @return its values in their order; empty if the answer has no such header
     */
    public List<String> all(String name) {
        return all.getOrDefault(name, List.of());
    }

    /**
     * All headers.
     *
     * @return an unmodifiable map that finds a name in whatever case
     */
    public Map<String, List<String>> toMap() {
        return all;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ResponseHeaders headers && all.equals(headers.all);
    }

    @Override
    public int hashCode() {
        int hash = 0;
        for (List<String> values : all.values()) { // not the names: names that differ by case are equal
            hash += values.hashCode();
        }
        return hash;
    }

    /** The names alone: a value may be a secret, such as a cookie. */
    @Override
    public String toString() {
        return "ResponseHeaders" + all.keySet();
    }
}
