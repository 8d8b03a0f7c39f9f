package io.github.clouddatasets.emulator.modelarts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Answer;
import io.github.clouddatasets.emulator.http.Call;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.http.Routes;
import io.github.clouddatasets.emulator.store.WorkClock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The operations on the labels that a dataset offers. One call changes all its labels or none. */
final class LabelOperations {

    private static final int MOST = 100_000;

    private final ModelArtsCatalog catalog;
    private final WorkClock workClock;
    private final PageWindow.Rules pages;

    LabelOperations(ModelArtsCatalog catalog, WorkClock workClock, PageWindow.Rules pages) {
        this.catalog = catalog;
        this.workClock = workClock;
        this.pages = pages;
    }

    void addTo(Routes routes) {
        String label = ModelArtsPaths.LABELS + "/{label_name}";
        routes.add("GET", ModelArtsPaths.LABELS, "listLabels", this::list)
                .add("POST", ModelArtsPaths.LABELS, "createLabels", this::create)
                .add("PUT", ModelArtsPaths.LABELS, "updateLabels", this::update)
                .add("POST", ModelArtsPaths.LABELS + "/delete", "deleteLabels", this::delete)
                .add("PUT", label, "updateLabel", this::updateOne)
                .add("DELETE", label, "deleteLabelAndSamples", this::deleteOne)
                .withoutBody("updateLabel", "deleteLabelAndSamples");
    }

    private Answer list(Call call, Map<String, String> path) {
        ModelArtsDataset dataset = catalog.dataset(path);
        ModelArtsQuery query = new ModelArtsQuery(call);
        PageWindow page = pages.of(query, MOST, MOST);
        List<LabelDefinition> found = query.text("version_id")
                .map(id -> dataset.versions().get(id).labels())
                .orElse(dataset.labels().all());
        ObjectNode json = Json.object().put("total_number", found.size());
        ArrayNode labels = json.putArray("labels");
        page.of(found).forEach(label -> labels.add(label.json()));
        return Answer.json(200, json);
    }

    private Answer create(Call call, Map<String, String> path) {
        ModelArtsDataset dataset = labelable(path);
        dataset.labels().add(labels(call));
        return changed(dataset);
    }

    private Answer update(Call call, Map<String, String> path) {
        ModelArtsDataset dataset = labelable(path);
        new LabelChange(dataset).update(labels(call));
        return changed(dataset);
    }

    private Answer delete(Call call, Map<String, String> path) {
        ModelArtsDataset dataset = labelable(path);
        int policy = new ModelArtsQuery(call)
                .integer("delete_policy", LabelChange.LABEL_ONLY, LabelChange.SOURCES_TOO)
                .orElse(LabelChange.LABEL_ONLY);
        new LabelChange(dataset).delete(labels(call), policy);
        return changed(dataset);
    }

    // The service documents a body for both answers below, but a 204 cannot have a body.
    private Answer updateOne(Call call, Map<String, String> path) {
        ModelArtsDataset dataset = labelable(path);
        ObjectNode label = named(call, path);
        label.set("property", ModelArtsBody.of(call).fields());
        new LabelChange(dataset).update(List.of(label));
        dataset.changed(workClock.now());
        return Answer.empty(204);
    }

    private Answer deleteOne(Call call, Map<String, String> path) {
        ModelArtsDataset dataset = labelable(path);
        boolean withSources = new ModelArtsQuery(call).flag("delete_source").orElse(false);
        new LabelChange(dataset)
                .delete(List.of(named(call, path)), withSources ? LabelChange.SOURCES_TOO : LabelChange.SAMPLES_TOO);
        dataset.changed(workClock.now());
        return Answer.empty(204);
    }

    private ModelArtsDataset labelable(Map<String, String> path) {
        ModelArtsDataset dataset = catalog.dataset(path);
        dataset.requireLabelable();
        return dataset;
    }

    private static ArrayNode labels(Call call) {
        ArrayNode labels = ModelArtsBody.of(call).objects("labels");
        if (labels.isEmpty()) {
            throw ModelArtsFault.bodyParameterInvalid("labels");
        }
        return labels;
    }

    private static ObjectNode named(Call call, Map<String, String> path) {
        ObjectNode label = Json.object().put("name", path.getOrDefault("label_name", ""));
        Optional<Integer> type = new ModelArtsQuery(call).integer("label_type", 0, Integer.MAX_VALUE);
        type.ifPresent(code -> label.put("type", code));
        return label;
    }

    private Answer changed(ModelArtsDataset dataset) {
        dataset.changed(workClock.now());
        JsonNode json = Json.object().put("success", true);
        return Answer.json(200, json);
    }
}
