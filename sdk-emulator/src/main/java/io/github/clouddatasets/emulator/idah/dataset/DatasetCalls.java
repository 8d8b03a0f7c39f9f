package io.github.clouddatasets.emulator.idah.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clouddatasets.emulator.http.Answer;
import io.github.clouddatasets.emulator.http.Call;
import io.github.clouddatasets.emulator.http.Routes;
import io.github.clouddatasets.emulator.idah.table.IdahFault;
import io.github.clouddatasets.emulator.idah.table.Row;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The operations on datasets. */
final class DatasetCalls {

    private static final Set<String> REQUIRED =
            Set.of("project_id", "name", "labels", "modality", "labeling_configuration", "workflow_configuration");
    private static final Set<String> WORKING = Set.of("in_progress", "completed");

    private final Records records;
    private final DatasetTables tables;
    private final RecordAccess access;
    private final DatasetCopy copy;

    DatasetCalls(Records records, DatasetTables tables, RecordAccess access, EntryListener listener) {
        this.records = records;
        this.tables = tables;
        this.access = access;
        this.copy = new DatasetCopy(tables, listener);
    }

    void addTo(Routes routes) {
        routes.add("GET", "/datasets", "dataset.listDatasets", this::list)
                .add("POST", "/datasets", "dataset.createDataset", this::create)
                .add("GET", "/datasets/{id}", "getDataset", this::show)
                .add("PATCH", "/datasets/{id}", "dataset.updateDataset", this::update)
                .add("DELETE", "/datasets/{id}", "dataset.deleteDataset", this::delete)
                .add("POST", "/datasets/{id}/duplicate", "duplicateDataset", this::duplicate);
    }

    /** A new dataset with the values that the database gives where it has none. */
    static Row withDefaults(Row dataset) {
        Defaults.set(dataset, "name", "");
        Defaults.set(dataset, "labels", "[]");
        Defaults.set(dataset, "status", "pending");
        Defaults.set(dataset, "progress", 0.0);
        Defaults.set(dataset, "entries_total_count", 0L);
        Defaults.set(dataset, "entries_completed_count", 0L);
        Defaults.set(dataset, "entries_in_progress_count", 0L);
        return dataset;
    }

    private Answer list(Call call, Map<String, String> path) {
        return records.list(call, tables.datasets(), "entries", "project");
    }

    private Answer show(Call call, Map<String, String> path) {
        return records.show(call, tables.datasets(), path.getOrDefault("id", ""), "entries", "project");
    }

    private Answer create(Call call, Map<String, String> path) {
        Records.Admission admission = records.admit(call);
        ResourceBody body = ResourceBody.of(admission.parameters(), DatasetSchemas.DATASETS);
        String projectId = body.related("project");
        if (projectId == null) {
            throw IdahFault.invalid("project relationship is required to create a dataset");
        }
        tables.projects().checkId(projectId);
        if (!access.isCreatable(admission.caller(), DatasetSchemas.DATASETS, projectId)) {
            throw IdahFault.forbidden("You do not have permission to create dataset on this project");
        }
        Row project = tables.projects().find(projectId).orElseThrow(IdahFault::cannotCreate);
        Row dataset = withDefaults(tables.datasets().schema().row());
        dataset.set("id", tables.newId());
        body.fill(dataset.set("project_id", project.id()), REQUIRED);
        dataset.set("project_id", project.id());
        tables.putDataset(dataset);
        return records.shown(201, dataset);
    }

    private Answer update(Call call, Map<String, String> path) {
        Records.Admission admission = records.admit(call);
        ResourceBody body = ResourceBody.of(admission.parameters(), DatasetSchemas.DATASETS);
        Row dataset = records.changeable(admission.caller(), tables.datasets(), "update", path.getOrDefault("id", ""));
        body.change(dataset, REQUIRED);
        tables.putDataset(dataset);
        return records.shown(200, dataset);
    }

    private Answer delete(Call call, Map<String, String> path) {
        Records.Admission admission = records.admit(call);
        Row dataset = records.changeable(admission.caller(), tables.datasets(), "delete", path.getOrDefault("id", ""));
        if (WORKING.contains(dataset.known("status"))) {
            throw IdahFault.forbidden("Unable to delete in progress or completed dataset");
        }
        tables.deleteDataset(dataset);
        return Answer.empty(204);
    }

    private Answer duplicate(Call call, Map<String, String> path) {
        Records.Admission admission = records.admit(call);
        JsonNode body = admission.parameters();
        if (body.has("entry_ids") && !body.path("entry_ids").isArray()) {
            throw IdahFault.invalid("/entry_ids", "must be an array");
        }
        Row source = records.visible(admission.caller(), tables.datasets(), path.getOrDefault("id", ""));
        if (!access.isCreatable(admission.caller(), DatasetSchemas.DATASETS, source.known("project_id"))) {
            throw IdahFault.forbidden("You do not have permission to create dataset on this project");
        }
        Row dataset =
                copy.head(source, body.path("dataset_name").asText(source.known("name")), flag(body, "with_labels"));
        Answer answer = records.shown(200, dataset);
        // The service copies the entries later, by an event: the answer shows none.
        List<Row> entries = tables.entriesOf(source);
        JsonNode wanted = body.path("entry_ids");
        copy.entries(
                dataset,
                wanted.isArray()
                        ? entries.stream()
                                .filter(entry -> contains(wanted, entry.id()))
                                .toList()
                        : entries,
                flag(body, "with_annotations"));
        return answer;
    }

    private static boolean flag(JsonNode body, String name) {
        return Set.of("true", "t", "y", "yes").contains(body.path(name).asText());
    }

    private static boolean contains(JsonNode ids, String id) {
        for (JsonNode wanted : ids) {
            if (wanted.asText().equals(id)) {
                return true;
            }
        }
        return false;
    }
}
