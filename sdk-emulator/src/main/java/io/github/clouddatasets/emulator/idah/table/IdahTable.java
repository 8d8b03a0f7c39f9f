package io.github.clouddatasets.emulator.idah.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Filters and sorts rows like the queries of the service, with all their oddities. */
public final class IdahTable<R> {

    private final List<IdahColumn<R>> columns;
    private final Map<String, Function<JsonNode, Predicate<R>>> namedFilters;

    /** @param columns the columns; the first one is the id, the default sort column */
    public IdahTable(List<IdahColumn<R>> columns) {
        this(columns, Map.of());
    }

    /** @param namedFilters filters that are no comparison with a column, by their names */
    IdahTable(List<IdahColumn<R>> columns, Map<String, Function<JsonNode, Predicate<R>>> namedFilters) {
        this.columns = columns;
        this.namedFilters = namedFilters;
    }

    /** Refuses an id that the database cannot compare. */
    public void checkId(String id) {
        columns.get(0).type().read(id);
    }

    public List<R> select(Collection<R> rows, ObjectNode filter, @Nullable String sort) {
        return select(rows, filter, sort, row -> true, false);
    }

    /** @param inOrder whether the rows are in the order of their ids */
    List<R> select(
            Collection<R> rows, ObjectNode filter, @Nullable String sort, Predicate<R> visible, boolean inOrder) {
        Predicate<R> wanted = visible;
        for (Map.Entry<String, JsonNode> entry : filter.properties()) {
            Optional<Predicate<R>> more = predicate(entry.getKey(), entry.getValue());
            wanted = more.isPresent() ? wanted.and(more.get()) : wanted;
        }
        List<R> selected = new ArrayList<>();
        for (R row : rows) {
            if (wanted.test(row)) {
                selected.add(row);
            }
        }
        if (!inOrder || !(sort == null || sort.isEmpty())) {
            selected.sort(order(sort));
        }
        return selected;
    }

    // The service ignores unknown filters.
    private Optional<Predicate<R>> predicate(String key, JsonNode value) {
        Function<JsonNode, Predicate<R>> named = namedFilters.get(key);
        if (named != null) {
            return Optional.of(named.apply(value));
        }
        int suffix = key.indexOf("__");
        String name = suffix < 0 ? key : key.substring(0, suffix);
        String operator = suffix < 0 ? "" : key.substring(suffix + 2);
        return columns.stream()
                .filter(column -> column.name().equals(name) && column.filters().contains(operator))
                .findFirst()
                .map(column -> predicate(column, operator, value));
    }

    private Predicate<R> predicate(IdahColumn<R> column, String operator, JsonNode value) {
        return switch (operator) {
            case "gte" -> compared(column, value, comparison -> comparison >= 0);
            case "gt" -> compared(column, value, comparison -> comparison > 0);
            case "match" -> matching(column, value);
            case "lte" -> compared(column, value, comparison -> comparison <= 0);
            case "in" -> {
                if (!value.isArray()) {
                    throw IdahFault.database(
                            "PG::SyntaxError: ERROR:  syntax error at or near \"'" + value.asText() + "'\"");
                }
                yield oneOf(column, value);
            }
            default -> value.isArray() ? oneOf(column, value) : equal(column, value);
        };
    }

    // Contains, whatever the letter case; percent and underscore are plain characters.
    private Predicate<R> matching(IdahColumn<R> column, JsonNode value) {
        String part = scalar(value).toLowerCase(Locale.ROOT);
        return row -> {
            IdahValue cell = column.cell().of(row);
            return cell != null && cell.text().toLowerCase(Locale.ROOT).contains(part);
        };
    }

    private Predicate<R> compared(IdahColumn<R> column, JsonNode value, Predicate<Integer> wanted) {
        IdahValue bound = column.type().read(scalar(value));
        return row -> {
            IdahValue cell = column.cell().of(row);
            return cell != null && wanted.test(cell.compareTo(bound));
        };
    }

    private Predicate<R> oneOf(IdahColumn<R> column, JsonNode values) {
        Set<IdahValue> wanted = new TreeSet<>();
        values.forEach(value -> wanted.add(column.type().read(scalar(value))));
        return row -> {
            IdahValue cell = column.cell().of(row);
            return cell != null && wanted.contains(cell);
        };
    }

    private Predicate<R> equal(IdahColumn<R> column, JsonNode value) {
        if (value.isNull()) {
            return row -> column.cell().of(row) == null;
        }
        IdahValue wanted = column.type().read(scalar(value));
        return row -> {
            IdahValue cell = column.cell().of(row);
            return cell != null && cell.compareTo(wanted) == 0;
        };
    }

    private static String scalar(JsonNode value) {
        if (!value.isTextual()) {
            throw IdahFault.database("PG::SyntaxError: ERROR:  syntax error in the value of a filter");
        }
        return value.textValue();
    }

    // Each sort key replaces the key before: only the last one counts.
    private Comparator<R> order(@Nullable String sort) {
        if (sort == null || sort.isEmpty()) {
            return ascending(columns.get(0));
        }
        String key = sort.substring(sort.lastIndexOf(',') + 1).strip();
        boolean descending = key.startsWith("-");
        String name = descending ? key.substring(1) : key;
        for (IdahColumn<R> column : columns) {
            if (column.name().equals(name)) {
                return descending ? ascending(column).reversed() : ascending(column);
            }
        }
        throw IdahFault.database("PG::UndefinedColumn: ERROR:  column \"" + name + "\" does not exist");
    }

    private static <R> Comparator<R> ascending(IdahColumn<R> column) {
        return (left, right) -> {
            IdahValue a = column.cell().of(left);
            IdahValue b = column.cell().of(right);
            if (a == null || b == null) {
                return Boolean.compare(a == null, b == null);
            }
            return a.compareTo(b);
        };
    }
}
