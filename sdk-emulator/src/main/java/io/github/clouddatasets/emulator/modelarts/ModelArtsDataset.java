package io.github.clouddatasets.emulator.modelarts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.fault.Work;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.option.ServiceLimit;
import io.github.clouddatasets.emulator.store.HeldLimits;
import io.github.clouddatasets.emulator.store.IdSource;
import io.github.clouddatasets.emulator.store.ImageHead;
import io.github.clouddatasets.emulator.store.ObjectLinks;
import io.github.clouddatasets.emulator.store.ObjectStorage;
import io.github.clouddatasets.emulator.store.StateDocument;
import io.github.clouddatasets.emulator.store.WorkClock;
import io.github.clouddatasets.emulator.store.WorkFate;
import io.github.clouddatasets.emulator.store.WorkPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A dataset with its samples, labels, versions and tasks. */
final class ModelArtsDataset {

    private static final int CREATING = 0;
    private static final int NORMAL = 1;
    private static final int ABNORMAL = 4;
    private static final int SYNCHRONIZING = 5;
    private static final int PUBLISHING = 6;
    private static final int IMPORTING = 8;
    private static final int EXPORT_TASK = 2;
    private static final int MANIFEST_IMPORT_TASK = 5;
    private static final int PUBLISHING_TASK = 6;
    private static final int PREVIEWED = 4;
    private static final long MOST_SAMPLES = 1_000_000;
    private static final long MOST_LABELS = 10_000;

    private final SampleFolder folder;
    private final boolean readsLabels;
    private final IdSource ids;
    private final SampleSet samples;
    private final DatasetLabels labels;
    private final DatasetVersions versions = new DatasetVersions();
    private final DatasetHistory history = new DatasetHistory();
    private final List<ExportTask> exports = new ArrayList<>();
    private final List<ImportTask> imports = new ArrayList<>();
    private DatasetProfile profile;
    private @Nullable Instant creationStart;
    private boolean abnormal;
    private @Nullable DatasetSync sync;
    private Instant updated;
    private Instant dataUpdated;

    /** @param readsLabels whether a scan reads the labels from the layout of the input folder */
    ModelArtsDataset(
            DatasetProfile profile, SampleFolder folder, boolean readsLabels, IdSource ids, HeldLimits limits) {
        this.profile = profile;
        this.folder = folder;
        this.readsLabels = readsLabels;
        this.ids = ids;
        this.samples = new SampleSet(limits.quota(ServiceLimit.MODELARTS_SAMPLES, MOST_SAMPLES));
        this.labels = new DatasetLabels(profile.kind(), ids, limits.quota(ServiceLimit.MODELARTS_LABELS, MOST_LABELS));
        this.updated = Instant.ofEpochMilli(profile.createTime());
        this.dataUpdated = updated;
        changed(updated);
    }

    /** Takes back the dataset from the state, without its samples, versions, tasks and history. */
    static ModelArtsDataset of(
            StateDocument state, DatasetProfile profile, SampleFolder folder, IdSource ids, HeldLimits limits) {
        ModelArtsDataset dataset = new ModelArtsDataset(profile, folder, state.flag("reads_labels"), ids, limits);
        dataset.history.clear();
        dataset.creationStart = state.momentOrNull("creation_start");
        dataset.abnormal = state.flag("abnormal");
        dataset.sync = state.has("sync") ? DatasetSync.of(state.document("sync")) : null;
        dataset.updated = state.moment("updated");
        dataset.dataUpdated = state.moment("data_updated");
        dataset.labels.restore(
                state.documents("labels").stream().map(LabelDefinition::of).toList());
        return dataset;
    }

    /** The dataset without its samples, versions, tasks and history. */
    ObjectNode saved() {
        ObjectNode state = Json.object()
                .put("reads_labels", readsLabels)
                .put("creation_start", creationStart == null ? null : creationStart.toString())
                .put("abnormal", abnormal)
                .put("updated", updated.toString())
                .put("data_updated", dataUpdated.toString())
                .put("deleted_samples", samples.deleted())
                .put("next_version", versions.nextNumber())
                .put(
                        "current_version",
                        versions.current().map(DatasetVersion::id).orElse(null));
        state.set("profile", profile.saved());
        state.set("sync", sync == null ? null : sync.saved());
        ArrayNode saved = state.putArray("labels");
        labels.all().forEach(label -> saved.add(label.saved()));
        return state;
    }

    /** The exports, the oldest first, to which the state adds those that it has kept. */
    List<ExportTask> exports() {
        return exports;
    }

    /** The imports, the oldest first, to which the state adds those that it has kept. */
    List<ImportTask> imports() {
        return imports;
    }

    DatasetProfile profile() {
        return profile;
    }

    SampleFolder folder() {
        return folder;
    }

