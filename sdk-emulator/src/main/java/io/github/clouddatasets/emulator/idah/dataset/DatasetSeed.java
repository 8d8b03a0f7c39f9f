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
        Row dataset = tables.datasets()
                .schema()
                .row()
                .set("id", id)
                .set("project_id", IdahAccount.PROJECT)
                .set("name", name)
                .write("labels", Json.array())
                .set("modality", "idah-image")
                .write("labeling_configuration", labels(images))
                .write("workflow_configuration", Json.object());
        tables.putDataset(DatasetCalls.withDefaults(dataset));
        for (ImageFolder.Image image : images) {
            Row entry = tables.entries()
                    .schema()
                    .row()
                    .set("id", image.id(id))
                    .set("project_id", IdahAccount.PROJECT)
                    .set("dataset_id", id)
                    .set("wf_step", EntryWorkflow.ANNOTATE)
                    .set("resource", resource(image, id))
                    .set("name", image.key());
            tables.putEntry(EntryCalls.withDefaults(entry), null);
            listener.seeded(entry, image.file());
        }
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
    private static String resource(ImageFolder.Image image, String datasetId) {
        String key = image.key();
        return image.id(datasetId).replace("-", "").substring(0, 16) + key.substring(key.lastIndexOf('.'));
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
