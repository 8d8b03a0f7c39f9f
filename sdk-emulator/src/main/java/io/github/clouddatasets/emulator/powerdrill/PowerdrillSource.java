package io.github.clouddatasets.emulator.powerdrill;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.store.StateDocument;
import io.github.clouddatasets.emulator.store.StoredContent;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A data source: a file in a dataset.
 *
 * @param object the file; null for a URL of another server, which the emulator never fetches
 * @param end the time at which the reading of the file ends
 * @param damaged whether the reading fails
 */
record PowerdrillSource(
        String id,
        String datasetId,
        String name,
        String fileName,
        @Nullable PowerdrillObject object,
        Instant end,
        boolean damaged) {

    static final String SYNCHING = "synching";
    static final String SYNCHED = "synched";
    static final String INVALID = "invalid";
    static final Set<String> STATES = Set.of(SYNCHING, SYNCHED, INVALID);

    static PowerdrillSource of(StateDocument state, PowerdrillStorage storage) {
        String key = state.textOrNull("object");
        return new PowerdrillSource(
                state.text("id"),
                state.text("dataset"),
                state.text("name"),
                state.text("file_name"),
                key == null ? null : storage.find(key).orElse(null),
                state.moment("end"),
                state.flag("damaged"));
    }

    /** A source as an answer names it, even after its deletion. */
    static PowerdrillSource cited(StateDocument state) {
        return new PowerdrillSource(
                state.text("id"),
                state.text("dataset"),
                state.text("name"),
                state.text("file_name"),
                null,
                state.moment("end"),
                state.flag("damaged"));
    }

    ObjectNode saved() {
        return Json.object()
                .put("id", id)
                .put("dataset", datasetId)
                .put("name", name)
                .put("file_name", fileName)
                .put("object", object == null ? null : object.key())
                .put("end", end.toString())
                .put("damaged", damaged);
    }

    String state(Instant now) {
        if (now.isBefore(end)) {
            return SYNCHING;
        }
        return damaged ? INVALID : SYNCHED;
    }

    boolean isSynched(Instant now) {
        return state(now).equals(SYNCHED);
    }

    /** The content of the file; null if the emulator does not have the content. */
    @Nullable
    StoredContent content() {
        return object == null ? null : object.content();
    }

    ObjectNode json(PowerdrillDialect dialect, Instant now) {
        ObjectNode json = Json.object()
                .put("id", id)
                .put(dialect.name("dataset_id"), datasetId)
                .put("name", name)
                .put("type", "FILE")
                .put("status", state(now));
        return switch (dialect) {
            case V1 -> json.put("fileName", fileName);
            case V2 -> json.put("size", object == null ? null : Long.valueOf(object.size()));
        };
    }
}