    SampleSet samples() {
        return samples;
    }

    DatasetLabels labels() {
        return labels;
    }

    DatasetVersions versions() {
        return versions;
    }

    DatasetHistory history() {
        return history;
    }

    /** Begins the first reading of the input. */
    void startCreation(Instant now) {
        creationStart = now;
    }

    /** Adds samples without a task. */
    void index(List<Sample> found, Instant then) {
        samples.putAll(found);
        changed(then);
    }

    void describe(DatasetProfile other, Instant now) {
        profile = other;
        updated = now;
    }

    /** Records the new counts. Every change of samples or labels must call this method. */
    void changed(Instant now) {
        labels.learn(samples.all());
        updated = now;
        dataUpdated = now;
        history.record(now, counts(), samples.size());
    }

    /** Ends all tasks whose time is over, and returns the exports that have just succeeded. */
    List<ExportTask> settle(WorkClock workClock, ObjectStorage storage) {
        boolean changed = settleCreation(workClock);
        if (sync != null) {
            changed |= sync.settle(workClock, profile.id(), folder, readsLabels, samples);
        }
        for (ImportTask task : imports) {
            changed |= task.settle(workClock, profile.id(), folder, samples);
        }
        if (changed) {
            changed(workClock.now());
        }
        if (versions.settle(workClock, storage)) {
            updated = workClock.now();
        }
        return exports.stream().filter(task -> task.settle(workClock, storage)).toList();
    }

    void startSync(String taskId, Instant now, WorkPlan plan) {
        requireIdle();
        sync = new DatasetSync(taskId, now, samples.size(), plan.begin(Work.SYNC));
    }

    ObjectNode syncState(WorkClock workClock) {
        return sync == null ? DatasetSync.neverRan(profile.id()) : sync.json(workClock, profile.id());
    }

    DatasetVersion startVersion(String id, CreateVersionRequest request, Instant now, WorkPlan plan) {
        requireIdle();
        return versions.start(id, profile, request, samples.all(), labels.all(), now, () -> plan.begin(Work.VERSION));
    }

    /** Adds a version from the time before the start of the emulator. */
    void seedVersion(String id, CreateVersionRequest request, List<Sample> of, Instant then, ObjectStorage storage) {
        versions.start(id, profile, request, of, labels.all(), then, () -> WorkFate.NORMAL)
                .publish(storage);
        versions.use(id);
        updated = then;
    }

    ExportTask startExport(String id, ExportRequest request, Instant now, WorkPlan plan) {
        if (!profile.kind().exportable()) {
            throw ModelArtsFault.exportUnsupported(profile.kind());
        }
        List<Sample> from = request.versionId()
                .map(versionId -> versions.get(versionId).samples())
                .orElse(samples.all());
        ExportTask task =
                new ExportTask(id, request, profile.kind(), request.selection().of(from), now, plan.begin(Work.EXPORT));
        exports.add(task);
        return task;
    }

