package io.github.clouddatasets.emulator.idah.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The query of a caller: page, sort order, filter, included records and fields. One refusal names all wrong parameters,
 * except an unknown include: the service checks includes last.
 */
public final class IdahQuery {

    private static final int LARGEST_PAGE = 1000;
    private static final Set<String> TRUE = Set.of("true", "t", "y", "yes");
    private static final Set<String> FALSE = Set.of("false", "f", "n", "no");

    private final List<IdahFault.Violation> violations = new ArrayList<>();
    private final int pageNumber;
    private final int pageSize;
    private final @Nullable String sort;
    private final boolean count;
    private final ObjectNode filter;
    private final List<String> includes;
    private final Map<String, Set<String>> fields = new HashMap<>();

    private IdahQuery(ObjectNode parameters, List<String> includable, String unknownInclude) {
        ObjectNode page = hash(parameters, "page");
        pageNumber = integer(page, "number", 1, 1, Integer.MAX_VALUE, "must be positive");
        pageSize = integer(page, "size", LARGEST_PAGE, 1, LARGEST_PAGE, "must be between 1 and 1000");
        sort = text(parameters, "sort");
        count = flag(parameters, "count");
        filter = hash(parameters, "filter");
        List<String> wanted = includable.isEmpty() ? List.of() : list(parameters, "included", "/included");
        ObjectNode fieldsByType = hash(parameters, "fields");
        fieldsByType
                .fieldNames()
                .forEachRemaining(type -> fields.put(type, new HashSet<>(list(fieldsByType, type, "/fields/" + type))));
        refuse();
        if (!includable.containsAll(wanted)) {
            violations.add(new IdahFault.Violation("/included/included", unknownInclude));
        }
        refuse();
        includes = List.copyOf(wanted);
    }

    /** Reads the query for a list. */
    public static IdahQuery ofList(ObjectNode parameters, String... includable) {
        return new IdahQuery(parameters, List.of(includable), "must be one of `" + String.join(",", includable) + "`");
    }

    /** Reads the query for a single record: {@code included} and {@code fields} alone. */
    public static IdahQuery ofRecord(ObjectNode parameters, String... includable) {
        ObjectNode read = parameters.deepCopy().retain("included", "fields");
        return new IdahQuery(read, List.of(includable), "included unauthorized");
    }

    /** The query for a record together with these related ones. */
    public static IdahQuery including(String... included) {
        ObjectNode parameters = Json.object();
        List.of(included).forEach(parameters.putArray("included")::add);
        return new IdahQuery(parameters, List.of(included), "");
    }

    public boolean isIncluded() {
        return !includes.isEmpty();
    }

    /** The included relations, in the order of the query. */
    public List<String> includes() {
        return includes;
    }

    @Nullable
    public String sort() {
        return sort;
    }

    public ObjectNode filter() {
        return filter;
    }

    public <R> List<R> page(List<R> rows) {
        int from = (int) Math.min(offset(), rows.size());
        return rows.subList(from, Math.min(from + pageSize, rows.size()));
    }

    /** Counts at most 1000 rows from the start of the page. Past the end the count is the offset itself. */
    public ObjectNode meta(int rows) {
        ObjectNode meta = Json.object();
        if (count) {
            long counted = Math.min(LARGEST_PAGE, Math.max(0, rows - offset()));
            meta.put("count", offset() + counted).put("more", counted == LARGEST_PAGE);
        }
        return meta;
    }

    /** Reduces the attributes to those in the query; without any, all attributes stay. */
    public ObjectNode fields(String type, ObjectNode attributes) {
        Set<String> wanted = fields.get(type);
        return wanted == null ? attributes : attributes.retain(wanted);
    }

    private long offset() {
        return (pageNumber - 1L) * pageSize;
    }

    private void refuse() {
        if (!violations.isEmpty()) {
            throw IdahFault.validation(violations);
        }
    }

    private ObjectNode hash(ObjectNode parameters, String name) {
        JsonNode value = parameters.get(name);
        if (value == null) {
            return Json.object();
        }
        if (value instanceof ObjectNode object) {
            return object;
        }
        violations.add(new IdahFault.Violation("/" + name, "must be a hash"));
        return Json.object();
    }

    private int integer(ObjectNode page, String name, int absent, int minimum, int maximum, String otherwise) {
        JsonNode value = page.get(name);
        if (value == null) {
            return absent;
        }
        try {
            int number = Integer.parseInt(value.asText());
            if (number >= minimum && number <= maximum) {
                return number;
            }
            violations.add(new IdahFault.Violation("/page/" + name, otherwise));
        } catch (NumberFormatException e) {
            violations.add(new IdahFault.Violation("/page/" + name, "must be an integer"));
        }
        return absent;
    }

    private @Nullable String text(ObjectNode parameters, String name) {
        JsonNode value = parameters.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            violations.add(new IdahFault.Violation("/" + name, "must be a string"));
        }
        return value.asText();
    }

    private boolean flag(ObjectNode parameters, String name) {
        JsonNode value = parameters.get(name);
        if (value == null) {
            return false;
        }
        if (!TRUE.contains(value.asText()) && !FALSE.contains(value.asText())) {
            violations.add(new IdahFault.Violation("/" + name, "must be a boolean"));
        }
        return TRUE.contains(value.asText());
    }

    private List<String> list(ObjectNode parameters, String name, String pointer) {
        List<String> texts = new ArrayList<>();
        JsonNode value = parameters.get(name);
        if (value instanceof ArrayNode array) {
            array.forEach(element -> texts.add(element.asText()));
        } else if (value != null) {
            violations.add(new IdahFault.Violation(pointer, "must be an array"));
        }
        return texts;
    }
}
