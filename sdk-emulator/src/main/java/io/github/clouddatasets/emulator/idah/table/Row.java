package io.github.clouddatasets.emulator.idah.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row of a table. Its cells hold what the database holds: texts, whole numbers, fractions, times, and JSON as text, which
 * takes less room than a tree.
 */
public final class Row {

    private final RowSchema schema;
    private final @Nullable Object[] cells;

    Row(RowSchema schema) {
        this.schema = schema;
        this.cells = new @Nullable Object[schema.columns().size()];
    }

    public RowSchema schema() {
        return schema;
    }

    public String id() {
        return String.valueOf(cells[0]);
    }

    @Nullable
    public String text(String column) {
        return (String) cells[schema.position(column)];
    }

    /** The text of a column that is never empty. */
    public String known(String column) {
        return Objects.requireNonNull(text(column), column);
    }

    public @Nullable Long number(String column) {
        return (Long) cells[schema.position(column)];
    }

    public @Nullable Instant moment(String column) {
        return (Instant) cells[schema.position(column)];
    }

    /** The JSON of a column; null without a value. */
    public @Nullable JsonNode json(String column) {
        Object cell = cells[schema.position(column)];
        return cell == null ? null : schema.column(column).type().shown(cell);
    }

    public @Nullable Object cell(String column) {
        return cells[schema.position(column)];
    }

    /** Sets a value in the form in which the type of the column keeps it. Marks nothing as changed: {@link RowTable#put} does. */
    public Row set(String column, @Nullable Object value) {
        cells[schema.position(column)] = value;
        return this;
    }

    /** Sets the value that the JSON of a request stands for. */
    public Row write(String column, JsonNode value) {
        return set(column, value.isNull() ? null : schema.column(column).type().stored(value));
    }

    /** A row with the same values. */
    public Row copy() {
        Row copy = new Row(schema);
        System.arraycopy(cells, 0, copy.cells, 0, cells.length);
        return copy;
    }

    /** The attributes of the row's resource: all columns but the id. */
    public ObjectNode attributes() {
        ObjectNode attributes = Json.object();
        for (RowColumn column : schema.columns()) {
            if (!column.name().equals("id")) {
                Object cell = cells[schema.position(column.name())];
                attributes.set(
                        column.name(), cell == null ? null : column.type().shown(cell));
            }
        }
        return attributes;
    }

    /** The document of the row in the state, whose times keep their fractions. */
    ObjectNode saved() {
        ObjectNode saved = Json.object();
        for (RowColumn column : schema.columns()) {
            Object cell = cells[schema.position(column.name())];
            if (cell instanceof Instant moment) {
                saved.put(column.name(), moment.toString());
            } else if (cell != null) {
                saved.set(column.name(), column.type().shown(cell));
            }
        }
        return saved;
    }

    static Row of(RowSchema schema, JsonNode saved) {
        Row row = new Row(schema);
        for (RowColumn column : schema.columns()) {
            JsonNode value = saved.get(column.name());
            if (value != null && !value.isNull()) {
                row.set(
                        column.name(),
                        column.type() == IdahColumnType.TIMESTAMP
                                ? Instant.parse(value.asText())
                                : column.type().stored(value));
            }
        }
        return row;
    }
}
