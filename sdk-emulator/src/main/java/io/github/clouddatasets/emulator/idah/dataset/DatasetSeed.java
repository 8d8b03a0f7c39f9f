package io.github.clouddatasets.emulator.idah.dataset;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.idah.caller.IdahAccount;
import io.github.clouddatasets.emulator.idah.caller.IdahAccounts;
import io.github.clouddatasets.emulator.idah.table.Row;
import io.github.clouddatasets.emulator.option.IdahRole;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/** Puts projects and datasets there that are ready: at the start, and for tests. */
public final class DatasetSeed {

    /** The projects of the seeded exports that belong to another organisation. */
    private static final List<String> OTHER_PROJECTS =
            List.of("01980000-7b4c-7d02-8a11-90fe33ab4c22", "01980000-91d0-7e55-b6c8-4d5e6f708193");

    private static final long OTHER_ORGANISATION = 2;

    private final DatasetTables tables;
    private final EntryListener listener;
    private final IdahAccounts accounts;

    public DatasetSeed(DatasetTables tables, EntryListener listener, IdahAccounts accounts) {
        this.tables = tables;
        this.listener = listener;
        this.accounts = accounts;
    }

    /** Adds the projects at the start, and the members of the one of the accounts. */
    public void addProjects() {
        addProject(IdahAccount.PROJECT, "Emulator", Long.parseLong(IdahAccount.ORGANISATION));
        OTHER_PROJECTS.forEach(id -> addProject(id, "Other organisation", OTHER_ORGANISATION));
        addMember(IdahAccount.PROJECT, IdahRole.PROJECT_OWNER, "project_owner");
        addMember(IdahAccount.PROJECT, IdahRole.REVIEWER, "reviewer");
        addMember(IdahAccount.PROJECT, IdahRole.ANNOTATOR, "annotator");
    }

    /** Adds a project of another organisation than that of the accounts, and returns its id. */
    public String addProject(String id, String name) {
        addProject(id, name, OTHER_ORGANISATION);
        return id;
    }

    private void addProject(String id, String name, long organisation) {
        Row project = tables.projects()
                .schema()
                .row()
                .set("id", id)
                .set("name", name)
                .set("created_by_email", accounts.of(IdahRole.ADMIN).email())
                .set("organization_id", organisation);
        tables.putProject(project);
    }

    private void addMember(String projectId, IdahRole role, String name) {
        IdahAccount account = accounts.of(role);
        Row member = tables.members()
                .schema()
                .row()
                .set("id", tables.members().size() + 1L)
                .set("project_id", projectId)
                .set("account_id", (long) account.id())
                .set("name", account.name())
                .set("email", account.email())
                .set("role", name)
                .set("invited_by_id", (long) accounts.of(IdahRole.ADMIN).id())
                .set("created_at", tables.now())
                .set("updated_at", tables.now());
        tables.members().put(member);
    }

    /** Adds a dataset of the accounts' project, with an entry for each image of a folder. */
    public void addDataset(String id, String name, ImageFolder folder) throws IOException {
        List<ImageFolder.Image> images = folder.images();
        List<NewDataset.NewEntry> entries = images.stream()
                .map(image -> new NewDataset.NewEntry(image.id(id), image.key(), image.file(), List.of()))
                .toList();
        addDataset(id, new NewDataset(IdahAccount.PROJECT, name, "idah-image", labels(images), entries));
    }

    /** Adds a dataset. */
    public void addDataset(String id, NewDataset added) {
        Row dataset = tables.datasets()
                .schema()
                .row()
                .set("id", id)
                .set("project_id", added.projectId())
                .set("name", added.name())
                .set("modality", added.modality())
                .write("labeling_configuration", added.labelingConfiguration())
                .write("workflow_configuration", Json.object());
        tables.putDataset(DatasetCalls.withDefaults(dataset));
        added.entries().forEach(entry -> addEntry(dataset, entry));
    }

    private void addEntry(Row dataset, NewDataset.NewEntry added) {
        Row entry = tables.entries()
                .schema()
                .row()
                .set("id", added.id())
                .set("project_id", dataset.known("project_id"))
                .set("dataset_id", dataset.id())
                .set("wf_step", EntryWorkflow.ANNOTATE)
                .set("resource", resource(added))
                .set("name", added.name());
        tables.putEntry(EntryCalls.withDefaults(entry), null);
        for (NewDataset.NewAnnotation annotation : added.annotations()) {
            tables.putAnnotation(tables.annotations()
                    .schema()
                    .row()
                    .set("id", tables.newId())
                    .set("project_id", dataset.known("project_id"))
                    .set("dataset_id", dataset.id())
                    .set("entry_id", entry.id())
                    .write("dimensions", annotation.dimensions())
                    .write("annotation", annotation.annotation())
                    .set("created_by_email", accounts.of(IdahRole.ADMIN).email()));
        }
        listener.seeded(entry, added.media());
    }

    /** Gives the first entry of a dataset to the annotator, who sees no other one. */
    public void assignFirst(String datasetId) {
        IdahAccount annotator = accounts.of(IdahRole.ANNOTATOR);
        tables.entries().with("dataset_id", datasetId).stream().limit(1).forEach(entry -> {
            entry.set("status", "in_progress")
                    .set("assigned_to_id", (long) annotator.id())
                    .set("assigned_to_email", annotator.email());
            tables.putEntry(entry, "pending");
        });
    }

    // As importers name media: hexadecimal digits and the extension.
    private static String resource(NewDataset.NewEntry entry) {
        String file = String.valueOf(entry.media().getFileName());
        int extension = file.lastIndexOf('.');
        return entry.id().replace("-", "") + (extension < 0 ? "" : file.substring(extension));
    }

    private static ObjectNode labels(List<ImageFolder.Image> images) {
        ObjectNode configuration = Json.object();
        ObjectNode boxes = configuration.putObject("idah-image:bounding-box").put("order", 1);
        ArrayNode values = boxes.putArray("values");
        TreeSet<String> labels = new TreeSet<>();
        images.stream().map(ImageFolder.Image::label).filter(Objects::nonNull).forEach(labels::add);
        labels.forEach(label -> values.addObject().put("id", label).put("label", label));
        boxes.putArray("properties");
        return configuration;
    }
}
