package io.github.clouddatasets.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The dataset operations of ModelArts; every other path is unknown to the gateway. */
final class ModelArtsService implements Service {

    private static final String DATASETS = "/v2/{project_id}/datasets";
    private static final String DATASET = DATASETS + "/{dataset_id}";

    private final String projectId;
    private final ModelArtsAuthentication authentication;
    private final ModelArtsCatalog catalog;
    private final Pace pace;
    private final IdSource ids;
    private final DatasetCloudEmulator.OffsetMode offsetMode;
    private final RequestLedger ledger;
    private final Routes routes = new Routes();

    ModelArtsService(
            String projectId,
            ModelArtsAuthentication authentication,
            ModelArtsCatalog catalog,
            Pace pace,
            IdSource ids,
            DatasetCloudEmulator.OffsetMode offsetMode,
            RequestLedger ledger) {
        this.projectId = projectId;
        this.authentication = authentication;
        this.catalog = catalog;
        this.pace = pace;
        this.ids = ids;
        this.offsetMode = offsetMode;
        this.ledger = ledger;
        routes.add("GET", DATASETS, "listDatasets", this::listDatasets)
                .add("GET", DATASET, "descDataset", this::descDataset)
                .add("POST", DATASET + "/sync-data", "syncDataSource", this::syncDataSource)
                .add("GET", DATASET + "/sync-data/status", "syncDataSourceState", this::syncDataSourceState)
                .add("POST", DATASET + "/versions", "createDatasetVersion", this::createDatasetVersion)
                .add("GET", DATASET + "/versions", "listDatasetVersions", this::listDatasetVersions)
                .add("GET", DATASET + "/versions/{version_id}", "describeDatasetVersion", this::describeDatasetVersion)
                .add("POST", DATASET + "/export-tasks", "exportTask", this::exportTask)
                .add("GET", DATASET + "/export-tasks", "getExportTasksStatusOfDataset", this::listExportTasks)
                .add(
                        "GET",
                        DATASET + "/export-tasks/{task_id}",
                        "getExportTaskStatusOfDataset",
                        this::describeExportTask);
    }

    @Override
    public Answer answer(Call call) {
        Optional<Routes.Match> match = routes.find(call);
        Answer answer;
        if (match.isEmpty()) {
            answer = ModelArtsFault.routeUnknown();
        } else {
            ledger.record(match.get().operationId());
            answer = answer(call, match.get());
        }
        return answer.with("X-Request-Id", ids.hex());
    }

    private Answer answer(Call call, Routes.Match match) {
        try {
            String project = match.path().getOrDefault("project_id", "");
            authentication.check(call, project);
            if (!projectId.equals(project)) {
                throw ModelArtsFault.projectInvalid();
            }
            catalog.settle();
            return match.answer(call);
        } catch (ModelArtsFault fault) {
            return fault.answer();
        }
    }

    private Answer listDatasets(Call call, Map<String, String> path) {
        ModelArtsQuery query = new ModelArtsQuery(call);
        PageWindow page = PageWindow.of(query, offsetMode, 10, 100);
        DatasetListing listing = new DatasetListing(query);
        List<ModelArtsDataset> found = listing.of(catalog.all());
        ObjectNode json = Json.object().put("total_number", found.size());
        var datasets = json.putArray("datasets");
        page.of(found).forEach(dataset -> datasets.add(listing.json(dataset, pace, ids)));
        return Answer.json(200, json);
    }

    private Answer descDataset(Call call, Map<String, String> path) {
        ModelArtsDataset dataset = dataset(path);
        ModelArtsQuery query = new ModelArtsQuery(call);
        ObjectNode json = dataset.json();
        json.set("labels", dataset.labels());
        var versions = json.putArray("versions");
        dataset.versionsNewestFirst().forEach(version -> versions.add(version.summary(dataset.isCurrent(version))));
        Optional<Integer> runningTaskType = query.integer("running_task_type", 0, 7);
        if (query.flag("check_running_task").orElse(false)) {
            var running = dataset.runningTasks(runningTaskType);
            json.put("exist_running_task", !running.isEmpty());
            json.set("running_tasks_id", running);
        }
        return Answer.json(200, json);
    }

