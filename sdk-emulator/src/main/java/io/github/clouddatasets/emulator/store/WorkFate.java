package io.github.clouddatasets.emulator.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
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

    private static final String FIELD = "fate";

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

    /** The fate in a document, which names none for usual work. */
    public static WorkFate of(StateDocument document) {
        if (!document.has(FIELD)) {
            return NORMAL;
        }
        StateDocument fate = document.document(FIELD);
        return new WorkFate(fate.flag("fails"), fate.flag("never_ends"), fate.text("code"), fate.text("message"));
    }

    /** Adds the fate to a document: work that is to fail fails after a restart, too. */
    public void writeTo(ObjectNode document) {
        if (!equals(NORMAL)) {
            document.putObject(FIELD)
                    .put("fails", fails)
                    .put("never_ends", neverEnds)
                    .put("code", code)
                    .put("message", message);
        }
    }

    /** The progress of the work, of which this is the progress by the clock. */
    public double progress(double byClock) {
        return neverEnds ? Math.min(byClock, STUCK) : byClock;
    }
}
