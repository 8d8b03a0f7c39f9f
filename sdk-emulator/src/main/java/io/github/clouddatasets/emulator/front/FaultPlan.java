package io.github.clouddatasets.emulator.front;

import io.github.clouddatasets.emulator.fault.Fault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;

/** The faults of an account that wait for their requests. Safe for use by several threads. */
public final class FaultPlan implements AutoCloseable {

    private final OperationNames operations;
    private final Map<String, List<Armed>> next = new HashMap<>();
    private final Map<String, Armed> always = new HashMap<>();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();

    public FaultPlan(OperationNames operations) {
        this.operations = operations;
    }

    /** Adds a fault behind those that the operation has. */
    public synchronized void addNext(String operation, Fault fault) {
        FaultCheck.require(operations.get(operation), fault);
        next.computeIfAbsent(operation, key -> new ArrayList<>()).add(new Armed(fault));
    }

    /** Sets the fault of all requests that meet no other one. */
    public synchronized void setAlways(String operation, Fault fault) {
        FaultCheck.require(operations.get(operation), fault);
        if (fault.times() > 1) {
            throw new IllegalArgumentException("times is impossible with always: " + fault.times());
        }
        always.put(operation, new Armed(fault));
    }

    public synchronized void clear(String operation) {
        operations.require(operation);
        next.remove(operation);
        always.remove(operation);
    }

    public synchronized void clear() {
        next.clear();
        always.clear();
    }

    /** The fault of a request that has just arrived. */
    synchronized Optional<Fault> strike(String operation) {
        Iterator<Armed> waiting = next.getOrDefault(operation, List.of()).iterator();
        while (waiting.hasNext()) {
            Armed armed = waiting.next();
            if (armed.strikes()) {
                if (--armed.left == 0) {
                    waiting.remove();
                }
                return Optional.of(armed.fault);
            }
        }
        Armed lasting = always.get(operation);
        return lasting != null && lasting.strikes() ? Optional.of(lasting.fault) : Optional.empty();
    }

    /** Completes when the account closes: stalled requests end then. */
    CompletableFuture<Void> closed() {
        return closed;
    }

    /** Ends all stalled requests. */
    @Override
    public void close() {
        closed.complete(null);
    }

    private static final class Armed {

        private final Fault fault;
        private final SplittableRandom chance;
        private int left;

        Armed(Fault fault) {
            this.fault = fault;
            this.chance = new SplittableRandom(fault.seed());
            this.left = fault.times();
        }

        boolean strikes() {
            return fault.probability() >= 1 || chance.nextDouble() < fault.probability();
        }
    }
}
