package io.github.clouddatasets.emulator.idah.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.store.SavedState;
import io.github.clouddatasets.emulator.store.StateDocument;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The rows of a kind, by id, each a document of the state. */
public final class RowTable {

    /** UUIDs in their order, and decimal numbers in theirs. */
    private static final Comparator<String> BY_ID =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private final RowSchema schema;
    private final SavedState state;
    private final String key;
    private final IdahTable<Row> table;
    private final Map<String, Row> rows = new TreeMap<>(BY_ID);
    private final Map<String, Map<Object, Set<String>>> indices = new HashMap<>();
    // A row changes in place, so that the index needs the values of the time when the row was added.
    private final Map<String, Map<String, Object>> indexedValues = new HashMap<>();

    /** @param key the beginning of the keys of the rows in the state, with a slash at its end */
    public RowTable(RowSchema schema, SavedState state, String key) {
        this.schema = schema;
        this.state = state;
        this.key = key;
        this.table = schema.table();
        schema.indexed().forEach(column -> indices.put(column, new HashMap<>()));
        for (StateDocument document : state.documents(key)) {
            add(Row.of(schema, document.fields()));
        }
    }

    public RowSchema schema() {
        return schema;
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    public int size() {
        return rows.size();
    }

    public Collection<Row> rows() {
        return Collections.unmodifiableCollection(rows.values());
    }

    /** Refuses an id that the database cannot compare. */
    public void checkId(String id) {
        table.checkId(id);
    }

    /** Finds a row by an id in any letter case. */
    public Optional<Row> find(@Nullable String id) {
        return id == null ? Optional.empty() : Optional.ofNullable(rows.get(id.toLowerCase(Locale.ROOT)));
    }

    /** The rows with this value in an indexed column, by id. */
    public List<Row> with(String column, @Nullable Object value) {
        List<Row> found = new ArrayList<>();
        Map<Object, Set<String>> index = indices.get(column);
        if (index == null) {
            throw new IllegalArgumentException("no index of " + column);
        }
        for (String id : value == null ? Set.<String>of() : index.getOrDefault(value, Set.of())) {
            rowOf(id).ifPresent(found::add);
        }
        return found;
    }

    /** Adds a row, or keeps the changes of one that has {@code before} as its former values. */
    public Row put(Row row) {
        remove(row.id(), false);
        add(row);
        state.put(key + row.id(), row::saved);
        return row;
    }

    public void remove(Row row) {
        remove(row.id(), true);
    }

    /** The visible rows that match the filter, in the order of the sort key or by id. */
    public List<Row> select(ObjectNode filter, @Nullable String sort, Predicate<Row> visible) {
        return table.select(candidates(filter), filter, sort, visible, true);
    }

    private void add(Row row) {
        rows.put(row.id(), row);
        Map<String, Object> values = new HashMap<>();
        indices.forEach((column, index) -> {
            Object value = row.cell(column);
            if (value != null) {
                values.put(column, value);
                index.computeIfAbsent(value, any -> new TreeSet<>(BY_ID)).add(row.id());
            }
        });
        if (!values.isEmpty()) {
            indexedValues.put(row.id(), values);
        }
    }

    private void remove(String id, boolean forever) {
        rows.remove(id);
        Map<String, Object> values = indexedValues.remove(id);
        if (values != null) {
            values.forEach((column, value) -> {
                Map<Object, Set<String>> index = indices.get(column);
                Set<String> ids = index == null ? null : index.get(value);
                if (index != null && ids != null && ids.remove(id) && ids.isEmpty()) {
                    index.remove(value);
                }
            });
        }
        if (forever) {
            state.remove(key + id);
        }
    }

    private Collection<Row> candidates(ObjectNode filter) {
        for (Map.Entry<String, JsonNode> entry : filter.properties()) {
            boolean isId = entry.getKey().equals("id");
            if (!isId && !indices.containsKey(entry.getKey())) {
                continue;
            }
            Set<String> ids = new TreeSet<>(BY_ID);
            Iterable<JsonNode> wanted = entry.getValue().isArray() ? entry.getValue() : List.of(entry.getValue());
            for (JsonNode value : wanted) {
                if (!value.isTextual()) {
                    return rows.values();
                }
                ids.addAll(isId ? Set.of(folded(value)) : indexed(entry.getKey(), value));
            }
            List<Row> found = new ArrayList<>();
            ids.forEach(id -> rowOf(id).ifPresent(found::add));
            return found;
        }
        return rows.values();
    }

    private Set<String> indexed(String column, JsonNode value) {
        Map<Object, Set<String>> index = indices.getOrDefault(column, Map.of());
        boolean isUuid = schema.column(column).type() == IdahColumnType.UUID;
        return index.getOrDefault(isUuid ? folded(value) : value.textValue(), Set.of());
    }

    private static String folded(JsonNode value) {
        return value.asText().toLowerCase(Locale.ROOT);
    }

    private Optional<Row> rowOf(String id) {
        return Optional.ofNullable(rows.get(id));
    }
}
