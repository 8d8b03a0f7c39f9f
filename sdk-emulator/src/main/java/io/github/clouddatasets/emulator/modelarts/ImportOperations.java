package io.github.clouddatasets.emulator.modelarts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Answer;
import io.github.clouddatasets.emulator.http.Call;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.http.Routes;
import io.github.clouddatasets.emulator.store.ObjectStorage;
import io.github.clouddatasets.emulator.store.WorkClock;
import java.util.List;
import java.util.Map;

/** The operations on imports. */
final class ImportOperations {

    private final ModelArtsCatalog catalog;
    private final ObjectStorage storage;
    private final WorkClock workClock;
    private final PageWindow.Rules pages;

    ImportOperations(ModelArtsCatalog catalog, ObjectStorage storage, WorkClock workClock, PageWindow.Rules pages) {
        this.catalog = catalog;
        this.storage = storage;
        this.workClock = workClock;
        this.pages = pages;
    }

    void addTo(Routes routes) {
        String tasks = ModelArtsService.DATASET + "/import-tasks";
        routes.add("GET", tasks, "listImportTasks", this::list)
                .add("POST", tasks, "importTask", this::start)
                .add("GET", tasks + "/{task_id}", "descImportTask", this::describe);
    }

    private Answer list(Call call, Map<String, String> path) {
        ModelArtsDataset dataset = catalog.dataset(path);
        PageWindow page = pages.of(new ModelArtsQuery(call), 10, 100);
        List<ImportTask> found = dataset.importsNewestFirst();
        ObjectNode json = Json.object().put("total_count", found.size());
        var tasks = json.putArray("import_tasks");
        page.of(found)
                .forEach(
                        task -> tasks.add(task.json(workClock, dataset.profile().id())));
        return Answer.json(200, json);
    }

    private Answer start(Call call, Map<String, String> path) {
        ModelArtsDataset dataset = catalog.dataset(path);
        ImportRequest request = ImportRequest.of(ModelArtsBody.of(call));
        dataset.requireIdle();
        ImportedFile.Source source = request.source(dataset.profile().kind(), storage, workClock.millis());
        ImportTask task = dataset.startImport(request, source, workClock.now(), workClock.plan());
        return Answer.json(200, Json.object().put("task_id", task.id()));
    }

    // The service has no error code for an unknown import, but a status of the task.
    private Answer describe(Call call, Map<String, String> path) {
        ModelArtsDataset dataset = catalog.dataset(path);
        String id = path.getOrDefault("task_id", "");
        String datasetId = dataset.profile().id();
        return Answer.json(
                200,
                dataset.importsNewestFirst().stream()
                        .filter(task -> task.id().equals(id))
                        .findFirst()
                        .map(task -> task.json(workClock, datasetId))
                        .orElse(ImportTask.unknown(id, datasetId)));
    }
}
