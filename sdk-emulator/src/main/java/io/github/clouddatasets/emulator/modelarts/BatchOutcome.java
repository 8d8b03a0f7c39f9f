package io.github.clouddatasets.emulator.modelarts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Answer;
import io.github.clouddatasets.emulator.http.Json;
import org.jspecify.annotations.Nullable;

/** The results of the items of a batch, in the order of the items. */
final class BatchOutcome {

    private final ArrayNode results = Json.array();
    private @Nullable ObjectNode firstFailure;

    /** Runs the work on one item and records the result. */
    void run(Runnable work) {
        try {
            work.run();
            results.addObject().put("success", true);
        } catch (ModelArtsFault fault) {
            ObjectNode failure = fault.item();
            results.add(failure);
            if (firstFailure == null) {
                firstFailure = failure;
            }
        }
    }

    /**
     * The answer has the results only if one item failed. The error of that item is the error of the whole batch, too.
     */
    Answer answer() {
        ObjectNode json = Json.object().put("success", firstFailure == null);
        if (firstFailure != null) {
            json.setAll(firstFailure);
            json.set("results", results);
        }
        return Answer.json(200, json);
    }
}
