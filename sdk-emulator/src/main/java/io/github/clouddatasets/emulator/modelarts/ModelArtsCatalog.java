package io.github.clouddatasets.emulator.modelarts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.store.HeldLimits;
import io.github.clouddatasets.emulator.store.IdSource;
import io.github.clouddatasets.emulator.store.ObjectLinks;
import io.github.clouddatasets.emulator.store.ObjectStorage;
import io.github.clouddatasets.emulator.store.SavedState;
import io.github.clouddatasets.emulator.store.StateDocument;
import io.github.clouddatasets.emulator.store.WorkClock;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** All datasets of the emulated project. */
public final class ModelArtsCatalog {

    public static final String INPUT_PATH = "/digits-bucket/input/";
    static final String DEFAULT_WORKSPACE = "0";
    static final String OTHER_WORKSPACE = "7c1f3a52b8d94e6fa0d1c2b3a4958677";

    private static final String HEAD = "catalog";
    private static final String WORK_PATH = "/digits-bucket/output/";
    /** The number of files of the default dataset that wait for the first synchronisation. */
    private static final int NOT_YET_INDEXED = 10;

    private final WorkClock workClock;
    private final ObjectStorage storage;
    private final ObjectLinks links;
    private final IdSource ids;
    private final HeldLimits limits;
    private final SavedState state;
    private final DatasetDocuments documents;
    private final Map<String, ModelArtsDataset> datasets = new LinkedHashMap<>();
    private final Set<ModelArtsDataset> touched = new LinkedHashSet<>();
    private final String defaultId;

    ModelArtsCatalog(
            WorkClock workClock,
            ObjectStorage storage,
            ObjectLinks links,
            IdSource ids,
            HeldLimits limits,
            SavedState state)
            throws IOException {
        this.workClock = workClock;
        this.storage = storage;
        this.links = links;
        this.ids = ids;
        this.limits = limits;
        this.state = state;
        this.documents = new DatasetDocuments(state, storage, ids, limits);
        StateDocument kept = state.document(HEAD);
        if (kept == null) {
            this.defaultId = addDigits();
            addEmptyOnes();
            datasets.values().forEach(documents::write);
            state.put(HEAD, () -> Json.object().put("default_dataset", defaultId()));
        } else {
            this.defaultId = kept.text("default_dataset");
            documents.read().forEach(dataset -> datasets.put(dataset.profile().id(), dataset));
        }
    }

    SavedState state() {
        return state;
    }

    String defaultId() {
        return defaultId;
    }

    /** The maker of links to samples. */
    ObjectLinks links() {
        return links;
    }

    Collection<ModelArtsDataset> all() {
        return datasets.values();
    }

    ModelArtsDataset dataset(String id) {
        ModelArtsDataset dataset = datasets.get(id);
        if (dataset == null) {
            throw ModelArtsFault.datasetUnknown(id);
        }
        return dataset;
    }

    private boolean isNameTaken(String name) {
        return datasets.values().stream()
                .anyMatch(dataset -> dataset.profile().name().equals(name));
    }

    /** The dataset with this id, which the request may change. */
    ModelArtsDataset dataset(Map<String, String> path) {
        ModelArtsDataset dataset = dataset(path.getOrDefault("dataset_id", ""));
        touched.add(dataset);
        return dataset;
    }

    /** Ends a request: marks what the request has changed in the datasets that it has looked up. */
    void endRequest(boolean onlyReads) {
        if (!onlyReads) {
            touched.stream().filter(datasets::containsValue).forEach(documents::write);
        }
        touched.clear();
    }

    ModelArtsDataset create(CreateDatasetRequest request) {
        requireFreeName(request.name());
        for (ModelArtsDataset other : datasets.values()) {
            if (request.workPath().startsWith(other.profile().innerWorkPath())) {
                throw ModelArtsFault.workPathTaken(request.workPath());
            }
        }
        DatasetProfile profile = profile(
                request.name(),
                request.kind(),
                request.description(),
                request.workspaceId(),
                workClock.now(),
                request.inputPath(),
                request.workPath(),
                request.extras());
        ModelArtsDataset dataset = dataset(profile, request.importAnnotations());
        if (!request.labels().isEmpty()) {
            dataset.labels().add(request.labels());
        }
        dataset.startCreation(workClock.now());
        datasets.put(profile.id(), dataset);
        touched.add(dataset);
        return dataset;
    }

