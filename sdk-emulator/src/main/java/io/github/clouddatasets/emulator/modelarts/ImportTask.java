package io.github.clouddatasets.emulator.modelarts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.store.StateDocument;
import io.github.clouddatasets.emulator.store.WorkClock;
import io.github.clouddatasets.emulator.store.WorkFate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An import of samples and labels. The first request after the end of the task adds the samples to the dataset. */
final class ImportTask {

    private static final int FROM_FOLDER = 0;
    private static final int FROM_MANIFEST = 1;

    private final String id;
    private final ImportRequest request;
    private final int total;
    private final Instant start;
    private final WorkFate fate;
    private List<ImportedFile> files;
    private String outcome = "";
    private String code = "ModelArts.4362";
    private @Nullable String error;
    private int imported;
    private int annotated;
    private int unconfirmed;
    private long copied;
    private long copiedBytes;

    /** @param error the reason why the source is unreadable, or null */
    ImportTask(
            String id,
            ImportRequest request,
            List<ImportedFile> files,
            @Nullable String error,
            Instant start,
            WorkFate fate) {
        this(id, request, files, files.size(), error, start, fate);
    }

    private ImportTask(
            String id,
            ImportRequest request,
            List<ImportedFile> files,
            int total,
            @Nullable String error,
            Instant start,
            WorkFate fate) {
        this.id = id;
        this.request = request;
        this.files = List.copyOf(files);
        this.total = total;
        this.error = error;
        this.start = start;
        this.fate = fate;
    }

    /** @param files the files to import; none for a task that has ended */
    static ImportTask of(StateDocument state, List<ImportedFile> files) {
        ImportTask task = new ImportTask(
                state.text("id"),
                ImportRequest.of(state.document("request")),
                files,
                state.integer("total"),
                state.textOrNull("error"),
                state.moment("start"),
                WorkFate.of(state));
        task.outcome = state.text("outcome");
        task.code = state.text("error_code");
        task.imported = state.integer("imported");
        task.annotated = state.integer("annotated");
        task.unconfirmed = state.integer("unconfirmed");
        task.copied = state.number("copied");
        task.copiedBytes = state.number("copied_bytes");
        return task;
    }

    /** The task without its files. */
    ObjectNode saved() {
        ObjectNode state = Json.object().put("id", id);
        state.set("request", request.saved());
        fate.writeTo(state);
        return state.put("start", start.toString())
                .put("total", total)
                .put("outcome", outcome)
                .put("error", error)
                .put("error_code", code)
                .put("imported", imported)
                .put("annotated", annotated)
                .put("unconfirmed", unconfirmed)
                .put("copied", copied)
                .put("copied_bytes", copiedBytes);
    }

    /** The files that wait for the end of the task; none afterwards. */
    List<ImportedFile> files() {
        return files;
    }

    String id() {
        return id;
    }

    boolean isRunning() {
        return outcome.isEmpty();
    }

    boolean isOfManifest() {
        return request.isManifest();
    }

    /** Adds the samples to the dataset if the time of the task is over. Returns whether the task has ended now. */
    boolean settle(WorkClock workClock, String datasetId, SampleFolder folder, SampleSet samples) {
        if (!isRunning() || progress(workClock) < 1) {
            return false;
        }
        if (fate.fails()) {
            error = fate.message();
        }
        if (error == null) {
            try {
                for (ImportedFile file : files) {
                    add(file, datasetId, folder, samples, workClock.end(start).toEpochMilli());
                }
            } catch (IOException | UncheckedIOException e) {
                error = "The data cannot be imported: " + e.getMessage();
            } catch (ModelArtsFault fault) {
                error = fault.getMessage();
                code = fault.code();
            }
        }
        files = List.of();
        outcome = error == null ? "COMPLETED" : "FAILED";
        return true;
    }

    ObjectNode json(WorkClock workClock, String datasetId) {
        boolean running = isRunning();
        double progress = progress(workClock);
        int seen = running ? (int) (WorkClock.running(progress) * total) : imported;
        Instant updated = running ? workClock.now() : workClock.end(start);
        ObjectNode json = Json.object()
                .put("status", running ? progress < WorkClock.QUEUED ? "QUEUING" : "RUNNING" : outcome)
                .put("task_id", id)
                .put("dataset_id", datasetId)
                .put("import_path", request.path())
                .put("import_type", request.isManifest() ? FROM_MANIFEST : FROM_FOLDER)
                .put("total_sample_count", total)
                .put("imported_sample_count", seen)
                .put("annotated_sample_count", annotated)
                .put("unconfirmed_sample_count", unconfirmed)
                .put("total_sub_sample_count", 0)
                .put("imported_sub_sample_count", 0)
                .put("total_file_count", copied)
                .put("finished_file_count", copied)
                .put("total_file_size", copiedBytes)
                .put("finished_file_size", copiedBytes)
                .put("create_time", start.toEpochMilli())
                .put("update_ms", updated.toEpochMilli())
                .put("elapsed_time", Duration.between(start, updated).toSeconds());
        json.putObject("file_statistics")
                .put("file_num_total", copied)
                .put("file_num_finished", copied)
                .put("file_size_total", copiedBytes)
                .put("file_size_finished", copiedBytes);
        json.set(
                "data_source",
                request.dataSource().deepCopy().put("data_type", 0).put("data_path", request.path()));
        if (!running && error != null) {
            json.put("error_code", fate.fails() ? fate.code() : code).put("error_msg", error);
        }
        return json;
    }

    static ObjectNode unknown(String id, String datasetId) {
        return Json.object().put("status", "NOT_EXIST").put("task_id", id).put("dataset_id", datasetId);
    }

    private double progress(WorkClock workClock) {
        return fate.progress(workClock.progress(start));
    }

    private void add(ImportedFile file, String datasetId, SampleFolder folder, SampleSet samples, long now)
            throws IOException {
        String ownFolder = id.substring(id.lastIndexOf('_') + 1);
        String key = file.keyIn(folder, request.folder().orElse(ownFolder));
        Path target = folder.fileAt(key);
        if (target == null || !folder.isSample(target)) {
            throw new IOException("this file cannot be a sample here: " + key);
        }
        Sample known = samples.find(SampleFolder.id(datasetId, key)).orElse(null);
        if (known == null) {
            if (!request.withSamples()) {
                return;
            }
            samples.requireRoom(samples.size() + 1L);
        }
        if (!target.equals(file.file())) {
            file.copyTo(target);
            copied++;
            copiedBytes += file.size();
        }
        Sample found = folder.sample(datasetId, key, now);
        Sample sample = known == null ? found : known.foundAgain(found);
        if (request.withAnnotations()) {
            sample = sample.with(merged(sample.annotations(), file.annotations()));
        }
        samples.put(sample);
        imported++;
        if (sample.annotations().isLabeled()) {
            if (sample.annotations().confirmed()) {
                annotated++;
            } else {
                unconfirmed++;
            }
        }
    }

    private SampleAnnotations merged(SampleAnnotations before, SampleAnnotations found) {
        SampleAnnotations after = before.withMetadata(found.metadata());
        if (found.isLabeled()) {
            after = after.withLabels(found.labels()).withConfirmed(request.isFinal());
        }
        return found.usage().isEmpty() ? after : after.withUsage(found.usage());
    }
}
