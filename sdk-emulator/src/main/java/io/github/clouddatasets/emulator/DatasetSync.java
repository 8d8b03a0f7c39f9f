package io.github.clouddatasets.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One synchronisation of a dataset with its input. The folder is scanned when its end is first seen. */
final class DatasetSync {

    private final String taskId;
    private final Instant start;
    private String outcome = "";
    private @Nullable String error;
    private long added;
    private long deleted;
    private long total;

    DatasetSync(String taskId, Instant start, long total) {
        this.taskId = taskId;
        this.start = start;
        this.total = total;
    }

    boolean isRunning() {
        return outcome.isEmpty();
    }

    long deleted() {
        return deleted;
    }

    /** The samples after the scan, or null while it is not over, or over already, or when it failed. */
    @Nullable
    List<Sample> settle(Pace pace, String datasetId, SampleFolder folder, List<Sample> before) {
        if (!isRunning() || pace.progress(start) < 1) {
            return null;
        }
        try {
            List<Sample> after = merge(folder.scan(datasetId, pace.end(start).toEpochMilli()), before);
            outcome = "COMPLETED";
            return after;
        } catch (IOException | UncheckedIOException e) {
            outcome = "FAILED";
            error = "The data source cannot be read: " + folder.folder().getFileName();
            return null;
        }
    }

    ObjectNode json(Pace pace, String datasetId) {
        double progress = pace.progress(start);
        String status = !isRunning() ? outcome : progress < Pace.QUEUED ? "QUEUING" : "RUNNING";
        long ran = Math.min(
                Duration.between(start, pace.now()).toMillis(),
                Duration.between(start, pace.end(start)).toMillis());
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
            json.put("error_code", "ModelArts.4360").put("error_msg", error);
        }
        return json;
    }

    static ObjectNode neverRan(String datasetId) {
        return Json.object().put("status", "NOT_EXIST").put("dataset_id", datasetId);
    }

    // A sample that stays keeps the time at which it was first seen.
    private List<Sample> merge(List<Sample> found, List<Sample> before) {
        Map<String, Sample> known = new HashMap<>();
        before.forEach(sample -> known.put(sample.id(), sample));
        List<Sample> after = found.stream()
                .map(sample -> {
                    Sample old = known.remove(sample.id());
                    return old == null
                            ? sample
                            : new Sample(
                                    sample.id(),
                                    sample.key(),
                                    sample.label(),
                                    sample.file(),
                                    sample.size(),
                                    old.createTime());
                })
                .toList();
        deleted = known.size();
        added = after.size() - (before.size() - deleted);
        total = after.size();
        return after;
    }
}