    void delete(ModelArtsDataset dataset) {
        datasets.remove(dataset.profile().id());
        documents.remove(dataset);
    }

    void requireFreeName(String name) {
        if (isNameTaken(name)) {
            throw ModelArtsFault.datasetNameTaken(name);
        }
    }

    static void requireWorkspace(String id) {
        if (!id.equals(DEFAULT_WORKSPACE) && !id.equals(OTHER_WORKSPACE)) {
            throw ModelArtsFault.workspaceUnknown(id);
        }
    }

    /** Ends all tasks whose time is over. */
    void settle() {
        for (ModelArtsDataset dataset : List.copyOf(datasets.values())) {
            boolean busy = dataset.isBusy();
            for (ExportTask export : dataset.settle(workClock, storage)) {
                if (export.request().createsDataset()) {
                    addExported(dataset, export.request());
                }
            }
            if (busy) {
                documents.write(dataset);
            }
        }
    }

    /** Adds a dataset that is finished at once. */
    String add(EmulatedModelArts.NewDataset added) throws IOException {
        requireFreeName(added.name());
        DatasetKind kind = DatasetKind.of(added.type())
                .orElseThrow(() -> ModelArtsFault.bodyParameterInvalid("dataset_type " + added.type()));
        Instant now = workClock.now();
        String bucket = "/" + added.name();
        DatasetProfile profile = profile(
                added.name(),
                kind,
                added.description(),
                DEFAULT_WORKSPACE,
                now,
                bucket + "/input/",
                bucket + "/output/",
                Json.object());
        ModelArtsDataset dataset = dataset(profile, true);
        SampleFolder folder = dataset.folder();
        Files.createDirectories(folder.folder());
        added.files().writeTo(folder.folder());
        List<Sample> samples = folder.scan(profile.id(), now.toEpochMilli());
        dataset.index(labelled(samples, added.labels(), folder, now), now);
        for (String name : added.versions()) {
            CreateVersionRequest request = CreateVersionRequest.plain(name, "0.8");
            dataset.seedVersion(ids.alphanumeric(), request, dataset.samples().all(), now, storage);
        }
        added.newFiles().writeTo(folder.folder());
        datasets.put(profile.id(), dataset);
        documents.write(dataset);
        return profile.id();
    }

    private static List<Sample> labelled(
            List<Sample> samples, Map<String, List<String>> labels, SampleFolder folder, Instant now) {
        Set<String> unused = new TreeSet<>(labels.keySet());
        FolderLabels named = new FolderLabels(folder.folder(), folder.kind(), now.toEpochMilli());
        List<Sample> labelled = new ArrayList<>();
        for (Sample sample : samples) {
            List<String> names = labels.get(sample.key());
            unused.remove(sample.key());
            labelled.add(names == null ? sample : sample.with(SampleAnnotations.NONE.withLabels(named.named(names))));
        }
        if (!unused.isEmpty()) {
            throw new IllegalArgumentException("labels name files that are no samples of the dataset: " + unused);
        }
        return labelled;
    }

    private String addDigits() throws IOException {
        Instant created = workClock.start().minus(Duration.ofDays(3));
        DatasetProfile profile = profile(
                "digits",
                DatasetKind.IMAGE_CLASSIFICATION,
                "Handwritten digits",
                DEFAULT_WORKSPACE,
                created,
                INPUT_PATH,
                WORK_PATH,
                Json.object());
        ModelArtsDataset digits = dataset(profile, true);
        List<Sample> files = digits.folder().scan(profile.id(), created.toEpochMilli());
        List<Sample> indexed = files.subList(0, Math.max(0, files.size() - NOT_YET_INDEXED));
        digits.index(indexed, created);
        List<String> shares = List.of("0.8", "0.9", "0.8");
        for (int i = 0; i < shares.size(); i++) {
            // Earlier versions have fewer samples, like those of a dataset that grew.
            List<Sample> published = indexed.subList(0, indexed.size() * (i + 3) / 5);
            if (published.isEmpty()) {
                // A small folder: the service publishes no version without samples.
                continue;
            }
            Instant then = created.plus(Duration.ofHours(20L * (i + 1)));
            CreateVersionRequest request =
                    CreateVersionRequest.plain(digits.versions().nextName(), shares.get(i));
            digits.seedVersion(ids.alphanumeric(), request, published, then, storage);
        }
        datasets.put(profile.id(), digits);
        return profile.id();
    }

