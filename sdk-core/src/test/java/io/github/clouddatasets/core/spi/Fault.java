package io.github.clouddatasets.core.spi;

import io.github.clouddatasets.testing.RawServer;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;

/**
 * A row of the fault matrix: what goes wrong, and how servers bring it about.
 *
 * @param group what it belongs to
 * @param name what it is called in the table
 * @param stage sets the scene
 * @param modes how it is run
 * @param attemptTimeout the client's limit for an attempt; short where the fault is a silence
 * @param idleTimeout the client's limit for silence within a transfer
 */
record Fault(
        String group,
        String name,
        Stage stage,
        Set<FaultRun.Mode> modes,
        Duration attemptTimeout,
        Duration idleTimeout) {

    /** Long enough to be a guard and no more. */
    static final Duration AMPLE = Duration.ofSeconds(20);

    /** Waited for in real time, as OkHttp's own clocks are real. */
    static final Duration SHORT = Duration.ofMillis(600);

    /** Starts the servers. */
    @FunctionalInterface
    interface Stage {
        /**
         * Sets the scene of one call.
         *
         * @param good the answer without the fault
         * @param always whether the fault stays; else the good answer is behind the first one
         */
        Scene set(GoodAnswer good, boolean always) throws Exception;
    }

    Fault(String group, String name, Stage stage) {
        this(group, name, stage, EnumSet.allOf(FaultRun.Mode.class), AMPLE, AMPLE);
    }

    /** A server that gives a bad answer. */
    static Fault answer(String group, String name, Function<GoodAnswer, RawServer.Answer> bad) {
        return new Fault(group, name, (good, always) -> {
            RawServer.Answer first = bad.apply(good);
            return Scene.of(always ? new RawServer(first) : new RawServer(first, good.answer()));
        });
    }

    /** A fault that does not go away by itself. */
    Fault lasting() {
        return without(FaultRun.Mode.ONCE);
    }

    /** A fault that takes much of the machine for each attempt. */
    Fault costly() {
        return without(FaultRun.Mode.DEADLINE);
    }

    private Fault without(FaultRun.Mode mode) {
        Set<FaultRun.Mode> fewer = EnumSet.copyOf(modes);
        fewer.remove(mode);
        return new Fault(group, name, stage, fewer, attemptTimeout, idleTimeout);
    }

    /** A fault that takes time, really. */
    Fault limited(Duration attempt, Duration idle) {
        return new Fault(group, name, stage, modes, attempt, idle);
    }

    /** Whether the clocks end it, so that it takes time, really. */
    boolean slow() {
        return !attemptTimeout.equals(AMPLE);
    }

    @Override
    public String toString() {
        return group + ": " + name;
    }
}
