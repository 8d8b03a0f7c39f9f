package io.github.clouddatasets.emulator.idah.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clouddatasets.emulator.idah.caller.IdahCaller;
import io.github.clouddatasets.emulator.idah.table.IdahFault;
import io.github.clouddatasets.emulator.idah.table.Row;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The steps of an entry: start, annotate, review, done; or error. */
final class EntryWorkflow {

    static final String START = "start";
    static final String ANNOTATE = "annotate";
    static final String REVIEW = "review";
    private static final String DONE = "done";

    private EntryWorkflow() {}

    /** Moves the entry one step on. */
    static void submit(Row entry, Row dataset, IdahCaller caller, @Nullable Boolean approved) {
        String step = entry.known("wf_step");
        switch (step) {
            case START -> move(entry, ANNOTATE, null, null);
            case ANNOTATE -> {
                entry.set("submitted_by_id", (long) caller.accountId()).set("submitted_by_email", caller.email());
                if (isSampled(entry, dataset)) {
                    move(entry, REVIEW, entry.number("reviewed_by_id"), entry.text("reviewed_by_email"));
                } else {
                    move(entry, DONE, null, null);
                }
            }
            case REVIEW -> review(entry, caller, approved);
            default -> throw invalidTransition("submit", step);
        }
    }

    private static void review(Row entry, IdahCaller caller, @Nullable Boolean approved) {
        if (approved == null) {
            throw IdahFault.invalid("Missing required option :approved for review step");
        }
        entry.set("reviewed_by_id", (long) caller.accountId()).set("reviewed_by_email", caller.email());
        if (approved) {
            move(entry, DONE, null, null);
        } else {
            move(entry, ANNOTATE, entry.number("submitted_by_id"), entry.text("submitted_by_email"));
        }
    }

    /** Ends the entry as errored. */
    static void error(Row entry) {
        String step = entry.known("wf_step");
        if (!step.equals(ANNOTATE) && !step.equals(REVIEW)) {
            throw invalidTransition("error", step);
        }
        entry.set("wf_step", "error").set("status", "errored");
    }

    static boolean allowsNotes(Row entry) {
        String step = entry.known("wf_step");
        return step.equals(ANNOTATE) || step.equals(REVIEW);
    }

    private static void move(Row entry, String step, @Nullable Long assignedTo, @Nullable String email) {
        String working = assignedTo == null ? "pending" : "in_progress";
        entry.set("wf_step", step)
                .set("status", step.equals(DONE) ? "completed" : working)
                .set("assigned_to_id", assignedTo)
                .set("assigned_to_email", email);
    }

    // The service draws lots. Here the id decides, so that a test meets the same lot on every run.
    private static boolean isSampled(Row entry, Row dataset) {
        JsonNode configuration = dataset.json("workflow_configuration");
        double rate =
                configuration == null ? 1 : configuration.path("sample_rate").asDouble(1);
        long low = UUID.fromString(entry.id()).getLeastSignificantBits();
        return Math.floorMod(low, 1000) < rate * 1000;
    }

    private static IdahFault invalidTransition(String event, String step) {
        return IdahFault.of(
                500, "AASM::InvalidTransition", "Event '" + event + "' cannot transition from '" + step + "'.");
    }
}
