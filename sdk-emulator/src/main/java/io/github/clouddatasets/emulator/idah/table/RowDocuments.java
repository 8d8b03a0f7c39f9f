package io.github.clouddatasets.emulator.idah.table;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Writes the JSON:API documents of rows. No document has a {@code links} object. */
public final class RowDocuments {

    private final IdahQuery query;
    private final Function<Row, ObjectNode> attributes;

    /** @param attributes the attributes of a row's resource */
    public RowDocuments(IdahQuery query, Function<Row, ObjectNode> attributes) {
        this.query = query;
        this.attributes = attributes;
    }

    public ObjectNode one(Row row) {
        ObjectNode document = Json.object();
        document.set("data", resource(row, query.includes()));
        addIncluded(document, List.of(row));
        return document;
    }

    public ObjectNode list(List<Row> rows) {
        List<Row> page = query.page(rows);
        ObjectNode document = Json.object();
        ArrayNode data = document.putArray("data");
        page.forEach(row -> data.add(resource(row, query.includes())));
        addIncluded(document, page);
        document.set("meta", query.meta(rows.size()));
        return document;
    }

    // The service loads each relation for itself: a row that two relations share is there twice.
    private void addIncluded(ObjectNode document, List<Row> rows) {
        Map<String, ObjectNode> included = new LinkedHashMap<>();
        rows.forEach(row -> query.includes().forEach(path -> include(included, row, path.split("\\.", -1), 0)));
        if (!included.isEmpty()) {
            document.putArray("included").addAll(included.values());
        }
    }

    private void include(Map<String, ObjectNode> included, Row row, String[] path, int depth) {
        if (depth == path.length) {
            return;
        }
        String relation = String.join(".", Arrays.copyOf(path, depth + 1));
        for (Row related : row.schema().relation(path[depth]).related().apply(row)) {
            included.computeIfAbsent(relation + "/" + related.id(), place -> resource(related, below(relation)));
            include(included, related, path, depth + 1);
        }
    }

    private List<String> below(String relation) {
        List<String> below = new ArrayList<>();
        for (String path : query.includes()) {
            if (path.startsWith(relation + ".")) {
                below.add(path.substring(relation.length() + 1));
            }
        }
        return below;
    }

    private ObjectNode resource(Row row, List<String> includes) {
        ObjectNode resource = identifier(row);
        resource.set("attributes", query.fields(row.schema().type(), attributes.apply(row)));
        ObjectNode relationships = Json.object();
        for (String include : includes) {
            if (include.indexOf('.') < 0) {
                relate(relationships, row, row.schema().relation(include));
            }
        }
        row.schema().parents().forEach((name, parent) -> {
            String id = row.text(parent.foreignKey());
            if (id != null) {
                relationships
                        .putObject(name)
                        .set("data", Json.object().put("type", parent.type()).put("id", id));
            }
        });
        if (!relationships.isEmpty()) {
            resource.set("relationships", relationships);
        }
        return resource;
    }

    private static void relate(ObjectNode relationships, Row row, RowSchema.Relation relation) {
        List<Row> related = relation.related().apply(row);
        if (relation.toMany()) {
            ArrayNode data = relationships.putObject(relation.name()).putArray("data");
            related.forEach(other -> data.add(identifier(other)));
        } else if (!related.isEmpty()) {
            relationships.putObject(relation.name()).set("data", identifier(related.get(0)));
        }
    }

    private static ObjectNode identifier(Row row) {
        return Json.object().put("type", row.schema().type()).put("id", row.id());
    }
}
