package io.github.clouddatasets.emulator.front;

import io.github.clouddatasets.emulator.http.Service;
import io.github.clouddatasets.emulator.http.ServiceOperation;
import io.github.clouddatasets.emulator.store.Lazy;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The names of all operations of an account. A wrong name is refused with the names that are nearest to it. */
public final class OperationNames {

    private final Lazy<Map<String, Entry>> entries;

    /** @param services the services, which are made when the first name is asked for */
    public OperationNames(Collection<? extends Supplier<? extends Service>> services) {
        this.entries = new Lazy<>(() -> {
            Map<String, Entry> found = new TreeMap<>();
            for (Supplier<? extends Service> made : services) {
                Service service = made.get();
                service.operations().forEach(operation -> found.put(operation.id(), new Entry(service, operation)));
            }
            return found;
        });
    }

    /** Finds an operation, or refuses its name with an {@link IllegalArgumentException}. */
    Entry get(String name) {
        Entry entry = entries.get().get(name);
        if (entry == null) {
            throw new IllegalArgumentException(
                    "operation must be one of the emulator's, not " + name + "; the nearest names are "
                            + String.join(", ", Nearest.to(name, entries.get().keySet())));
        }
        return entry;
    }

    public void require(String name) {
        get(name);
    }

    /** All names, sorted. */
    public List<String> all() {
        return List.copyOf(entries.get().keySet());
    }

    /** An operation and the service that offers it. */
    record Entry(Service service, ServiceOperation operation) {}
}
