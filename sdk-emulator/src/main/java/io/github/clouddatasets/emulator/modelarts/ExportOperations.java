package io.github.clouddatasets.emulator.modelarts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Answer;
import io.github.clouddatasets.emulator.http.Call;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.http.Routes;
import io.github.clouddatasets.emulator.store.IdSource;
import io.github.clouddatasets.emulator.store.WorkClock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The operations on exports. */
final class ExportOperations {

    private final ModelArtsCatalog catalog;
    private final WorkClock workClock;
    private final IdSource ids;
    private final PageWindow.Rules pages;

    ExportOperations(ModelArtsCatalog catalog, WorkClock workClock, IdSource ids, PageWindow.Rules pages) {
        this.catalog = catalog;
        this.workClock = workClock;
        this.ids = ids;
        this.pages = pages;
    }

    void addTo(Routes routes) {
        String tasks = ModelArtsService.DATASET + "/export-tasks";
        routes.add("POST", tasks, "exportTask", this::start)
                .add("GET", tasks, "getExportTasksStatusOfDataset", this::list)
                .add("GET", tasks + "/{task_id}", "getExportTaskStatusOfDataset", this::describe);
    }

    private Answer start(Call call, Map<String, String> path) {
        ModelArtsDataset dataset = catalog.dataset(path);
        ExportRequest request = ExportRequest.of(ModelArtsBody.of(call), dataset.profile(), workClock.now());
        if (request.createsDataset()) {
            catalog.requireFreeName(request.newDatasetName());
        }
        ExportTask task = dataset.startExport(ids.alphanumeric(), request, workClock.now(), workClock.plan());
        return Answer.json(200, Json.object().put("task_id", task.id()));
    }

    private Answer list(Call call, Map<String, String> path) {
        ModelArtsDataset dataset = catalog.dataset(path);
        ModelArtsQuery query = new ModelArtsQuery(call);
        PageWindow page = pages.of(query, 10, 100);
        Optional<Integer> type = query.integer("export_type", ExportSelection.LABELED, ExportSelection.SEARCH);
        List<ExportTask> found = dataset.exportsNewestFirst().stream()
                .filter(task -> type.map(code -> task.request().type() == code).orElse(true))
                .toList();
        ObjectNode json = Json.object().put("total_count", found.size());
        var tasks = json.putArray("export_tasks");
        page.of(found).forEach(task -> tasks.add(task.json(workClock)));
        return Answer.json(200, json);
    }

    private Answer describe(Call call, Map<String, String> path) {
        ModelArtsDataset dataset = catalog.dataset(path);
        return Answer.json(200, dataset.export(path.getOrDefault("task_id", "")).json(workClock));
    }
}
