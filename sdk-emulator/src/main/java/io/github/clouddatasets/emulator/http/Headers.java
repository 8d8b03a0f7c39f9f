package io.github.clouddatasets.emulator.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The header fields of a request. Names compare without regard to case. */
public final class Headers {

    private final Map<String, List<String>> values = new TreeMap<>();

    public Headers add(String name, String value) {
        values.computeIfAbsent(name.toLowerCase(Locale.ROOT), key -> new ArrayList<>())
                .add(value);
        return this;
    }

    /** All values of a header in the order of their arrival; empty if the request has no such header. */
    List<String> values(String name) {
        return List.copyOf(values.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()));
    }

    /** All fields, with their names in lower case, in the order of the names. */
    public Map<String, List<String>> all() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        values.forEach((name, texts) -> all.put(name, List.copyOf(texts)));
        return all;
    }

    @Nullable
    String first(String name) {
        List<String> all = values.get(name.toLowerCase(Locale.ROOT));
        return all == null ? null : all.get(0);
    }
}