    private void addEmptyOnes() throws IOException {
        List<Empty> empty = List.of(
                new Empty("fashion-items", DatasetKind.IMAGE_CLASSIFICATION, "Clothes on white ground"),
                new Empty("street-scenes", DatasetKind.OBJECT_DETECTION, "Traffic at crossroads"),
                new Empty("leaf-outlines", DatasetKind.IMAGE_SEGMENTATION, "Leaves, pixel by pixel"),
                new Empty("product-reviews", DatasetKind.TEXT_CLASSIFICATION, "Reviews in German"),
                new Empty("court-entities", DatasetKind.NAMED_ENTITY, "Names in court decisions"),
                new Empty("book-authors", DatasetKind.TEXT_TRIPLET, "Who wrote what"),
                new Empty("engine-sounds", DatasetKind.SOUND_CLASSIFICATION, "Engines, healthy and not"),
                new Empty("call-center", DatasetKind.SPEECH_CONTENT, "Recorded calls"),
                new Empty("town-meetings", DatasetKind.SPEECH_PARAGRAPH, "Meetings by speaker"),
                new Empty("sensor-readings", DatasetKind.TABLE, "One row a minute"),
                new Empty("crossing-video", DatasetKind.VIDEO, "A level crossing by day"),
                new Empty("raw-archive", DatasetKind.FREE_FORMAT, "Whatever came in"));
        for (int i = 0; i < empty.size(); i++) {
            Empty one = empty.get(i);
            DatasetProfile profile = profile(
                    one.name,
                    one.kind,
                    one.description,
                    i % 6 == 5 ? OTHER_WORKSPACE : DEFAULT_WORKSPACE,
                    workClock.start().minus(Duration.ofDays(4 + i)),
                    "/" + one.name + "/input/",
                    "/" + one.name + "/output/",
                    Json.object());
            ModelArtsDataset dataset = dataset(profile, true);
            Files.createDirectories(dataset.folder().folder());
            datasets.put(profile.id(), dataset);
        }
    }

    private void addExported(ModelArtsDataset from, ExportRequest request) {
        DatasetProfile source = from.profile();
        DatasetProfile profile = profile(
                request.newDatasetName(),
                source.kind(),
                "Exported from " + source.name(),
                source.workspaceId(),
                workClock.now(),
                request.newDatasetInputPath(),
                request.newDatasetWorkPath(),
                Json.object());
        ModelArtsDataset dataset = dataset(profile, true);
        try {
            dataset.index(dataset.folder().scan(profile.id(), profile.createTime()), workClock.now());
        } catch (IOException e) {
            // The export has just written the files. Without the files the new dataset starts in the failed state.
            dataset.startCreation(workClock.now());
        }
        datasets.put(profile.id(), dataset);
        documents.write(dataset);
    }

    private ModelArtsDataset dataset(DatasetProfile profile, boolean readsLabels) {
        SampleFolder folder = new SampleFolder(storage.file(profile.inputPath()), profile.kind());
        return new ModelArtsDataset(profile, folder, readsLabels, ids, limits);
    }

    private DatasetProfile profile(
            String name,
            DatasetKind kind,
            String description,
            String workspaceId,
            Instant created,
            String inputPath,
            String workPath,
            ObjectNode extras) {
        String id = ids.alphanumeric();
        return new DatasetProfile(
                id,
                name,
                kind,
                description,
                workspaceId,
                created.toEpochMilli(),
                inputPath,
                workPath,
                workPath + name + "-" + id + "/",
                extras);
    }

    private record Empty(String name, DatasetKind kind, String description) {}
}
