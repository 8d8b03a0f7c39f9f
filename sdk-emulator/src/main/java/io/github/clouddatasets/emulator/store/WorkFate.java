package io.github.clouddatasets.emulator.store;

import io.github.clouddatasets.emulator.fault.Work;
import io.github.clouddatasets.emulator.fault.WorkFault;
import java.util.Objects;

/**
 * How a piece of work ends, known from its start: by itself, as failed, or never.
 *
 * @param code the service's code of a failure; empty for none
 * @param message the service's message of a failure; empty for none
 */
public record WorkFate(boolean fails, boolean neverEnds, String code, String message) {

    /** The progress at which work without an end stays. */
    private static final double STUCK = 0.9;

    /** The fate of work without a fault. */
    public static final WorkFate NORMAL = new WorkFate(false, false, "", "");

    static WorkFate of(Work work, WorkFault fault) {
        if (!fault.isEnding()) {
            return new WorkFate(false, true, "", "");
        }
        return new WorkFate(
                true,
                false,
                Objects.requireNonNullElse(fault.code(), work.usualCode()),
                Objects.requireNonNullElse(fault.message(), work.usualMessage()));
    }

    /** The progress of the work, of which this is the progress by the clock. */
    public double progress(double byClock) {
        return neverEnds ? Math.min(byClock, STUCK) : byClock;
    }
}
