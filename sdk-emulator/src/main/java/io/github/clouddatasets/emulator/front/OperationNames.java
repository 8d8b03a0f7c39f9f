package io.github.clouddatasets.emulator.front;

import io.github.clouddatasets.emulator.http.Service;
import io.github.clouddatasets.emulator.http.ServiceOperation;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The names of all operations of an account. A wrong name is refused with the names that are nearest to it. */
public final class OperationNames {

    private static final int SUGGESTED = 3;

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    public OperationNames(Collection<? extends Service> services) {
        for (Service service : services) {
            service.operations().forEach(operation -> entries.put(operation.id(), new Entry(service, operation)));
        }
    }

    /** Finds an operation, or refuses its name with an {@link IllegalArgumentException}. */
    Entry get(String name) {
        Entry entry = entries.get(name);
        if (entry == null) {
            throw new IllegalArgumentException("operation must be one of the emulator's, not " + name
                    + "; the nearest names are " + String.join(", ", nearest(name)));
        }
        return entry;
    }

    public void require(String name) {
        get(name);
    }

    /** All names, in the order of the services. */
    public List<String> all() {
        return List.copyOf(entries.keySet());
    }

    private List<String> nearest(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return entries.keySet().stream()
                .sorted(Comparator.comparingInt(known -> distance(wanted, known.toLowerCase(Locale.ROOT))))
                .limit(SUGGESTED)
                .collect(Collectors.toList());
    }

    /** The number of letters to add, remove or replace, by Levenshtein. */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }

    /** An operation and the service that offers it. */
    record Entry(Service service, ServiceOperation operation) {}
}
