package io.github.clouddatasets.emulator.front;

import io.github.clouddatasets.emulator.http.Service;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** All that stands in front of the services of one account: a door to each, one journal, and one plan of faults. */
public final class Reception implements AutoCloseable {

    private final RequestJournal journal = new RequestJournal();
    private final OperationNames operations;
    private final FaultPlan faults;
    private final Map<String, Service> doors = new LinkedHashMap<>();

    /**
     * @param services the services of the account by their names
     * @param clock the clock of the account
     */
    public Reception(Map<String, Service> services, Clock clock) {
        this.operations = new OperationNames(services.values());
        this.faults = new FaultPlan(operations);
        services.forEach((name, service) -> doors.put(name, new FrontDoor(name, service, faults, journal, clock)));
    }

    /** The services by their names, each behind its door. */
    public Map<String, Service> doors() {
        return Map.copyOf(doors);
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
