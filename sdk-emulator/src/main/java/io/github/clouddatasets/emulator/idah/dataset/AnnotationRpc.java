package io.github.clouddatasets.emulator.idah.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.idah.caller.IdahCaller;
import io.github.clouddatasets.emulator.idah.table.IdahFault;
import io.github.clouddatasets.emulator.idah.table.Row;

/** The methods of annotations in JSON-RPC. */
final class AnnotationRpc {

    private final Records records;
    private final DatasetTables tables;
    private final AnnotationWork work;

    AnnotationRpc(Records records, DatasetTables tables, AnnotationWork work) {
        this.records = records;
        this.tables = tables;
        this.work = work;
    }

    /** The result of a call, or an {@link RpcRefusal}. */
    JsonNode call(IdahCaller caller, String method, RpcParameters parameters) {
        try {
            return switch (method) {
                case "create" -> create(caller, parameters.require("entry_id", "dimensions", "annotation"));
                case "show" -> flat(work.show(caller, parameters.require("id").text("id")));
                case "update" -> update(caller, parameters.require("id", "entry_id", "dimensions", "annotation"));
                case "delete" -> delete(caller, parameters.require("id"));
                case "write_shape" -> writeShape(caller, parameters.require("annotation_id", "key"));
                default -> throw new RpcRefusal(RpcRefusal.UNKNOWN_METHOD, "Method not found", null);
            };
        } catch (IdahFault fault) {
            throw RpcRefusal.of(fault);
        }
    }

    private JsonNode create(IdahCaller caller, RpcParameters parameters) {
        Row annotation = work.below(caller, parameters.text("entry_id"));
        if (parameters.has("id")) {
            annotation.write("id", parameters.value("id"));
        } else {
            annotation.set("id", tables.newId());
        }
        return flat(work.create(caller, written(annotation, parameters)));
    }

    // Another entry moves the annotation, and leaves its dataset and its project as they are.
    private JsonNode update(IdahCaller caller, RpcParameters parameters) {
        Row annotation = work.changeable(caller, parameters.text("id"), "update");
        annotation.write("entry_id", parameters.value("entry_id"));
        if (tables.entry(annotation.text("entry_id")).isEmpty()) {
            throw IdahFault.database(
                    "PG::ForeignKeyViolation: ERROR:  insert or update on table \"annotations\" violates"
                            + " foreign key constraint \"annotations_entry_id_fkey\"");
        }
        return flat(work.update(written(annotation, parameters)));
    }

    private static Row written(Row annotation, RpcParameters parameters) {
        annotation
                .write("dimensions", parameters.value("dimensions"))
                .write("annotation", parameters.value("annotation"));
        JsonNode metadata = parameters.value("metadata");
        if (!metadata.isMissingNode()) {
            annotation.write("metadata", metadata);
        }
        return annotation;
    }

    private JsonNode delete(IdahCaller caller, RpcParameters parameters) {
        work.delete(caller, parameters.text("id"));
        return NullNode.instance;
    }

    private JsonNode writeShape(IdahCaller caller, RpcParameters parameters) {
        JsonNode value = parameters.value("value");
        if (!value.isObject() && !value.isNull() && !value.isMissingNode()) {
            throw RpcRefusal.input("value must be null (to delete) or a Hash (to upsert)");
        }
        if (parameters.text("key").isEmpty()) {
            throw RpcRefusal.input("key: must be filled");
        }
        work.writeShape(caller, parameters.text("annotation_id"), parameters.text("key"), value);
        return IntNode.valueOf(1);
    }

    private ObjectNode flat(Row annotation) {
        return Json.object().put("id", annotation.id()).setAll(records.attributes(annotation));
    }
}
