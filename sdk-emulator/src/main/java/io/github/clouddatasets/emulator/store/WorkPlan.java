package io.github.clouddatasets.emulator.store;

import io.github.clouddatasets.emulator.fault.Work;
import io.github.clouddatasets.emulator.fault.WorkFault;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The faults of work that has not begun yet. Safe for use by several threads. */
public final class WorkPlan implements AutoCloseable {

    private final Map<Work, Deque<Armed>> next = new EnumMap<>(Work.class);
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private final Map<Work, WorkFault> always = new EnumMap<>(Work.class);

    /** The fate of a piece of work that begins now. */
    public synchronized WorkFate begin(Work work) {
        Deque<Armed> waiting = next.get(work);
        if (waiting != null && !waiting.isEmpty()) {
            Armed first = waiting.getFirst();
            if (--first.left == 0) {
                waiting.removeFirst();
            }
            return WorkFate.of(work, first.fault);
        }
        WorkFault lasting = always.get(work);
        return lasting == null ? WorkFate.NORMAL : WorkFate.of(work, lasting);
    }

    public synchronized void addNext(Work work, WorkFault fault) {
        check(work, fault);
        next.computeIfAbsent(work, key -> new ArrayDeque<>()).addLast(new Armed(fault));
    }

    public synchronized void setAlways(Work work, WorkFault fault) {
        check(work, fault);
        if (fault.times() > 1) {
            throw new IllegalArgumentException("times is impossible with always: " + fault.times());
        }
        always.put(work, fault);
    }

    public synchronized void clear(Work work) {
        next.remove(work);
        always.remove(work);
    }

    public synchronized void clear() {
        next.clear();
        always.clear();
    }

    /** Completes when the account closes: work without an end, to which clients listen, ends then. */
    public CompletableFuture<Void> closed() {
        return closed;
    }

    @Override
    public void close() {
        closed.complete(null);
    }

    private static void check(Work work, WorkFault fault) {
        String code = fault.code();
        if (code != null && !work.hasCode()) {
            throw new IllegalArgumentException("code is impossible for " + work + ": the service tells none");
        }
        if (fault.message() != null && !work.hasMessage()) {
            throw new IllegalArgumentException("message is impossible for " + work + ": the service tells none");
        }
        if (work == Work.POWERDRILL_JOB && code != null && !code.matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException("code must be a number for " + work + ": " + code);
        }
    }

    private static final class Armed {

        private final WorkFault fault;
        private int left;

        Armed(WorkFault fault) {
            this.fault = fault;
            this.left = fault.times();
        }
    }
}
