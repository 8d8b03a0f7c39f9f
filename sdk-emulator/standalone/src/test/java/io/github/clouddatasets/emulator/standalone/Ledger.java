package io.github.clouddatasets.emulator.standalone;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the emulator has acknowledged: the value of each thing by its key, and every id that it has given. */
final class Ledger {

    private final Map<String, String> acknowledged = new TreeMap<>();
    private final Set<String> ids = new HashSet<>();
    /** The things that an unanswered request may have changed, with the value that they may have. Null means removed. */
    private final Map<String, @Nullable String> unanswered = new LinkedHashMap<>();

    /** The things that may appear later: what a task finds that was asked for. */
    private final Set<String> possible = new HashSet<>();

    private int writes;

    /** Says what the next request wants. */
    void intend(Map<String, ? extends @Nullable String> changes) {
        unanswered.clear();
        unanswered.putAll(changes);
    }

    /** The request was answered well. */
    void acknowledge() {
        unanswered.forEach((key, value) -> {
            if (value == null) {
                acknowledged.remove(key);
            } else {
                acknowledged.put(key, value);
            }
        });
        unanswered.clear();
        writes++;
    }

    /** The request was refused, and has changed nothing. */
    void refuse() {
        unanswered.clear();
    }

    /** Says that a thing may appear without another request. */
    void allow(String key) {
        possible.add(key);
    }

    /** Takes note of a new id. Returns whether it is really new. */
    boolean isNew(String id) {
        return ids.add(id);
    }

    boolean has(String key) {
        return acknowledged.containsKey(key);
    }

    @Nullable
    String value(String key) {
        return acknowledged.get(key);
    }

    List<String> keys(String start) {
        return acknowledged.keySet().stream()
                .filter(key -> key.startsWith(start))
                .toList();
    }

    /** The number of acknowledged writes so far. */
    int writes() {
        return writes;
    }

    /**
     * Compares what the emulator shows with what it has acknowledged, and takes over the outcome of the unanswered request.
     *
     * @param shown the values of each key
     * @return a line for each acknowledged thing that is lost or changed, and each thing that is there twice or unasked
     */
    List<String> differences(Map<String, List<String>> shown) {
        List<String> differences = new ArrayList<>();
        acknowledged.forEach((key, value) -> {
            List<String> values = shown.getOrDefault(key, List.of());
            boolean maybeChanged = unanswered.containsKey(key);
            if (values.isEmpty() && !(maybeChanged && unanswered.get(key) == null)) {
                differences.add("lost: " + key);
            } else if (!values.isEmpty()
                    && !values.get(0).equals(value)
                    && !(maybeChanged && values.get(0).equals(unanswered.get(key)))) {
                differences.add("changed: " + key + " from " + value + " to " + values.get(0));
            }
        });
        shown.forEach((key, values) -> {
            if (values.size() > 1) {
                differences.add("twice: " + key + " " + values);
            }
            if (!acknowledged.containsKey(key) && !unanswered.containsKey(key)) {
                if (possible.contains(key)) {
                    acknowledged.put(key, values.get(0));
                } else {
                    differences.add("never asked for: " + key);
                }
            }
        });
        long done = unanswered.entrySet().stream()
                .filter(change -> isShown(change.getKey(), change.getValue(), shown))
                .count();
        if (done != 0 && done != unanswered.size()) {
            differences.add("half done: " + unanswered);
        }
        for (String key : unanswered.keySet()) {
            List<String> values = shown.getOrDefault(key, List.of());
            if (values.isEmpty()) {
                acknowledged.remove(key);
            } else {
                acknowledged.put(key, Objects.requireNonNull(values.get(0)));
            }
        }
        unanswered.clear();
        return differences;
    }

    private static boolean isShown(String key, @Nullable String value, Map<String, List<String>> shown) {
        List<String> values = shown.getOrDefault(key, List.of());
        return value == null ? values.isEmpty() : values.contains(value);
    }
}
