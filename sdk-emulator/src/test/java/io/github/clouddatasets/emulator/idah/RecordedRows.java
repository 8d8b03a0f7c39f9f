package io.github.clouddatasets.emulator.idah;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.testing.Recording;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The rows of the recorded dataset server, read from the lists that show them untouched, as documents of the state. */
final class RecordedRows {

    private static final Map<String, String> LISTS = Map.of(
            "projects", "projects-list",
            "project_members", "project-members-list",
            "datasets", "datasets-list",
            "entries", "entries-list",
            "annotations", "annotations-list",
            "entry_stats", "entry-stats-list-admin",
            "note_feeds", "note-feeds-list");

    private final Map<String, ObjectNode> documents = new TreeMap<>();
    private final UnaryOperator<String> own;

    /** @param own puts the addresses of the emulator's accounts in the place of the recorded ones */
    RecordedRows(UnaryOperator<String> own) {
        this.own = own;
        LISTS.forEach((table, list) -> read(table, Recording.ofDataset(list)));
        // Answers have no fractions. The recorded queries tell that this row is between 0 and 0.75 seconds after the
        // full one.
        document("annotations", "0198f000-0000-7000-8000-000000000a02").put("updated_at", "2026-08-07T12:00:00.500Z");
    }

    Map<String, ObjectNode> documents() {
        return documents;
    }

    private ObjectNode document(String table, String id) {
        return Objects.requireNonNull(documents.get("idah/" + table + "/" + id));
    }

    private void read(String table, Recording list) {
        JsonNode tree = Json.parse(own.apply(new String(list.body(), StandardCharsets.UTF_8))
                        .getBytes(StandardCharsets.UTF_8))
                .orElseThrow();
        for (JsonNode resource : tree.path("data")) {
            ObjectNode row = Json.object().put("id", resource.path("id").asText());
            resource.path("attributes").properties().forEach(attribute -> {
                JsonNode value = attribute.getValue();
                if (attribute.getKey().endsWith("_at") && value.isTextual()) {
                    row.put(
                            attribute.getKey(),
                            value.asText().replace(" +0000", "Z").replace(' ', 'T'));
                } else {
                    row.set(attribute.getKey(), value);
                }
            });
            documents.put("idah/" + table + "/" + resource.path("id").asText(), row);
            if (table.equals("annotations")) {
                moveTiles(row);
            }
        }
    }

    // Lists show the tiles merged into the dimensions; the server has rows of their own for them.
    private void moveTiles(ObjectNode annotation) {
        String id = annotation.path("id").asText();
        ObjectNode dimensions = (ObjectNode) annotation.path("dimensions");
        for (String key : new String[] {"tile-0x0", "tile-1x0"}) {
            if (dimensions.has(key)) {
                ObjectNode shape = Json.object()
                        .put("id", id + "/" + key)
                        .put("annotation_id", id)
                        .put("key", key);
                shape.set("value", dimensions.remove(key));
                documents.put("idah/annotation_shapes/" + id + "/" + key, shape);
            }
        }
    }
}