    private Answer syncDataSource(Call call, Map<String, String> path) {
        ModelArtsBody.requireJson(call);
        dataset(path).startSync(ids.alphanumeric(), pace.now());
        return Answer.empty(200);
    }

    private Answer syncDataSourceState(Call call, Map<String, String> path) {
        return Answer.json(200, dataset(path).syncState(pace));
    }

    private Answer createDatasetVersion(Call call, Map<String, String> path) {
        ModelArtsDataset dataset = dataset(path);
        ModelArtsBody body = ModelArtsBody.of(call);
        VersionOrder order = VersionOrder.of(body, dataset.profile().kind(), dataset.nextVersionName());
        DatasetVersion version = dataset.startVersion(ids.alphanumeric(), order, pace.now());
        return Answer.json(201, Json.object().put("version_id", version.id()));
    }

    private Answer listDatasetVersions(Call call, Map<String, String> path) {
        ModelArtsDataset dataset = dataset(path);
        ModelArtsQuery query = new ModelArtsQuery(call);
        PageWindow page = PageWindow.of(query, offsetMode, 1000, 1000);
        Optional<Integer> status = query.integer("status", 0, 4);
        Optional<Integer> format = query.integer("version_format", 0, VersionOrder.FORMATS.size() - 1);
        Optional<ModelArtsQuery.RatioRange> share = query.ratioRange("train_evaluate_ratio");
        List<DatasetVersion> found = dataset.versionsNewestFirst().stream()
                .filter(version -> status.map(code -> version.status() == code).orElse(true))
                .filter(version ->
                        format.map(code -> version.formatCode() == code).orElse(true))
                .filter(version ->
                        share.map(range -> range.contains(version.trainShare())).orElse(true))
                .toList();
        ObjectNode json = Json.object().put("total_number", found.size());
        var versions = json.putArray("versions");
        page.of(found).forEach(version -> versions.add(version.summary(dataset.isCurrent(version))));
        return Answer.json(200, json);
    }

    private Answer describeDatasetVersion(Call call, Map<String, String> path) {
        ModelArtsDataset dataset = dataset(path);
        DatasetVersion version = dataset.version(path.getOrDefault("version_id", ""));
        return Answer.json(200, version.details(dataset.isCurrent(version)));
    }

    private Answer exportTask(Call call, Map<String, String> path) {
        ModelArtsDataset dataset = dataset(path);
        ExportOrder order = ExportOrder.of(ModelArtsBody.of(call), dataset.profile());
        if (order.createsDataset() && catalog.isNameTaken(order.newDatasetName())) {
            throw ModelArtsFault.datasetNameTaken(order.newDatasetName());
        }
        ExportTask task = dataset.startExport(ids.alphanumeric(), order, pace.now());
        return Answer.json(200, Json.object().put("task_id", task.id()));
    }

    private Answer listExportTasks(Call call, Map<String, String> path) {
        ModelArtsDataset dataset = dataset(path);
        ModelArtsQuery query = new ModelArtsQuery(call);
        PageWindow page = PageWindow.of(query, offsetMode, 10, 100);
        Optional<Integer> type = query.integer("export_type", ExportSelection.LABELED, ExportSelection.SEARCH);
        List<ExportTask> found = dataset.exportsNewestFirst().stream()
                .filter(task -> type.map(code -> task.order().type() == code).orElse(true))
                .toList();
        ObjectNode json = Json.object().put("total_count", found.size());
        var tasks = json.putArray("export_tasks");
        page.of(found).forEach(task -> tasks.add(task.json(pace)));
        return Answer.json(200, json);
    }

    private Answer describeExportTask(Call call, Map<String, String> path) {
        return Answer.json(
                200, dataset(path).export(path.getOrDefault("task_id", "")).json(pace));
    }

    private ModelArtsDataset dataset(Map<String, String> path) {
        return catalog.dataset(path.getOrDefault("dataset_id", ""));
    }
}
