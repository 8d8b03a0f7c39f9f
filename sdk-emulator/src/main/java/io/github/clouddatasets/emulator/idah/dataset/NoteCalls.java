package io.github.clouddatasets.emulator.idah.dataset;

import io.github.clouddatasets.emulator.http.Answer;
import io.github.clouddatasets.emulator.http.Call;
import io.github.clouddatasets.emulator.http.Routes;
import io.github.clouddatasets.emulator.idah.caller.IdahCaller;
import io.github.clouddatasets.emulator.idah.table.IdahFault;
import io.github.clouddatasets.emulator.idah.table.Row;
import java.util.Map;
import java.util.Set;

/** The operations on the notes of reviews. */
final class NoteCalls {

    private static final String[] INCLUDABLE = {"entry", "annotation", "note_comments"};
    private static final Set<String> REQUIRED = Set.of("content_md");
    private static final Set<String> ANCHORS = Set.of("entry", "annotation");

    private final Records records;
    private final DatasetTables tables;
    private final RecordAccess access;

    NoteCalls(Records records, DatasetTables tables, RecordAccess access) {
        this.records = records;
        this.tables = tables;
        this.access = access;
    }

    void addTo(Routes routes) {
        routes.add("GET", "/note_feeds", "listNoteFeeds", this::list)
                .add("POST", "/note_feeds", "createNoteFeed", this::create)
                .add("GET", "/note_feeds/{id}", "getNoteFeed", this::show)
                .add("PATCH", "/note_feeds/{id}", "updateNoteFeed", this::update)
                .add("DELETE", "/note_feeds/{id}", "deleteNoteFeed", this::delete)
                .add("POST", "/note_feeds/{id}/resolve", "resolveNoteFeed", this::resolve);
    }

    private Answer list(Call call, Map<String, String> path) {
        return records.list(call, tables.notes(), INCLUDABLE);
    }

    private Answer show(Call call, Map<String, String> path) {
        return records.show(call, tables.notes(), path.getOrDefault("id", ""), INCLUDABLE);
    }

    private Answer create(Call call, Map<String, String> path) {
        Records.Admission admission = records.admit(call);
        ResourceBody body = ResourceBody.of(admission.parameters(), DatasetSchemas.NOTES);
        String entryId = body.required("entry_id").asText();
        String anchor = anchor(body);
        Row note = tables.notes().schema().row();
        body.fill(note, REQUIRED);
        IdahCaller caller = admission.caller();
        caller.bounds(DatasetSchemas.NOTES, "create");
        Row entry = entry(caller, entryId);
        note.set("id", tables.newId())
                .set("project_id", entry.known("project_id"))
                .set("dataset_id", entry.known("dataset_id"))
                .set("entry_id", entry.id())
                .set(
                        "annotation_id",
                        anchor.equals("annotation") ? annotation(body).id() : null)
                .set("created_by_email", caller.email())
                .set("status", "pending");
        tables.putNote(note);
        return records.shown(201, note);
    }

    private static String anchor(ResourceBody body) {
        String anchor = body.required("anchor_type").asText();
        if (!ANCHORS.contains(anchor)) {
            throw IdahFault.invalid("/data/attributes/anchor_type", "must be one of entry, annotation");
        }
        if (body.required("content_md").asText().isEmpty()) {
            throw IdahFault.invalid("/data/attributes/content_md", "must be filled");
        }
        if (anchor.equals("annotation")) {
            body.required("annotation_id");
        }
        return anchor;
    }

    private Row entry(IdahCaller caller, String id) {
        tables.entries().checkId(id);
        Row entry = tables.entry(id).orElseThrow(() -> IdahFault.recordMissing(id));
        Row probe = tables.notes()
                .schema()
                .row()
                .set("project_id", entry.known("project_id"))
                .set("entry_id", entry.id());
        if (!access.records(caller, DatasetSchemas.NOTES, "read").test(probe)) {
            throw IdahFault.forbidden("You do not have permission to create note feed on this project");
        }
        if (!EntryWorkflow.allowsNotes(entry) || !entry.known("status").equals("in_progress")) {
            throw IdahFault.invalid("Cannot add note feed to entry in current step (" + entry.known("wf_step") + ")");
        }
        return entry;
    }

    private Row annotation(ResourceBody body) {
        String id = body.required("annotation_id").asText();
        tables.annotations().checkId(id);
        return tables.annotation(id).orElseThrow(() -> IdahFault.recordMissing(id));
    }

    private Answer update(Call call, Map<String, String> path) {
        Records.Admission admission = records.admit(call);
        ResourceBody body = ResourceBody.of(admission.parameters(), DatasetSchemas.NOTES);
        Row note = records.changeable(admission.caller(), tables.notes(), "update", path.getOrDefault("id", ""));
        body.change(note, REQUIRED);
        tables.putNote(note.set("edited_at", tables.now()));
        return records.shown(200, note);
    }

    private Answer delete(Call call, Map<String, String> path) {
        Records.Admission admission = records.admit(call);
        tables.notes()
                .remove(records.changeable(admission.caller(), tables.notes(), "delete", path.getOrDefault("id", "")));
        return Answer.empty(204);
    }

    // Whoever may read a note may say that it is settled, unless the role only reads.
    private Answer resolve(Call call, Map<String, String> path) {
        Records.Admission admission = records.admit(call);
        admission.caller().bounds(DatasetSchemas.NOTES, "update");
        Row note = records.visible(admission.caller(), tables.notes(), path.getOrDefault("id", ""));
        tables.putNote(note.set("status", "resolved"));
        return records.shown(200, note);
    }
}
