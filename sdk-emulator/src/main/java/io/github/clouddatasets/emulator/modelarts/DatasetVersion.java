package io.github.clouddatasets.emulator.modelarts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.store.ObjectStorage;
import io.github.clouddatasets.emulator.store.StateDocument;
import io.github.clouddatasets.emulator.store.WorkClock;
import io.github.clouddatasets.emulator.store.WorkFate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A published state of a dataset. The first request after the end of the publication writes the files. */
final class DatasetVersion {

    private static final int CREATING = 0;
    private static final int NORMAL = 1;
    private static final int FAILED = 4;

    private final String id;
    private final DatasetProfile dataset;
    private final CreateVersionRequest request;
    private final int number;
    private final @Nullable Previous previous;
    private final List<Sample> samples;
    private final List<LabelDefinition> definitions;
    private final LabelCounts labels;
    private final Instant start;
    private final WorkFate fate;
    private int status = CREATING;
    private @Nullable String message;

    /** @param number the number of the version, which no other version of the dataset has had */
    DatasetVersion(
            String id,
            int number,
            DatasetProfile dataset,
            CreateVersionRequest request,
            @Nullable Previous previous,
            List<Sample> samples,
            List<LabelDefinition> definitions,
            Instant start,
            WorkFate fate) {
        this.id = id;
        this.number = number;
        this.dataset = dataset;
        this.request = request;
        this.previous = previous;
        this.samples = List.copyOf(samples);
        this.definitions = definitions;
        this.labels = new LabelCounts(definitions, samples);
        this.start = start;
        this.fate = fate;
    }

    static DatasetVersion of(StateDocument state, List<Sample> samples) {
        DatasetVersion version = new DatasetVersion(
                state.text("id"),
                state.integer("number"),
                DatasetProfile.of(state.document("dataset")),
                CreateVersionRequest.of(state.document("request")),
                state.has("previous") ? Previous.of(state.document("previous")) : null,
                samples,
                state.documents("labels").stream().map(LabelDefinition::of).toList(),
                state.moment("start"),
                WorkFate.of(state));
        version.status = state.integer("status");
        version.message = state.textOrNull("message");
        return version;
    }

    /** The version without its samples. */
    ObjectNode saved() {
        ObjectNode state = Json.object().put("id", id).put("number", number);
        state.set("dataset", dataset.saved());
        state.set("request", request.saved());
        state.set("previous", previous == null ? null : previous.saved());
        ArrayNode saved = state.putArray("labels");
        definitions.forEach(label -> saved.add(label.saved()));
        fate.writeTo(state);
        return state.put("start", start.toString()).put("status", status).put("message", message);
    }

    int number() {
        return number;
    }

    String id() {
        return id;
    }

    String name() {
        return request.name();
    }

    int status() {
        return status;
    }

    boolean isPublishing() {
        return status == CREATING;
    }

    boolean isPublished() {
        return status == NORMAL;
    }

    Instant start() {
        return start;
    }

    List<Sample> samples() {
        return samples;
    }

    /** The labels of the dataset at the time of the publication. */
    List<LabelDefinition> labels() {
        return definitions;
    }

    double trainShare() {
        return Double.parseDouble(request.trainShare());
    }

    int formatCode() {
        return CreateVersionRequest.FORMATS.indexOf(request.format());
    }

    /** Writes the files if the time of the publication is over. Returns whether the version is published now. */
    boolean settle(WorkClock workClock, ObjectStorage storage) {
        if (!isPublishing() || fate.progress(workClock.progress(start)) < 1) {
            return false;
        }
        if (fate.fails()) {
            status = FAILED;
            message = fate.message();
            return false;
        }
        publish(storage);
        return isPublished();
    }

    void publish(ObjectStorage storage) {
        try {
            if (request.exportImages()) {
                copyImages(storage.file(dataPath()));
            }
            new Manifest(dataset, request, samples, storage).write(storage.file(manifestPath()));
            status = NORMAL;
        } catch (IOException | UncheckedIOException e) {
            status = FAILED;
            message = "The version could not be written: " + e.getMessage();
        }
    }

    /** The version as an entry of a list. */
    ObjectNode summary(boolean current) {
        ObjectNode json = Json.object()
                .put("version_id", id)
                .put("version_name", request.name())
                .put("version_format", request.format())
                .put("status", status)
                .put("create_time", start.toEpochMilli())
                .put("total_sample_count", samples.size())
                .put("annotated_sample_count", labels.labeledSamples())
                .put("total_sub_sample_count", 0)
                .put("annotated_sub_sample_count", 0)
                .put("manifest_path", manifestPath())
                .put("data_path", dataPath())
                .put("is_current", current)
                .put("train_evaluate_sample_ratio", request.trainShare())
                .put("clear_hard_property", request.clearHardProperty())
                .put("remove_sample_usage", request.removeSampleUsage())
                .put("export_images", request.exportImages())
                .put("description", request.description())
                .put("task_type", dataset.kind().code())
                .put("extract_serial_number", false);
        if (dataset.kind().tabular()) {
            json.put("with_column_header", request.withColumnHeader());
        }
        if (previous != null) {
            json.put("previous_version_id", previous.id)
                    .put("previous_total_sample_count", previous.samples)
                    .put("previous_annotated_sample_count", previous.labeledSamples);
        }
        if (message != null) {
            json.put("message", message);
        }
        return json;
    }

    /** The version as a single answer, with its labels. */
    ObjectNode details(boolean current) {
        ObjectNode json = summary(current).put("label_type", labels.isSingle() ? "single" : "multi");
        json.set("label_stats", labels.statistics());
        return json;
    }

    /** What the next version says of this one, even after the deletion of this one. */
    Previous asPrevious() {
        return new Previous(id, samples.size(), labels.labeledSamples());
    }

    private String manifestPath() {
        return dataset.versionPath(request.name()) + request.name() + ".manifest";
    }

    private String dataPath() {
        return dataset.versionPath(request.name()) + "data/";
    }

    private void copyImages(Path folder) throws IOException {
        for (Sample sample : samples) {
            Path copy = folder.resolve(sample.key());
            Files.createDirectories(copy.getParent());
            Files.copy(sample.file(), copy, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The version before another one. */
    record Previous(String id, int samples, int labeledSamples) {

        static Previous of(StateDocument state) {
            return new Previous(state.text("id"), state.integer("samples"), state.integer("labeled_samples"));
        }

        ObjectNode saved() {
            return Json.object().put("id", id).put("samples", samples).put("labeled_samples", labeledSamples);
        }
    }
}
