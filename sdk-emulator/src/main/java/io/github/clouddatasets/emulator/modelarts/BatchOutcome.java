package io.github.clouddatasets.emulator.modelarts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Answer;
import io.github.clouddatasets.emulator.http.Json;
import org.jspecify.annotations.Nullable;

/** How the items of a batch fared, each in its place. */
final class BatchOutcome {

    private final ArrayNode results = Json.array();
    private @Nullable ObjectNode firstFailure;

    /** Runs the work on one item and notes how it ended. */
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

    /** The results are only told when one of them is a failure; then its error stands for the whole batch as well. */
    Answer answer() {
        ObjectNode json = Json.object().put("success", firstFailure == null);
        if (firstFailure != null) {
            json.setAll(firstFailure);
            json.set("results", results);
        }
        return Answer.json(200, json);
    }
}
