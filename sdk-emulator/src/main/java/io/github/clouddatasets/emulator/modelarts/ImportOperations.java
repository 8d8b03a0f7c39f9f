package io.github.clouddatasets.emulator.modelarts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Answer;
import io.github.clouddatasets.emulator.http.Call;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.http.Routes;
import io.github.clouddatasets.emulator.option.OffsetMode;
import io.github.clouddatasets.emulator.store.ObjectStorage;
import io.github.clouddatasets.emulator.store.Pace;
import java.util.List;
import java.util.Map;

/** The operations on imports. */
final class ImportOperations {

    private final ModelArtsCatalog catalog;
    private final ObjectStorage storage;
    private final Pace pace;
    private final OffsetMode offsetMode;

    ImportOperations(ModelArtsCatalog catalog, ObjectStorage storage, Pace pace, OffsetMode offsetMode) {
        this.catalog = catalog;
        this.storage = storage;
        this.pace = pace;
        this.offsetMode = offsetMode;
    }

    void addTo(Routes routes) {
        String tasks = ModelArtsPaths.DATASET + "/import-tasks";
        routes.add("GET", tasks, "listImportTasks", this::list)
                .add("POST", tasks, "importTask", this::start)
                .add("GET", tasks + "/{task_id}", "descImportTask", this::describe);
    }

    private Answer list(Call call, Map<String, String> path) {
        ModelArtsDataset dataset = catalog.dataset(path);
        PageWindow page = PageWindow.of(new ModelArtsQuery(call), offsetMode, 10, 100);
        List<ImportTask> found = dataset.importsNewestFirst();
        ObjectNode json = Json.object().put("total_count", found.size());
        var tasks = json.putArray("import_tasks");
        page.of(found)
                .forEach(task -> tasks.add(task.json(pace, dataset.profile().id())));
        return Answer.json(200, json);
    }

    private Answer start(Call call, Map<String, String> path) {
        ModelArtsDataset dataset = catalog.dataset(path);
        ImportOrder order = ImportOrder.of(ModelArtsBody.of(call));
        dataset.requireIdle();
        ImportSource source = order.source(dataset.profile().kind(), storage, pace.millis());
        ImportTask task = dataset.startImport(order, source, pace.now());
        return Answer.json(200, Json.object().put("task_id", task.id()));
    }

    // There is no error code for an unknown import, but a status.
    private Answer describe(Call call, Map<String, String> path) {
        ModelArtsDataset dataset = catalog.dataset(path);
        String id = path.getOrDefault("task_id", "");
        String datasetId = dataset.profile().id();
        return Answer.json(
                200,
                dataset.importsNewestFirst().stream()
                        .filter(task -> task.id().equals(id))
                        .findFirst()
                        .map(task -> task.json(pace, datasetId))
                        .orElse(ImportTask.unknown(id, datasetId)));
    }
}
