package io.github.clouddatasets.emulator.idah.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.idah.table.IdahColumnType;
import io.github.clouddatasets.emulator.idah.table.IdahFault;
import io.github.clouddatasets.emulator.idah.table.Row;
import io.github.clouddatasets.emulator.idah.table.RowColumn;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The resource that a JSON:API request brings. Attributes that are unknown are dropped, and an id is. */
record ResourceBody(JsonNode data) {

    /** Reads a resource of the type. */
    static ResourceBody of(ObjectNode parameters, String type) {
        ResourceBody body = untyped(parameters);
        JsonNode given = body.data.path("type");
        if (given.isMissingNode()) {
            throw IdahFault.invalid("/data/type", "is required");
        }
        if (!given.asText().equals(type)) {
            throw IdahFault.invalid("/data/type", "must be one of " + type);
        }
        return body;
    }

    /** Reads the body of a step, whose resource has no type. */
    static ResourceBody untyped(ObjectNode parameters) {
        JsonNode data = parameters.path("data");
        if (data.isMissingNode()) {
            throw IdahFault.invalid("/data", "is required");
        }
        if (!data.isObject()) {
            throw IdahFault.invalid("/data", "must be a hash");
        }
        if (data.has("attributes") && !data.path("attributes").isObject()) {
            throw IdahFault.invalid("/data/attributes", "must be a hash");
        }
        return new ResourceBody(data);
    }

    /** The body of a step that needs none. */
    static ResourceBody optional(ObjectNode parameters) {
        return parameters.has("data") ? untyped(parameters) : new ResourceBody(Json.object());
    }

    /** An attribute; missing without one. */
    JsonNode attribute(String name) {
        return data.path("attributes").path(name);
    }

    JsonNode required(String name) {
        JsonNode value = attribute(name);
        if (value instanceof MissingNode) {
            throw IdahFault.invalid("/data/attributes/" + name, "is required");
        }
        return value;
    }

    /** The id that a relationship names; null without one. */
    @Nullable
    String related(String relationship) {
        JsonNode id = data.at("/relationships/" + relationship + "/data/id");
        return id.isMissingNode() || id.isNull() ? null : id.asText();
    }

    /**
     * Fills a new row: creation takes over read-only attributes, too.
     *
     * @param required the columns that the database refuses without a value
     */
    Row fill(Row row, Set<String> required) {
        write(row, true);
        for (String column : required) {
            if (row.cell(column) == null) {
                throw IdahFault.cannotCreate();
            }
        }
        return row;
    }

    /** Changes a row; read-only attributes are dropped in silence. */
    void change(Row row, Set<String> required) {
        Row changed = row.copy();
        write(changed, false);
        for (String column : required) {
            if (changed.cell(column) == null) {
                throw IdahFault.database("PG::NotNullViolation: ERROR:  null value in column \"" + column
                        + "\" violates not-null constraint");
            }
        }
        write(row, false);
    }

    private void write(Row row, boolean isNew) {
        for (RowColumn column : row.schema().columns()) {
            JsonNode value = attribute(column.name());
            if (value.isMissingNode() || column.name().equals("id") || (column.readOnly() && !isNew)) {
                continue;
            }
            check(column, value);
            try {
                row.write(column.name(), value);
            } catch (IdahFault fault) {
                throw isNew && fault.status() == 500 ? IdahFault.cannotCreate() : fault;
            }
        }
    }

    private static void check(RowColumn column, JsonNode value) {
        String pointer = "/data/attributes/" + column.name();
        if (column.type() == IdahColumnType.TEXTS && !value.isArray()) {
            throw IdahFault.invalid(pointer, "must be an array");
        }
        if (column.type() == IdahColumnType.JSONB && !value.isObject() && !value.isNull()) {
            throw IdahFault.invalid(pointer, "must be a hash");
        }
        if (column.type() == IdahColumnType.INTEGER
                && !value.isNull()
                && !value.asText().matches("[+-]?\\d{1,18}")) {
            throw IdahFault.invalid(pointer, "must be an integer");
        }
    }
}
