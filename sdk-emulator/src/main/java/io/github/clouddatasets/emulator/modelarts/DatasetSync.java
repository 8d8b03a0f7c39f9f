package io.github.clouddatasets.emulator.modelarts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.store.StateDocument;
import io.github.clouddatasets.emulator.store.WorkClock;
import io.github.clouddatasets.emulator.store.WorkFate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One synchronisation of a dataset with its input. The first request after the end of the task scans the folder. */
final class DatasetSync {

    private final String taskId;
    private final Instant start;
    private final WorkFate fate;
    private String outcome = "";
    private String code = "ModelArts.4360";
    private @Nullable String error;
    private long added;
    private long deleted;
    private long total;

    DatasetSync(String taskId, Instant start, long total, WorkFate fate) {
        this.taskId = taskId;
        this.start = start;
        this.fate = fate;
        this.total = total;
    }

    static DatasetSync of(StateDocument state) {
        DatasetSync sync =
                new DatasetSync(state.text("task"), state.moment("start"), state.number("total"), WorkFate.of(state));
        sync.outcome = state.text("outcome");
        sync.error = state.textOrNull("error");
        sync.code = state.text("error_code");
        sync.added = state.number("added");
        sync.deleted = state.number("deleted");
        return sync;
    }

    ObjectNode saved() {
        ObjectNode saved = Json.object()
                .put("task", taskId)
                .put("start", start.toString())
                .put("total", total)
                .put("outcome", outcome)
                .put("error", error)
                .put("error_code", code)
                .put("added", added)
                .put("deleted", deleted);
        fate.writeTo(saved);
        return saved;
    }

    boolean isRunning() {
        return outcome.isEmpty();
    }

    /**
     * Replaces the samples by those in the folder if the time of the task is over. Returns whether the task has ended
     * now.
     */
    boolean settle(WorkClock workClock, String datasetId, SampleFolder folder, boolean withLabels, SampleSet samples) {
        if (!isRunning() || progress(workClock) < 1) {
            return false;
        }
        if (fate.fails()) {
            outcome = "FAILED";
            error = fate.message();
            return false;
        }
        try {
            List<Sample> found = folder.scan(datasetId, workClock.end(start).toEpochMilli(), withLabels);
            long before = samples.size();
            long deletedBefore = samples.deleted();
            samples.replaceBy(found);
            deleted = samples.deleted() - deletedBefore;
            total = samples.size();
            added = total - (before - deleted);
            outcome = "COMPLETED";
            return true;
        } catch (IOException | UncheckedIOException e) {
            outcome = "FAILED";
            error = "The data source cannot be read: " + folder.folder().getFileName();
            return false;
        } catch (ModelArtsFault fault) {
            outcome = "FAILED";
            error = fault.getMessage();
            code = fault.code();
            return false;
        }
    }

    ObjectNode json(WorkClock workClock, String datasetId) {
        double progress = progress(workClock);
        String status = !isRunning() ? outcome : progress < WorkClock.QUEUED ? "QUEUING" : "RUNNING";
        long ran = Math.min(
                Duration.between(start, workClock.now()).toMillis(),
                Duration.between(start, workClock.end(start)).toMillis());
        ObjectNode json = Json.object()
                .put("status", status)
                .put("dataset_id", datasetId)
                .put("task_id", taskId)
                .put("create_time", start.toEpochMilli())
                .put("add_sample_count", added)
                .put("deleted_sample_count", deleted)
                .put("total_sample_count", total)
                .put("duration_time", Math.max(0, ran));
        if (error != null) {
            json.put("error_code", fate.fails() ? fate.code() : code).put("error_msg", error);
        }
        return json;
    }

    private double progress(WorkClock workClock) {
        return fate.progress(workClock.progress(start));
    }

    static ObjectNode neverRan(String datasetId) {
        return Json.object().put("status", "NOT_EXIST").put("dataset_id", datasetId);
    }
}
