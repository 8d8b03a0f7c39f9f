package io.github.clouddatasets.emulator.idah;

import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.idah.dataset.ImageFolder;
import io.github.clouddatasets.emulator.store.ContentFolder;
import io.github.clouddatasets.emulator.store.SavedOrder;
import io.github.clouddatasets.emulator.store.SavedState;
import io.github.clouddatasets.emulator.store.StateDocument;
import io.github.clouddatasets.emulator.store.WorkFate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rows of exports and jobs, and the work of the jobs, in the state. Each is a document of its own. */
final class IdahRows {

    private static final String DATASET = "dataset/";
    private static final String EXPORT = "export/";
    private static final String JOB = "job/";
    private static final String RUN = "run/";

    private final SavedState state;
    private final ContentFolder files;
    private final SavedOrder order = new SavedOrder();

    IdahRows(SavedState state, ContentFolder files) {
        this.state = state;
        this.files = files;
    }

    boolean isEmpty() {
        return state.documents(EXPORT).isEmpty();
    }

    /** Deletes what the first start has left that ended before its rows were kept. */
    void deleteFiles() throws IOException {
        if (state.isKept()) {
            files.deleteAllBut(Set.of());
        }
    }

    List<IdahExport> exports() {
        return state.documents(EXPORT).stream()
                .map(document -> IdahExport.of(document, files))
                .toList();
    }

    List<IdahJob> jobs() {
        return order.restore(state.documents(JOB)).stream().map(IdahJob::of).toList();
    }

    /** The work that goes on. A job that was deleted while it ran lives on in its run alone. */
    List<IdahRun> runs(Map<String, IdahJob> jobs, Map<String, IdahExport> exports) {
        List<IdahRun> runs = new ArrayList<>();
        for (StateDocument document : state.documents(RUN)) {
            IdahJob job = IdahJob.of(document.document("job"));
            IdahExport export = exports.get(String.valueOf(Long.parseLong(document.name())));
            if (export != null) {
                runs.add(new IdahRun(
                        jobs.getOrDefault(job.id(), job), export, document.moment("start"), WorkFate.of(document)));
            }
        }
        return runs;
    }

    void put(IdahExport export) {
        state.put(key(EXPORT, export), () -> export.saved(files));
    }

    /** The images of a dataset that was put there ready. */
    void put(String datasetId, ImageFolder folder) {
        state.put(
                DATASET + datasetId,
                () -> Json.object().put("folder", folder.root().toString()));
    }

    Map<String, ImageFolder> datasets() {
        Map<String, ImageFolder> datasets = new LinkedHashMap<>();
        for (StateDocument document : state.documents(DATASET)) {
            datasets.put(document.name(), new ImageFolder(Path.of(document.text("folder"))));
        }
        return datasets;
    }

    void put(IdahJob job) {
        int number = order.of(job.id());
        state.put(JOB + job.id(), () -> job.saved().put("order", number));
    }

    void put(IdahRun run) {
        state.put(key(RUN, run.export()), run::saved);
    }

    void removeJob(String id) {
        order.forget(id);
        state.remove(JOB + id);
    }

    void remove(IdahRun run) {
        state.remove(key(RUN, run.export()));
    }

    private static String key(String kind, IdahExport export) {
        return kind + String.format("%012d", Long.valueOf(export.id()));
    }
}
