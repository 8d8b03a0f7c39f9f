package io.github.clouddatasets.emulator.modelarts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Answer;
import io.github.clouddatasets.emulator.http.Call;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.http.Routes;
import io.github.clouddatasets.emulator.store.ObjectStorage;
import io.github.clouddatasets.emulator.store.WorkClock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The operations on whole datasets, and on their synchronisation. */
final class DatasetOperations {

    private final ModelArtsCatalog catalog;
    private final ObjectStorage storage;
    private final WorkClock workClock;
    private final PageWindow.Rules pages;

    DatasetOperations(ModelArtsCatalog catalog, ObjectStorage storage, WorkClock workClock, PageWindow.Rules pages) {
        this.catalog = catalog;
        this.storage = storage;
        this.workClock = workClock;
        this.pages = pages;
    }

    void addTo(Routes routes) {
        String sync = ModelArtsService.DATASET + "/sync-data";
        routes.add("GET", ModelArtsService.DATASETS, "listDatasets", this::list)
                .add("POST", ModelArtsService.DATASETS, "createDataset", this::create)
                .add("GET", ModelArtsService.DATASET, "descDataset", this::describe)
                .add("PUT", ModelArtsService.DATASET, "updateDataset", this::update)
                .add("DELETE", ModelArtsService.DATASET, "deleteDataset", this::delete)
                .add("POST", sync, "syncDataSource", this::synchronize)
                .add("GET", sync + "/status", "syncDataSourceState", this::describeSync)
                .withoutBody("deleteDataset", "syncDataSource");
    }

    private Answer list(Call call, Map<String, String> path) {
        ModelArtsQuery query = new ModelArtsQuery(call);
        PageWindow page = pages.of(query, 10, 100);
        DatasetListing listing = new DatasetListing(query);
        List<ModelArtsDataset> found = listing.of(catalog.all());
        ObjectNode json = Json.object().put("total_number", found.size());
        var datasets = json.putArray("datasets");
        page.of(found).forEach(dataset -> datasets.add(listing.json(dataset, workClock, catalog.links())));
        return Answer.json(200, json);
    }

    private Answer create(Call call, Map<String, String> path) {
        CreateDatasetRequest request = CreateDatasetRequest.of(ModelArtsBody.of(call), storage);
        ModelArtsDataset dataset = catalog.create(request);
        ObjectNode json = Json.object().put("dataset_id", dataset.profile().id());
        if (request.importData()) {
            ImportRequest data = ImportRequest.plain(request.inputPath());
            ImportTask task = dataset.startImport(
                    data, data.source(request.kind(), storage, workClock.millis()), workClock.now(), workClock.plan());
            json.put("import_task_id", task.id());
        }
        return Answer.json(201, json);
    }

    private Answer describe(Call call, Map<String, String> path) {
        ModelArtsDataset dataset = catalog.dataset(path);
        ModelArtsQuery query = new ModelArtsQuery(call);
        ObjectNode json = dataset.json();
        json.set("labels", dataset.labels().json());
        ArrayNode versions = json.putArray("versions");
        dataset.versions()
                .newestFirst()
                .forEach(version ->
                        versions.add(version.summary(dataset.versions().isCurrent(version))));
        Optional<Integer> runningTaskType = query.integer("running_task_type", 0, 7);
        if (query.flag("check_running_task").orElse(false)) {
            ArrayNode running = dataset.runningTasks(runningTaskType);
            json.put("exist_running_task", !running.isEmpty());
            json.set("running_tasks_id", running);
        }
        return Answer.json(200, json);
    }

    private Answer update(Call call, Map<String, String> path) {
        ModelArtsDataset dataset = catalog.dataset(path);
        ModelArtsBody body = ModelArtsBody.of(call);
        DatasetProfile profile = dataset.profile();
        Optional<String> name = body.text("dataset_name").filter(text -> !text.equals(profile.name()));
        name.ifPresent(CreateDatasetRequest::requireName);
        name.ifPresent(catalog::requireFreeName);
        Optional<String> description = body.text("description");
        description.ifPresent(CreateDatasetRequest::requireChangedDescription);
        Optional<String> version = body.text("current_version_id");
        version.ifPresent(dataset.versions()::get);
        if (body.has("add_labels") || body.has("update_labels") || body.has("delete_labels")) {
            changeLabels(dataset, body);
        }
        version.ifPresent(dataset.versions()::use);
        DatasetProfile renamed = name.map(profile::renamed).orElse(profile);
        dataset.describe(description.map(renamed::described).orElse(renamed), workClock.now());
        return Answer.json(200, Json.object().put("dataset_id", profile.id()));
    }

    private void changeLabels(ModelArtsDataset dataset, ModelArtsBody body) {
        dataset.requireLabelable();
        new LabelChange(dataset)
                .all(body.objects("add_labels"), body.objects("update_labels"), body.objects("delete_labels"));
        dataset.changed(workClock.now());
    }

    private Answer delete(Call call, Map<String, String> path) {
        ModelArtsDataset dataset = catalog.dataset(path);
        dataset.requireDeletable();
        catalog.delete(dataset);
        return Answer.empty(204);
    }

    private Answer synchronize(Call call, Map<String, String> path) {
        ModelArtsBody.requireJson(call);
        ModelArtsDataset dataset = catalog.dataset(path);
        dataset.startSync(dataset.newId(), workClock.now(), workClock.plan());
        return Answer.empty(200);
    }

    private Answer describeSync(Call call, Map<String, String> path) {
        return Answer.json(200, catalog.dataset(path).syncState(workClock));
    }
}
