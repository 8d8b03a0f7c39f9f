package io.github.clouddatasets.emulator.idah;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.store.WorkFate;
import java.time.Instant;

/** The work of a job that has not ended. The job itself may be deleted while it runs. */
record IdahRun(IdahJob job, IdahExport export, Instant start, WorkFate fate) {

    ObjectNode saved() {
        ObjectNode saved = Json.object().put("start", start.toString());
        saved.set("job", job.saved());
        fate.writeTo(saved);
        return saved;
    }
}
