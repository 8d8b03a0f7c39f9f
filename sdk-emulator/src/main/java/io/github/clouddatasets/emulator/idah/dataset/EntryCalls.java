package io.github.clouddatasets.emulator.idah.dataset;

import io.github.clouddatasets.emulator.http.Answer;
import io.github.clouddatasets.emulator.http.Call;
import io.github.clouddatasets.emulator.http.Routes;
import io.github.clouddatasets.emulator.idah.caller.IdahCaller;
import io.github.clouddatasets.emulator.idah.table.IdahFault;
import io.github.clouddatasets.emulator.idah.table.Row;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The operations on entries, but for their steps. */
final class EntryCalls {

    private static final String[] INCLUDABLE = {
        "dataset", "dataset.project", "assigned_to", "submitted_by", "reviewed_by", "entry_stats"
    };
    private static final Set<String> REQUIRED = Set.of("priority", "wf_step", "status");
    private static final Set<String> WORKING = Set.of("in_progress", "completed");

    private final Records records;
    private final DatasetTables tables;
    private final RecordAccess access;
    private final EntryListener listener;

    EntryCalls(Records records, DatasetTables tables, RecordAccess access, EntryListener listener) {
        this.records = records;
        this.tables = tables;
        this.access = access;
        this.listener = listener;
    }

    void addTo(Routes routes) {
        routes.add("GET", "/entries", "listEntries", this::list)
                .add("POST", "/entries", "createEntry", this::create)
                .add("GET", "/entries/{id}", "getEntry", this::show)
                .add("PATCH", "/entries/{id}", "updateEntry", this::update)
                .add("DELETE", "/entries/{id}", "deleteEntry", this::delete);
    }

    /** A new entry with the values that the database gives where it has none. */
    static Row withDefaults(Row entry) {
        Defaults.set(entry, "priority", 0L);
        Defaults.set(entry, "wf_step", EntryWorkflow.START);
        Defaults.set(entry, "status", "pending");
        return entry;
    }

    private Answer list(Call call, Map<String, String> path) {
        return records.list(call, tables.entries(), INCLUDABLE);
    }

    private Answer show(Call call, Map<String, String> path) {
        return records.show(call, tables.entries(), path.getOrDefault("id", ""), INCLUDABLE);
    }

    private Answer create(Call call, Map<String, String> path) {
        Records.Admission admission = records.admit(call);
        ResourceBody body = ResourceBody.of(admission.parameters(), DatasetSchemas.ENTRIES);
        Row dataset = dataset(admission.caller(), body);
        Row entry = withDefaults(tables.entries().schema().row());
        body.fill(entry.set("id", tables.newId()), REQUIRED);
        entry.set("dataset_id", dataset.id()).set("project_id", dataset.known("project_id"));
        tables.putEntry(entry, null);
        Answer answer = records.shown(201, entry);
        listener.created(entry);
        return answer;
    }

    private Row dataset(IdahCaller caller, ResourceBody body) {
        String datasetId = body.related("dataset");
        if (datasetId == null) {
            throw IdahFault.invalid("dataset relationship is required to create an entry");
        }
        String resource = body.attribute("resource").asText("");
        if (body.attribute("resource").isMissingNode()
                || body.attribute("resource").isNull()) {
            throw IdahFault.invalid("resource field is required to create an entry");
        }
        caller.bounds(DatasetSchemas.ENTRIES, "create");
        Predicate<Row> visible = access.records(caller, DatasetSchemas.ENTRIES, "read");
        if (tables.entries().with("resource", resource).stream().anyMatch(visible)) {
            throw IdahFault.invalid("Entry with resource " + resource + " already exists");
        }
        tables.datasets().checkId(datasetId);
        Row dataset = tables.dataset(datasetId)
                .filter(access.records(caller, DatasetSchemas.DATASETS, "read"))
                .orElseThrow(() -> IdahFault.invalid("dataset not found to create an entry"));
        if (!access.isEntryCreatable(caller, dataset.known("project_id"))) {
            throw IdahFault.forbidden("You do not have permission to create entry on this project");
        }
        return dataset;
    }

    private Answer update(Call call, Map<String, String> path) {
        Records.Admission admission = records.admit(call);
        ResourceBody body = ResourceBody.of(admission.parameters(), DatasetSchemas.ENTRIES);
        Row entry = records.changeable(admission.caller(), tables.entries(), "update", path.getOrDefault("id", ""));
        String before = entry.known("status");
        body.change(entry, REQUIRED);
        tables.putEntry(entry, before);
        return records.shown(200, entry);
    }

    private Answer delete(Call call, Map<String, String> path) {
        Records.Admission admission = records.admit(call);
        Row entry = records.changeable(admission.caller(), tables.entries(), "delete", path.getOrDefault("id", ""));
        if (WORKING.contains(entry.known("status"))) {
            throw IdahFault.forbidden("Unable to delete in progress or completed entry");
        }
        tables.deleteEntry(entry);
        return Answer.empty(204);
    }
}
