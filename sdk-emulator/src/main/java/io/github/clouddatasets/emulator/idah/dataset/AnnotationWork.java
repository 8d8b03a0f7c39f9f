package io.github.clouddatasets.emulator.idah.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clouddatasets.emulator.idah.caller.IdahCaller;
import io.github.clouddatasets.emulator.idah.table.IdahFault;
import io.github.clouddatasets.emulator.idah.table.Row;
import java.util.Set;

/** The work on annotations, whatever the protocol of the request is. Whatever is refused has changed nothing. */
final class AnnotationWork {

    static final Set<String> REQUIRED = Set.of("dimensions", "annotation");

    private final Records records;
    private final DatasetTables tables;
    private final RecordAccess access;

    AnnotationWork(Records records, DatasetTables tables, RecordAccess access) {
        this.records = records;
        this.tables = tables;
        this.access = access;
    }

    Row show(IdahCaller caller, String id) {
        return records.visible(caller, tables.annotations(), id);
    }

    /** A row below an entry that the caller may annotate. */
    Row below(IdahCaller caller, String entryId) {
        caller.bounds(DatasetSchemas.ANNOTATIONS, "create");
        tables.entries().checkId(entryId);
        Row entry = tables.entry(entryId)
                .filter(access.records(caller, DatasetSchemas.ENTRIES, "read"))
                .orElseThrow(() -> IdahFault.invalid("entry not found to create an annotation"));
        requireOpen(entry, "create");
        return tables.annotations().schema().row().set("entry_id", entry.id());
    }

    /** Stores a new annotation; an id that is taken, in sight or not, is refused. */
    Row create(IdahCaller caller, Row annotation) {
        if (tables.annotation(annotation.id()).isPresent()) {
            throw IdahFault.cannotCreate();
        }
        Row entry = tables.entry(annotation.text("entry_id")).orElseThrow(IdahFault::cannotCreate);
        annotation
                .set("project_id", entry.known("project_id"))
                .set("dataset_id", entry.known("dataset_id"))
                .set("created_by_email", caller.email());
        tables.putAnnotation(annotation);
        return annotation;
    }

    /** A copy of an annotation that the caller may change. */
    Row changeable(IdahCaller caller, String id, String action) {
        requireOpen(show(caller, id), action);
        return records.changeable(caller, tables.annotations(), action, id).copy();
    }

    Row update(Row annotation) {
        tables.putAnnotation(annotation);
        return annotation;
    }

    void delete(IdahCaller caller, String id) {
        changeable(caller, id, "delete");
        tables.annotation(id).ifPresent(tables::deleteAnnotation);
    }

    /** Writes or deletes a shape row. The service asks for the right to read alone. */
    void writeShape(IdahCaller caller, String annotationId, String key, JsonNode value) {
        Row annotation = show(caller, annotationId);
        requireOpen(annotation, "update");
        Row shape = tables.shapesOf(annotation).stream()
                .filter(row -> row.known("key").equals(key))
                .findFirst()
                .orElse(null);
        if (!value.isObject()) {
            if (shape == null) {
                return;
            }
            tables.shapes().remove(shape);
        } else {
            if (shape == null) {
                shape = tables.shapes()
                        .schema()
                        .row()
                        .set("id", annotation.id() + "/" + key)
                        .set("annotation_id", annotation.id())
                        .set("key", key);
            }
            tables.shapes().put(shape.write("value", value));
        }
        tables.putAnnotation(annotation);
    }

    private void requireOpen(Row row, String action) {
        boolean isEntry = row.schema() == tables.entries().schema();
        String status = isEntry
                ? row.known("status")
                : tables.entry(row.text("entry_id"))
                        .map(entry -> entry.known("status"))
                        .orElse("");
        if (status.equals("completed")) {
            throw IdahFault.invalid("Cannot " + action + " annotations on a completed entry");
        }
    }
}