    List<ExportTask> exportsNewestFirst() {
        List<ExportTask> newestFirst = new ArrayList<>(exports);
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    ExportTask export(String id) {
        return exports.stream()
                .filter(task -> task.id().equals(id))
                .findFirst()
                .orElseThrow(() -> ModelArtsFault.exportTaskUnknown(id));
    }

    /** @param source the samples to import, read at once */
    ImportTask startImport(ImportRequest request, ImportedFile.Source source, Instant now, WorkPlan plan) {
        List<ImportedFile> found = List.of();
        String error = null;
        try {
            found = source.read();
        } catch (IOException | UncheckedIOException e) {
            error = "The data cannot be imported: " + e.getMessage();
        }
        if (error == null && found.isEmpty()) {
            throw ModelArtsFault.nothingImportable(request.path());
        }
        List<ImportedFile> taken =
                found.stream().filter(file -> request.takes(file.annotations())).toList();
        ImportTask task = new ImportTask(
                profile.id() + "_" + ids.alphanumeric(), request, taken, error, now, plan.begin(Work.IMPORT));
        imports.add(task);
        return task;
    }

    List<ImportTask> importsNewestFirst() {
        List<ImportTask> newestFirst = new ArrayList<>(imports);
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    ObjectNode json() {
        LabelCounts counts = counts();
        ObjectNode json = Json.object();
        profile.writeTo(json);
        json.put("status", status())
                .put("update_time", updated.toEpochMilli())
                .put("data_update_time", dataUpdated.toEpochMilli())
                .put("next_version_num", versions.nextNumber())
                .put("dataset_version_count", versions.published())
                .put("total_sample_count", samples.size())
                .put("annotated_sample_count", counts.labeledSamples())
                .put("unconfirmed_sample_count", counts.unconfirmedSamples())
                .put("deleted_sample_count", samples.deleted())
                .put("loading_sample_count", 0)
                .put("total_sub_sample_count", 0)
                .put("annotated_sub_sample_count", 0)
                .put("label_task_count", 1);
        versions.current()
                .ifPresent(current ->
                        json.put("current_version_id", current.id()).put("current_version_name", current.name()));
        return json;
    }

    /** The ids of the running tasks of one kind, or of every kind. */
    ArrayNode runningTasks(Optional<Integer> kind) {
        ArrayNode running = Json.array();
        if (kind.isEmpty() || kind.get() == EXPORT_TASK) {
            exports.stream().filter(ExportTask::isRunning).map(ExportTask::id).forEach(running::add);
        }
        if (kind.isEmpty() || kind.get() == PUBLISHING_TASK) {
            versions.publishing().stream().map(DatasetVersion::id).forEach(running::add);
        }
        imports.stream()
                .filter(ImportTask::isRunning)
                .filter(task -> kind.isEmpty() || (kind.get() == MANIFEST_IMPORT_TASK && task.isOfManifest()))
                .map(ImportTask::id)
                .forEach(running::add);
        return running;
    }

    /** The first few files, each with a presigned link. */
    ArrayNode preview(Instant now, ObjectLinks links) {
        SampleLink link = new SampleLink(profile.inputPath(), now, links);
        ArrayNode files = Json.array();
        List<Sample> all = samples.all();
        for (Sample sample : all.subList(0, Math.min(PREVIEWED, all.size()))) {
            ObjectNode file = files.addObject()
                    .put("url", link.to(sample, ""))
                    .put("create_time", sample.createTime())
                    .put("dataset_id", profile.id())
                    .put("file_id", sample.id())
                    .put("file_Name", sample.fileName())
                    .put("file_type", sample.extension())
                    .put("size", sample.size());
            ImageHead.of(sample.file())
                    .ifPresent(size -> file.put("width", size.width())
                            .put("height", size.height())
                            .put("depth", size.depth()));
            String label = sample.label();
            if (label != null) {
                file.putObject("tags").put("label", label);
            }
        }
        return files;
    }

    String newId() {
        return ids.alphanumeric();
    }

    /** Removes samples from the dataset. The files of texts stay in any case. */
    void delete(List<Sample> some, boolean withSources) {
        samples.remove(some);
        if (withSources && !profile.kind().isText()) {
            for (Sample sample : some) {
                try {
                    Files.deleteIfExists(sample.file());
                } catch (IOException e) {
                    throw ModelArtsFault.deletionFailed(sample.key());
                }
            }
        }
    }

    /** Whether a task is under way, which time alone may end. */
    boolean isBusy() {
        return creationStart != null
                || (sync != null && sync.isRunning())
                || imports.stream().anyMatch(ImportTask::isRunning)
                || exports.stream().anyMatch(ExportTask::isRunning)
                || !versions.publishing().isEmpty();
    }

    /** Refuses the deletion of the dataset while a task writes its files. */
    void requireDeletable() {
        if (!versions.publishing().isEmpty()) {
            throw ModelArtsFault.publishing();
        }
    }

    /** Refuses an exclusive task while another task runs. */
    void requireIdle() {
        switch (status()) {
            case CREATING -> throw ModelArtsFault.datasetNotReady();
            case SYNCHRONIZING -> throw ModelArtsFault.synchronizing();
            case PUBLISHING -> throw ModelArtsFault.publishing();
            case IMPORTING -> throw ModelArtsFault.importing();
            default -> {}
        }
    }

    /** Refuses changes of samples and labels while a version is in publication. */
    void requireLabelable() {
        if (status() == CREATING) {
            throw ModelArtsFault.datasetNotReady();
        }
        if (status() == PUBLISHING) {
            throw ModelArtsFault.labelingWhilePublishing();
        }
    }

    private int status() {
        if (creationStart != null) {
            return CREATING;
        }
        if (sync != null && sync.isRunning()) {
            return SYNCHRONIZING;
        }
        if (imports.stream().anyMatch(ImportTask::isRunning)) {
            return IMPORTING;
        }
        if (!versions.publishing().isEmpty()) {
            return PUBLISHING;
        }
        return abnormal ? ABNORMAL : NORMAL;
    }

    private LabelCounts counts() {
        return new LabelCounts(labels.all(), samples.all());
    }

    private boolean settleCreation(WorkClock workClock) {
        if (creationStart == null || workClock.progress(creationStart) < 1) {
            return false;
        }
        try {
            samples.putAll(
                    folder.scan(profile.id(), workClock.end(creationStart).toEpochMilli(), readsLabels));
        } catch (IOException | UncheckedIOException e) {
            abnormal = true;
        }
        creationStart = null;
        return true;
    }
}
