package io.github.clouddatasets.emulator.modelarts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Answer;
import io.github.clouddatasets.emulator.http.Call;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.http.Routes;
import io.github.clouddatasets.emulator.store.IdSource;
import io.github.clouddatasets.emulator.store.WorkClock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The operations on versions. */
final class VersionOperations {

    private final ModelArtsCatalog catalog;
    private final WorkClock workClock;
    private final IdSource ids;
    private final PageWindow.Rules pages;
    private final PublishingLimit limit;

    VersionOperations(
            ModelArtsCatalog catalog,
            WorkClock workClock,
            IdSource ids,
            PageWindow.Rules pages,
            PublishingLimit limit) {
        this.catalog = catalog;
        this.workClock = workClock;
        this.ids = ids;
        this.pages = pages;
        this.limit = limit;
    }

    void addTo(Routes routes) {
        String versions = ModelArtsService.DATASET + "/versions";
        routes.add("POST", versions, "createDatasetVersion", this::create)
                .add("GET", versions, "listDatasetVersions", this::list)
                .add("GET", versions + "/{version_id}", "describeDatasetVersion", this::describe)
                .add("DELETE", versions + "/{version_id}", "deleteDatasetVersion", this::delete)
                .withoutBody("deleteDatasetVersion");
    }

    private Answer create(Call call, Map<String, String> path) {
        ModelArtsDataset dataset = catalog.dataset(path);
        ModelArtsBody body = ModelArtsBody.of(call);
        CreateVersionRequest request = CreateVersionRequest.of(
                body, dataset.profile().kind(), dataset.versions().nextName());
        String datasetId = dataset.profile().id();
        Instant now = workClock.now();
        limit.check(datasetId, now);
        DatasetVersion version = dataset.startVersion(ids.alphanumeric(), request, now, workClock.plan());
        limit.published(datasetId, now);
        return Answer.json(201, Json.object().put("version_id", version.id()));
    }

    private Answer list(Call call, Map<String, String> path) {
        DatasetVersions versions = catalog.dataset(path).versions();
        ModelArtsQuery query = new ModelArtsQuery(call);
        PageWindow page = pages.of(query, 1000, 1000);
        Optional<Integer> status = query.integer("status", 0, 4);
        Optional<Integer> format = query.integer("version_format", 0, CreateVersionRequest.FORMATS.size() - 1);
        Optional<ModelArtsQuery.RatioRange> share = query.ratioRange("train_evaluate_ratio");
        List<DatasetVersion> found = versions.newestFirst().stream()
                .filter(version -> status.map(code -> version.status() == code).orElse(true))
                .filter(version ->
                        format.map(code -> version.formatCode() == code).orElse(true))
                .filter(version ->
                        share.map(range -> range.contains(version.trainShare())).orElse(true))
                .toList();
        ObjectNode json = Json.object().put("total_number", found.size());
        var listed = json.putArray("versions");
        page.of(found).forEach(version -> listed.add(version.summary(versions.isCurrent(version))));
        return Answer.json(200, json);
    }

    private Answer describe(Call call, Map<String, String> path) {
        DatasetVersions versions = catalog.dataset(path).versions();
        DatasetVersion version = versions.get(path.getOrDefault("version_id", ""));
        return Answer.json(200, version.details(versions.isCurrent(version)));
    }

    private Answer delete(Call call, Map<String, String> path) {
        catalog.dataset(path).versions().delete(path.getOrDefault("version_id", ""));
        return Answer.empty(204);
    }
}
