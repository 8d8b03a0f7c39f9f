package io.github.clouddatasets.emulator.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The header fields of a request; names compare without regard to case. */
public final class Headers {

    private final Map<String, List<String>> values = new TreeMap<>();

    public Headers add(String name, String value) {
        values.computeIfAbsent(name.toLowerCase(Locale.ROOT), key -> new ArrayList<>())
                .add(value);
        return this;
    }

    @Nullable
    String first(String name) {
        List<String> all = values.get(name.toLowerCase(Locale.ROOT));
        return all == null ? null : all.get(0);
    }
}
