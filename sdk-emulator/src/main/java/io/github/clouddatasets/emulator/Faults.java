package io.github.clouddatasets.emulator;

import static io.github.clouddatasets.emulator.EmulatorSettings.requireGiven;

import io.github.clouddatasets.emulator.fault.Fault;
import io.github.clouddatasets.emulator.fault.Work;
import io.github.clouddatasets.emulator.fault.WorkFault;
import io.github.clouddatasets.emulator.front.Reception;
import io.github.clouddatasets.emulator.idah.IdahService;
import io.github.clouddatasets.emulator.option.IdahUpstream;
import io.github.clouddatasets.emulator.store.WorkPlan;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * The faults of an emulator: what goes wrong with requests, with work, and with IDAH as a whole.
 *
 * <pre>{@code
 * cloud.faults()
 *         .next("listDatasets", Fault.status(503).times(2))
 *         .next("createDatasetVersion", Fault.reset().afterWork())
 *         .next(Work.IMPORT, WorkFault.fails("ModelArts.4362", "The manifest is empty."));
 * }</pre>
 *
 * <p>A request meets the first fault that waits for its operation, else the one that was set with {@link #always}. A fault
 * with a probability below 1 may let a request pass to the fault behind. The journal tells which fault a request has met.
 */
public final class Faults {

    private final Reception reception;
    private final WorkPlan work;
    private final Supplier<IdahService> idah;

    Faults(Reception reception, WorkPlan work, Supplier<IdahService> idah) {
        this.reception = reception;
        this.work = work;
        this.idah = idah;
    }

    /**
     * Adds a fault for the next requests for an operation, behind the faults that wait there already.
     *
     * @param operation an operationId, see {@link #operations()}
     * @param fault the fault, for as many requests as {@link Fault#times} says
     * @return this
     * @throws IllegalArgumentException if an argument is null, the operation is unknown, or the fault is impossible for the
     *     operation: a cut or slow answer where answers have no body, expired credentials where none are asked for, a code
     *     that the service does not have
     */
    public Faults next(String operation, Fault fault) {
        requireGiven("operation", operation);
        requireGiven("fault", fault);
        reception.faults().addNext(operation, fault);
        return this;
    }

    /**
     * Sets the fault of every request for an operation that meets no other fault, instead of the fault set before.
     *
     * @param operation an operationId, see {@link #operations()}
     * @param fault the fault, without a count
     * @return this
     * @throws IllegalArgumentException if an argument is null, the operation is unknown, the fault has a count, or the fault
     *     is impossible for the operation, see {@link #next(String, Fault)}
     */
    public Faults always(String operation, Fault fault) {
        requireGiven("operation", operation);
        requireGiven("fault", fault);
        reception.faults().setAlways(operation, fault);
        return this;
    }

    /**
     * Removes all faults of an operation.
     *
     * @param operation an operationId, see {@link #operations()}
     * @return this
     * @throws IllegalArgumentException if {@code operation} is null or unknown
     */
    public Faults clear(String operation) {
        requireGiven("operation", operation);
        reception.faults().clear(operation);
        return this;
    }

    /**
     * Adds a fault for the next work of a kind, behind the faults that wait there already. Work meets its fault when it
     * begins; work that is under way is not affected.
     *
     * @param kind the kind of work
     * @param fault the fault, for as much work as {@link WorkFault#times} says
     * @return this
     * @throws IllegalArgumentException if an argument is null, or the fault has a code or a message that the service cannot
     *     tell, see {@link Work}
     */
    public Faults next(Work kind, WorkFault fault) {
        requireGiven("kind", kind);
        requireGiven("fault", fault);
        work.addNext(kind, fault);
        return this;
    }

    /**
     * Sets the fault of all work of a kind that meets no other fault, instead of the fault set before.
     *
     * @param kind the kind of work
     * @param fault the fault, without a count
     * @return this
     * @throws IllegalArgumentException if an argument is null, the fault has a count, or a code or a message that the service
     *     cannot tell, see {@link Work}
     */
    public Faults always(Work kind, WorkFault fault) {
        requireGiven("kind", kind);
        requireGiven("fault", fault);
        work.setAlways(kind, fault);
        return this;
    }

    /**
     * Removes all faults of a kind of work. Work that has begun with a fault keeps it.
     *
     * @param kind the kind of work
     * @return this
     * @throws IllegalArgumentException if {@code kind} is null
     */
    public Faults clear(Work kind) {
        requireGiven("kind", kind);
        work.clear(kind);
        return this;
    }

    /**
     * Removes all faults of requests and work, starts all services of IDAH, and gives each request its own refusal.
     *
     * @return this
     */
    public Faults clear() {
        reception.faults().clear();
        work.clear();
        return idahOutage().idahCrossesRefusals(false);
    }

    /**
     * Stops these services of IDAH, and starts all others. A call without arguments starts all services.
     *
     * @param stopped the services that stay stopped until the next call
     * @return this
     * @throws IllegalArgumentException if {@code stopped} or one of its elements is null
     */
    public Faults idahOutage(IdahUpstream... stopped) {
        requireGiven("stopped", stopped);
        Arrays.asList(stopped).forEach(service -> requireGiven("stopped", service));
        idah.get().stop(Arrays.asList(stopped));
        return this;
    }

    /**
     * Switches a fault of the real IDAH server on or off. Under load, requests to its sync service that fail at the same time
     * get each other's refusals, status and all. Here two of three failing requests get the refusal of the one before.
     * Requests that succeed are not affected. Off at first.
     *
     * @param crossing whether refusals are mixed up from now on
     * @return this
     */
    public Faults idahCrossesRefusals(boolean crossing) {
        idah.get().crossRefusals(crossing);
        return this;
    }

    /**
     * Restarts IDAH's sync service. Like those of the real service, jobs that run are lost: they stay {@code running} with
     * their progress for ever. Jobs in the queue run later. Tokens stay valid, and {@code getServiceInfo} names a new id.
     *
     * @return this
     */
    public Faults restartIdah() {
        idah.get().restart();
        return this;
    }

    /** {@return the operationIds of all services, which faults can name, sorted} */
    public List<String> operations() {
        return reception.operations().all();
    }
}
