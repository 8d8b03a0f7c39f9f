package io.github.clouddatasets.emulator.idah.table;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** A kind of rows: the type of their resources, their columns, the parents that they name, and what a query may include. */
public final class RowSchema {

    private final String type;
    private final List<RowColumn> columns = new ArrayList<>();
    private final Map<String, Integer> positions = new HashMap<>();
    private final Map<String, Parent> parents = new LinkedHashMap<>();
    private final Map<String, Relation> relations = new LinkedHashMap<>();
    private final Set<String> indexed = new HashSet<>();
    private final Map<String, Function<JsonNode, Predicate<Row>>> namedFilters = new HashMap<>();

    /** @param type the type of the resources, such as {@code dataset:entries} */
    public RowSchema(String type) {
        this.type = type;
    }

    public String type() {
        return type;
    }

    /** Adds a column that callers may change. The first column is the id. */
    public RowSchema column(String name, IdahColumnType columnType, String... filters) {
        return add(new RowColumn(name, columnType, Set.of(filters), false));
    }

    /** Adds a column that no update changes. */
    public RowSchema readOnly(String name, IdahColumnType columnType, String... filters) {
        return add(new RowColumn(name, columnType, Set.of(filters), true));
    }

    private RowSchema add(RowColumn column) {
        positions.put(column.name(), columns.size());
        columns.add(column);
        return this;
    }

    /** Adds a parent, which every resource names without being asked. */
    public RowSchema parent(String relationship, String parentType, String foreignKey) {
        parents.put(relationship, new Parent(parentType, foreignKey));
        return this;
    }

    /** Says what a query includes by this name: the one related row, or none. */
    public RowSchema one(String name, Function<Row, List<Row>> related) {
        relations.put(name, new Relation(name, false, related));
        return this;
    }

    /** Says what a query includes by this name: all related rows. */
    public RowSchema many(String name, Function<Row, List<Row>> related) {
        relations.put(name, new Relation(name, true, related));
        return this;
    }

    /** Lets rows be found by the values of these columns without a look at all rows. */
    public RowSchema index(String... names) {
        indexed.addAll(List.of(names));
        return this;
    }

    /** Adds a filter that is no comparison with a column. */
    public RowSchema filter(String name, Function<JsonNode, Predicate<Row>> predicate) {
        namedFilters.put(name, predicate);
        return this;
    }

    public Row row() {
        return new Row(this);
    }

    public List<RowColumn> columns() {
        return Collections.unmodifiableList(columns);
    }

    public boolean has(String column) {
        return positions.containsKey(column);
    }

    public RowColumn column(String name) {
        return columns.get(position(name));
    }

    int position(String column) {
        return Objects.requireNonNull(positions.get(column), column);
    }

    Map<String, Parent> parents() {
        return parents;
    }

    Relation relation(String name) {
        return Objects.requireNonNull(relations.get(name), name);
    }

    Set<String> indexed() {
        return indexed;
    }

    IdahTable<Row> table() {
        List<IdahColumn<Row>> cells = new ArrayList<>();
        for (RowColumn column : columns) {
            Set<String> filters = new HashSet<>(column.filters());
            filters.add("");
            cells.add(new IdahColumn<>(column.name(), column.type(), filters, row -> {
                Object cell = row.cell(column.name());
                return cell == null ? null : column.type().value(cell);
            }));
        }
        return new IdahTable<>(cells, namedFilters);
    }

    record Parent(String type, String foreignKey) {}

    record Relation(String name, boolean toMany, Function<Row, List<Row>> related) {}
}
