package io.github.clouddatasets.emulator.front;

import io.github.clouddatasets.emulator.http.Service;
import io.github.clouddatasets.emulator.http.ServiceOperation;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The names of all operations of an account. A wrong name is refused with the names that are nearest to it. */
public final class OperationNames {

    private final Map<String, Entry> entries = new TreeMap<>();

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
                    + "; the nearest names are " + String.join(", ", Nearest.to(name, entries.keySet())));
        }
        return entry;
    }

    public void require(String name) {
        get(name);
    }

    /** All names, sorted. */
    public List<String> all() {
        return List.copyOf(entries.keySet());
    }

    /** An operation and the service that offers it. */
    record Entry(Service service, ServiceOperation operation) {}
}
