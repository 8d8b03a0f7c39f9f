package io.github.clouddatasets.emulator.idah.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clouddatasets.emulator.http.Answer;
import io.github.clouddatasets.emulator.http.Call;
import io.github.clouddatasets.emulator.http.Routes;
import io.github.clouddatasets.emulator.idah.caller.IdahCaller;
import io.github.clouddatasets.emulator.idah.table.IdahFault;
import io.github.clouddatasets.emulator.idah.table.Row;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The operations that give entries to people, and move them from step to step. */
final class EntrySteps {

    private static final Set<String> TRUE = Set.of("true", "t", "y", "yes");
    private static final Set<String> FALSE = Set.of("false", "f", "n", "no");

    private final Records records;
    private final DatasetTables tables;
    private final EntryStatistics statistics;

    EntrySteps(Records records, DatasetTables tables) {
        this.records = records;
        this.tables = tables;
        this.statistics = new EntryStatistics(tables);
    }

    void addTo(Routes routes) {
        routes.add("PATCH", "/entries/{id}/assign", "assignEntry", this::assign)
                .add("PATCH", "/entries/{id}/unassign", "unassignEntry", this::unassign)
                .add("GET", "/entries/{id}/select", "selectEntry", this::select)
                .add("POST", "/entries/{id}/submit", "submitEntry", this::submit)
                .add("POST", "/entries/{id}/error", "failEntry", this::error);
    }

    private Answer assign(Call call, Map<String, String> path) {
        Records.Admission admission = records.admit(call);
        JsonNode given = ResourceBody.untyped(admission.parameters()).required("assigned_to_id");
        if (!given.asText().matches("\\d{1,18}")) {
            throw IdahFault.invalid("/data/attributes/assigned_to_id", "must be an integer");
        }
        Row entry = changeable(admission.caller(), path);
        long account = given.asLong();
        return changed(entry, "in_progress", account, emailOf(entry, account));
    }

    // The service does not ask whether the account is a member: a stranger has no address.
    private @Nullable String emailOf(Row entry, long account) {
        return tables.members().with("project_id", entry.known("project_id")).stream()
                .filter(member -> Objects.equals(member.number("account_id"), account))
                .map(member -> member.known("email"))
                .findFirst()
                .orElse(null);
    }

    private Answer unassign(Call call, Map<String, String> path) {
        Records.Admission admission = records.admit(call);
        return changed(changeable(admission.caller(), path), "pending", null, null);
    }

    private Answer select(Call call, Map<String, String> path) {
        Records.Admission admission = records.admit(call);
        Row entry = visible(admission.caller(), path);
        long account = admission.caller().accountId();
        Long assigned = entry.number("assigned_to_id");
        if (assigned != null && assigned != account) {
            throw IdahFault.forbidden("You are not assigned to this entry");
        }
        String status = entry.known("status");
        if (status.equals("pending")) {
            changed(entry, "in_progress", account, admission.caller().email());
        }
        return records.read(entry);
    }

    private Answer submit(Call call, Map<String, String> path) {
        Records.Admission admission = records.admit(call);
        JsonNode approved = ResourceBody.optional(admission.parameters()).attribute("approved");
        Row entry = visible(admission.caller(), path);
        Row dataset = tables.dataset(entry.text("dataset_id")).orElseThrow();
        String before = entry.known("status");
        EntryWorkflow.submit(entry, dataset, admission.caller(), decision(approved));
        return moved(entry, before);
    }

    private static @Nullable Boolean decision(JsonNode approved) {
        if (approved.isMissingNode()) {
            return null;
        }
        if (!TRUE.contains(approved.asText()) && !FALSE.contains(approved.asText())) {
            throw IdahFault.invalid("/data/attributes/approved", "must be a boolean");
        }
        return TRUE.contains(approved.asText());
    }

    private Answer error(Call call, Map<String, String> path) {
        Records.Admission admission = records.admit(call);
        ResourceBody.untyped(admission.parameters()).required("message");
        Row entry = visible(admission.caller(), path);
        String before = entry.known("status");
        EntryWorkflow.error(entry);
        return moved(entry, before);
    }

    private Answer moved(Row entry, String before) {
        tables.putEntry(entry, before);
        statistics.update(entry);
        tables.updateProgress(entry);
        return records.shown(200, entry, "dataset");
    }

    private Answer changed(Row entry, String status, @Nullable Long account, @Nullable String email) {
        String before = entry.known("status");
        entry.set("status", status).set("assigned_to_id", account).set("assigned_to_email", email);
        tables.putEntry(entry, before);
        return records.shown(200, entry);
    }

    private Row visible(IdahCaller caller, Map<String, String> path) {
        return records.visible(caller, tables.entries(), path.getOrDefault("id", ""));
    }

    private Row changeable(IdahCaller caller, Map<String, String> path) {
        return records.changeable(caller, tables.entries(), "update", path.getOrDefault("id", ""));
    }
}
