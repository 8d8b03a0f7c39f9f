package io.github.clouddatasets.emulator.idah.media;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.store.StateDocument;
import io.github.clouddatasets.emulator.store.WorkFate;
import java.time.Instant;

/**
 * The processing of an entry's media that has not ended.
 *
 * @param number the place in the order of the runs
 * @param job the id of the job; empty until the service has heard of the entry
 */
record MediaRun(
        long number, String entryId, String resource, Modality modality, String job, Instant start, WorkFate fate) {

    static MediaRun of(StateDocument state) {
        return new MediaRun(
                Long.parseLong(state.name()),
                state.text("entry_id"),
                state.text("resource"),
                Modality.valueOf(state.text("modality")),
                state.text("job"),
                state.moment("start"),
                WorkFate.of(state));
    }

    ObjectNode saved() {
        ObjectNode saved = Json.object()
                .put("entry_id", entryId)
                .put("resource", resource)
                .put("modality", modality.name())
                .put("job", job)
                .put("start", start.toString());
        fate.writeTo(saved);
        return saved;
    }

    MediaRun withJob(String id) {
        return new MediaRun(number, entryId, resource, modality, id, start, fate);
    }
}
