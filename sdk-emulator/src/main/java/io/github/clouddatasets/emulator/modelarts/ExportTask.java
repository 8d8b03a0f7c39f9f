package io.github.clouddatasets.emulator.modelarts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.store.ObjectStorage;
import io.github.clouddatasets.emulator.store.StateDocument;
import io.github.clouddatasets.emulator.store.WorkClock;
import io.github.clouddatasets.emulator.store.WorkFate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An export of samples to a folder. The first request after the end of the task writes the files. */
final class ExportTask {

    private final String id;
    private final ExportRequest request;
    private final DatasetKind kind;
    private final Instant start;
    private final WorkFate fate;
    private final int total;
    private List<Sample> samples;
    private String outcome = "";
    private @Nullable String error;

    ExportTask(String id, ExportRequest request, DatasetKind kind, List<Sample> samples, Instant start, WorkFate fate) {
        this(id, request, kind, samples, samples.size(), start, fate);
    }

    private ExportTask(
            String id,
            ExportRequest request,
            DatasetKind kind,
            List<Sample> samples,
            int total,
            Instant start,
            WorkFate fate) {
        this.id = id;
        this.request = request;
        this.kind = kind;
        this.samples = List.copyOf(samples);
        this.total = total;
        this.start = start;
        this.fate = fate;
    }

    /** @param samples the samples to export; none for a task that has ended */
    static ExportTask of(StateDocument state, DatasetKind kind, List<Sample> samples) {
        Instant start = state.moment("start");
        ExportTask task = new ExportTask(
                state.text("id"),
                ExportRequest.of(state.document("request"), start),
                kind,
                samples,
                state.integer("total"),
                start,
                WorkFate.of(state));
        task.outcome = state.text("outcome");
        task.error = state.textOrNull("error");
        return task;
    }

    /** The task without its samples. */
    ObjectNode saved() {
        ObjectNode state = Json.object().put("id", id);
        state.set("request", request.saved());
        fate.writeTo(state);
        return state.put("start", start.toString())
                .put("total", total)
                .put("outcome", outcome)
                .put("error", error);
    }

    /** The samples that wait for the end of the task; none afterwards. */
    List<Sample> samples() {
        return samples;
    }

    String id() {
        return id;
    }

    ExportRequest request() {
        return request;
    }

    boolean isRunning() {
        return outcome.isEmpty();
    }

    /** Writes the files if the time of the task is over. Returns whether the task has succeeded now. */
    boolean settle(WorkClock workClock, ObjectStorage storage) {
        if (!isRunning() || progress(workClock) < 1) {
            return false;
        }
        if (fate.fails()) {
            samples = List.of();
            outcome = "FAILED";
            error = fate.message();
            return false;
        }
        try {
            write(storage.file(request.path()));
            samples = List.of();
            outcome = "SUCCESSED";
            return true;
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            samples = List.of();
            outcome = "FAILED";
            error = "The data cannot be exported: " + e.getMessage();
            return false;
        }
    }

    ObjectNode json(WorkClock workClock) {
        double progress = progress(workClock);
        double running = outcome.equals("FAILED") ? 0 : WorkClock.running(progress);
        Instant updated = isRunning() ? workClock.now() : workClock.end(start);
        ObjectNode json = Json.object()
                .put("task_id", id)
                .put("path", request.path())
                .put("export_type", request.type())
                .put("version_format", request.versionFormat())
                .put("export_format", request.format())
                .put("status", status(progress))
                .put("progress", Math.round(running * 1000) / 10.0)
                .put("total_sample_count", total)
                .put("finished_sample_count", (int) (running * total))
                .put("create_time", start.toEpochMilli())
                .put("update_time", updated.toEpochMilli());
        json.set("export_params", request.params());
        request.versionId().ifPresent(versionId -> json.put("version_id", versionId));
        if (error != null) {
            json.put("error_code", fate.fails() ? fate.code() : "ModelArts.4401")
                    .put("error_msg", error);
        }
        return json;
    }

    private double progress(WorkClock workClock) {
        return fate.progress(workClock.progress(start));
    }

    private String status(double progress) {
        if (!isRunning()) {
            return outcome;
        }
        return progress < WorkClock.QUEUED ? "INIT" : "RUNNING";
    }

    private void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Set<String> taken = new HashSet<>();
        for (Sample sample : samples) {
            if (request.format() == ExportRequest.TREE) {
                writeToTree(folder, sample, taken);
            } else {
                writeFlat(folder, sample, taken);
            }
        }
    }

    private void writeToTree(Path folder, Sample sample, Set<String> taken) throws IOException {
        String label = sample.label();
        if (label == null || kind.drawn()) {
            writeFlat(folder, sample, taken);
            return;
        }
        String parent = label + "/";
        Path copy = folder.resolve(parent + freeName(sample, parent, taken));
        Files.createDirectories(copy.getParent());
        Files.copy(sample.file(), copy, StandardCopyOption.REPLACE_EXISTING);
    }

    private void writeFlat(Path folder, Sample sample, Set<String> taken) throws IOException {
        String name = freeName(sample, "", taken);
        Files.copy(sample.file(), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        if (sample.annotations().isLabeled()) {
            writeLabels(
                    folder,
                    sample,
                    name.substring(0, name.length() - sample.extension().length() - 1));
        }
    }

    private void writeLabels(Path folder, Sample sample, String stem) throws IOException {
        if (kind.drawn()) {
            new VocDocument(sample.labels()).write(folder.resolve(stem + ".xml"), sample, false);
        } else {
            List<String> names = sample.labels().stream().map(SampleLabel::name).toList();
            Files.write(folder.resolve(stem + ".txt"), names, StandardCharsets.UTF_8);
        }
    }

    // Several input folders can have files of one name. Neither these files nor their labels may replace each other.
    private static String freeName(Sample sample, String parent, Set<String> taken) {
        String stem = sample.fileName()
                .substring(0, sample.fileName().length() - sample.extension().length());
        if (taken.add((parent + stem).toLowerCase(Locale.ROOT))) {
            return sample.fileName();
        }
        return sample.id().substring(0, 8) + "-" + sample.fileName();
    }
}
