package io.github.clouddatasets.emulator.modelarts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.store.HeldLimits;
import io.github.clouddatasets.emulator.store.IdSource;
import io.github.clouddatasets.emulator.store.ObjectStorage;
import io.github.clouddatasets.emulator.store.SavedState;
import io.github.clouddatasets.emulator.store.StateDocument;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The datasets in the state. Each sample, version, task and moment of the history is a document of its own, so that a
 * change writes no more than what has changed. The samples of a version and the files of a running task never change: they
 * lie in pages, which are written once.
 */
final class DatasetDocuments {

    private static final String HEADS = "head/";
    private static final String DATASETS = "dataset/";
    private static final int PAGE = 500;

    private final SavedState state;
    private final ObjectStorage storage;
    private final IdSource ids;
    private final HeldLimits limits;
    private final Map<String, Kept> kept = new HashMap<>();
    private int next;

    DatasetDocuments(SavedState state, ObjectStorage storage, IdSource ids, HeldLimits limits) {
        this.state = state;
        this.storage = storage;
        this.ids = ids;
        this.limits = limits;
    }

    /** The kept datasets in the order of their creation. */
    List<ModelArtsDataset> read() {
        Map<String, ModelArtsDataset> datasets = new HashMap<>();
        for (StateDocument document : state.documents(HEADS)) {
            ModelArtsDataset dataset = read(document);
            datasets.put(dataset.profile().id(), dataset);
        }
        next = kept.values().stream().mapToInt(each -> each.order + 1).max().orElse(0);
        return datasets.values().stream()
                .sorted(Comparator.comparing(dataset -> kept(dataset).order))
                .toList();
    }

    /** Marks what has changed in a dataset. */
    void write(ModelArtsDataset dataset) {
        Set<String> samples = dataset.samples().takeChanged();
        Set<Long> moments = dataset.history().takeChanged();
        if (!state.isKept()) {
            return;
        }
        String key = key(dataset.profile().id());
        int order = kept(dataset).order;
        state.put(HEADS + dataset.profile().id(), () -> dataset.saved().put("order", order));
        for (String id : samples) {
            state.put(
                    key + "sample/" + id,
                    () -> dataset.samples().find(id).map(Sample::saved).orElse(null));
        }
        for (long moment : moments) {
            state.put(
                    key + "history/" + String.format("%015d", moment),
                    () -> dataset.history().saved(moment));
        }
        writeVersions(dataset, key);
        for (int i = 0; i < dataset.imports().size(); i++) {
            ImportTask task = dataset.imports().get(i);
            state.put(numbered(key + "import/", i), task::saved);
            writePages(dataset, numbered(key + "import-pages/", i), task.files(), ImportedFile::saved);
        }
        for (int i = 0; i < dataset.exports().size(); i++) {
            ExportTask task = dataset.exports().get(i);
            state.put(numbered(key + "export/", i), task::saved);
            writePages(dataset, numbered(key + "export-pages/", i), task.samples(), Sample::saved);
        }
    }

    void remove(ModelArtsDataset dataset) {
        kept.remove(dataset.profile().id());
        state.remove(HEADS + dataset.profile().id());
        state.removeBelow(key(dataset.profile().id()));
    }

    private void writeVersions(ModelArtsDataset dataset, String key) {
        Set<Integer> numbers = new HashSet<>();
        for (DatasetVersion version : dataset.versions().all()) {
            numbers.add(version.number());
            state.put(numbered(key + "version/", version.number()), version::saved);
            writePages(dataset, numbered(key + "version-pages/", version.number()), version.samples(), Sample::saved);
        }
        Set<Integer> known = kept(dataset).versions;
        for (int number : known) {
            if (!numbers.contains(number)) {
                state.remove(numbered(key + "version/", number));
                writePages(dataset, numbered(key + "version-pages/", number), List.<Sample>of(), Sample::saved);
            }
        }
        known.clear();
        known.addAll(numbers);
    }

    /** Writes pages that are new, and removes pages whose content is gone. */
    private <T> void writePages(
            ModelArtsDataset dataset, String key, List<T> content, Function<T, ObjectNode> document) {
        Set<String> paged = kept(dataset).paged;
        if (content.isEmpty()) {
            if (paged.remove(key)) {
                state.removeBelow(key + "/");
            }
        } else if (paged.add(key)) {
            for (int from = 0; from < content.size(); from += PAGE) {
                List<T> page = content.subList(from, Math.min(content.size(), from + PAGE));
                state.put(numbered(key + "/", from / PAGE), () -> {
                    ObjectNode json = Json.object();
                    ArrayNode entries = json.putArray("entries");
                    page.forEach(each -> entries.add(document.apply(each)));
                    return json;
                });
            }
        }
    }

    private ModelArtsDataset read(StateDocument head) {
        DatasetProfile profile = DatasetProfile.of(head.document("profile"));
        Kept bookkeeping = new Kept(head.integer("order"));
        kept.put(profile.id(), bookkeeping);
        String key = key(profile.id());
        SampleFolder folder = new SampleFolder(storage.file(profile.inputPath()), profile.kind());
        ModelArtsDataset dataset = ModelArtsDataset.of(head, profile, folder, ids, limits);
        dataset.samples()
                .restore(
                        state.documents(key + "sample/").stream()
                                .map(document -> Sample.of(document, folder))
                                .toList(),
                        head.number("deleted_samples"));
        state.documents(key + "history/").forEach(dataset.history()::restore);
        List<DatasetVersion> versions = new ArrayList<>();
        for (StateDocument document : state.documents(key + "version/")) {
            bookkeeping.versions.add(document.integer("number"));
            versions.add(DatasetVersion.of(document, samples(bookkeeping, key + "version-pages/", document, folder)));
        }
        dataset.versions().restore(versions, head.integer("next_version"), head.textOrNull("current_version"));
        for (StateDocument document : state.documents(key + "import/")) {
            List<ImportedFile> files = page(bookkeeping, key + "import-pages/" + document.name()).stream()
                    .map(ImportedFile::of)
                    .toList();
            dataset.imports().add(ImportTask.of(document, files));
        }
        for (StateDocument document : state.documents(key + "export/")) {
            dataset.exports()
                    .add(ExportTask.of(
                            document, profile.kind(), samples(bookkeeping, key + "export-pages/", document, folder)));
        }
        return dataset;
    }

    private List<Sample> samples(Kept bookkeeping, String pages, StateDocument of, SampleFolder folder) {
        return page(bookkeeping, pages + of.name()).stream()
                .map(document -> Sample.of(document, folder))
                .toList();
    }

    private List<StateDocument> page(Kept bookkeeping, String key) {
        List<StateDocument> entries = new ArrayList<>();
        state.documents(key + "/").forEach(page -> entries.addAll(page.documents("entries")));
        if (!entries.isEmpty()) {
            bookkeeping.paged.add(key);
        }
        return entries;
    }

    private Kept kept(ModelArtsDataset dataset) {
        return kept.computeIfAbsent(dataset.profile().id(), id -> new Kept(next++));
    }

    private static String key(String datasetId) {
        return DATASETS + datasetId + "/";
    }

    private static String numbered(String prefix, int number) {
        return prefix + String.format("%08d", number);
    }

    /** What the state has of a dataset: its place in the order of all, its versions, and the keys of pages. */
    private static final class Kept {

        private final int order;
        private final Set<Integer> versions = new HashSet<>();
        private final Set<String> paged = new HashSet<>();

        Kept(int order) {
            this.order = order;
        }
    }
}
