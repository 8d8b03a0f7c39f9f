package io.github.clouddatasets.emulator.idah.upd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.option.UpdColumns;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes the records of an export into a new database, in the order in which they refer to each other. */
final class UpdWriter {

    /** The writer of the files spells times in its own way. */
    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ssxxx").withZone(ZoneOffset.UTC);

    private final Connection connection;
    private final UpdExport export;
    private final RowInserts datasets;
    private final RowInserts entries;
    private final RowInserts annotations;
    private final MediaInserts medias;
    private final Set<String> resources = new HashSet<>();

    UpdWriter(Connection connection, UpdExport export, Path scratch) {
        this.connection = connection;
        this.export = export;
        this.datasets = new RowInserts(connection, "datasets", 4);
        this.entries = new RowInserts(connection, "entries", 4);
        this.annotations = new RowInserts(connection, "annotations", export.columns() == UpdColumns.ANNOTATION ? 6 : 7);
        this.medias = new MediaInserts(connection, scratch, mediaMetadata(export.made()));
    }

    void write(List<String> datasetIds, UpdSource source) throws SQLException, IOException, UpdException {
        UpdTables.create(connection, export.columns());
        connection.setAutoCommit(false);
        addMetadata();
        for (String id : datasetIds) {
            UpdRow dataset = source.dataset(id).orElseThrow(() -> new UpdException("No dataset " + id));
            addDataset(dataset);
            datasets.flush();
            for (UpdRow entry : source.entries(id)) {
                addEntry(id, entry);
            }
            entries.flush();
            for (UpdRow entry : source.entries(id)) {
                addMedias(entry, source);
                for (UpdRow annotation : source.annotations(entry.id())) {
                    addAnnotation(entry, annotation);
                }
            }
            annotations.flush();
        }
        UpdTables.index(connection);
        connection.commit();
        UpdDriver.finish(connection);
    }

    private void addMetadata() throws SQLException {
        RowInserts metadata = new RowInserts(connection, "metadata", 2);
        String version = export.columns() == UpdColumns.ANNOTATION ? "0.2" : "1.1";
        metadata.add(List.of("Schema-Type", "\"Universal Portable Dataset\""));
        metadata.add(List.of("Schema-Version", "\"" + version + "\""));
        metadata.add(List.of("Schema-Built-By", "\"clouddatasets emulator\""));
        metadata.add(List.of("Schema-Flavor", "\"Vanilla\""));
        metadata.flush();
    }

    private void addDataset(UpdRow dataset) throws SQLException, UpdException {
        ObjectNode metadata = MetadataKeys.of(
                dataset.attributes(),
                "labeling_configuration",
                "workflow_configuration",
                "labels",
                "status",
                "progress",
                "entries_total_count",
                "entries_completed_count",
                "entries_in_progress_count",
                "created_at",
                "updated_at");
        List<String> row = List.of(dataset.id(), dataset.text("name"), dataset.text("modality"), metadata.toString());
        ExporterShell.check("Dataset", row);
        datasets.add(row);
    }

    private void addEntry(String datasetId, UpdRow entry) throws SQLException, UpdException {
        ObjectNode metadata = MetadataKeys.of(
                entry.attributes(),
                "name",
                "priority",
                "wf_step",
                "status",
                "resource",
                "assigned_to_id",
                "submitted_by_id",
                "reviewed_by_id",
                "created_at",
                "updated_at");
        String resource = entry.text("resource");
        String address = (export.medias() == IncludedMedias.NONE ? export.mediaAddress() : "local:") + resource;
        List<String> row = List.of(entry.id(), datasetId, address, metadata.toString());
        ExporterShell.check("Entry", row);
        entries.add(row);
    }

    private void addMedias(UpdRow entry, UpdSource source) throws SQLException, IOException {
        String resource = entry.text("resource");
        if (export.medias() == IncludedMedias.NONE || !resources.add(resource)) {
            return;
        }
        for (UpdMedia media : source.medias(resource)) {
            if (export.medias().includes(media)) {
                medias.add(media);
            }
        }
    }

    private void addAnnotation(UpdRow entry, UpdRow annotation) throws SQLException, UpdException {
        ObjectNode arguments = annotation.attributes().withObject("/dimensions").deepCopy();
        JsonNode type = arguments.remove("type");
        if (type == null || !type.isTextual()) {
            throw new UpdException("Annotation " + annotation.id() + " has no shape type");
        }
        JsonNode given = annotation.attributes().path("metadata");
        ObjectNode metadata = MetadataKeys.ofAll(given instanceof ObjectNode values ? values : Json.object());
        metadata.set("Created-By", annotation.attributes().path("created_by_email"));
        MetadataKeys.addTo(metadata, annotation.attributes(), "created_at", "updated_at");
        JsonNode value = annotation.attributes().path("annotation");
        List<String> exported = List.of(
                annotation.id(),
                entry.id(),
                type.textValue(),
                arguments.toString(),
                value.toString(),
                metadata.toString());
        ExporterShell.check("Annotation", exported);
        if (export.columns() == UpdColumns.ANNOTATION) {
            annotations.add(exported);
            return;
        }
        ObjectNode properties = value instanceof ObjectNode values ? values.deepCopy() : Json.object();
        JsonNode category = properties.remove("category");
        annotations.add(List.of(
                annotation.id(),
                entry.id(),
                type.textValue(),
                arguments.toString(),
                category == null ? "" : category.asText(),
                properties.toString(),
                metadata.toString()));
    }

    private static String mediaMetadata(Instant made) {
        return Json.object()
                .put("Created-At", WRITTEN.format(made))
                .putNull("Updated-At")
                .put("Created-by", "updcli")
                .toString();
    }
}
