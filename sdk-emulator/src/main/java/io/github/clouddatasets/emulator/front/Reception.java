package io.github.clouddatasets.emulator.front;

import io.github.clouddatasets.emulator.http.Service;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** All that stands in front of the services of one account: a door to each, one journal, and one plan of faults. */
public final class Reception implements AutoCloseable {

    private final RequestJournal journal = new RequestJournal();
    private final OperationNames operations;
    private final FaultPlan faults;
    private final Map<String, Service> doors = new LinkedHashMap<>();

    /**
     * @param services the services of the account by their names, each made with its first request
     * @param clock the clock of the account
     */
    public Reception(Map<String, ? extends Supplier<? extends Service>> services, Clock clock) {
        this.operations = new OperationNames(services.values());
        this.faults = new FaultPlan(operations);
        services.forEach((name, service) -> doors.put(name, new FrontDoor(name, service, faults, journal, clock)));
    }

    /** The service with this name, behind its door. */
    public Service door(String name) {
        return Objects.requireNonNull(doors.get(name), name);
    }

    public RequestJournal journal() {
        return journal;
    }

    public FaultPlan faults() {
        return faults;
    }

    public OperationNames operations() {
        return operations;
    }

    /** Ends stalled requests. */
    @Override
    public void close() {
        faults.close();
    }
}
