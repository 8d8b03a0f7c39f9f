package io.github.clouddatasets.emulator.idah.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/** JSON as the database keeps it: the keys of objects lose their order, and stand by length, then by alphabet. */
public final class Jsonb {

    private static final Comparator<String> KEYS =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private Jsonb() {}

    static String text(JsonNode tree) {
        return new String(Json.bytes(ordered(tree)), StandardCharsets.UTF_8);
    }

    static JsonNode tree(String text) {
        return Json.parse(text.getBytes(StandardCharsets.UTF_8))
                .orElseThrow(() -> new IllegalStateException("no JSON: " + text));
    }

    private static JsonNode ordered(JsonNode tree) {
        if (tree instanceof ObjectNode object) {
            Map<String, JsonNode> fields = new TreeMap<>(KEYS);
            object.properties().forEach(field -> fields.put(field.getKey(), ordered(field.getValue())));
            return Json.object().setAll(fields);
        }
        if (tree instanceof ArrayNode array) {
            ArrayNode list = Json.array();
            array.forEach(element -> list.add(ordered(element)));
            return list;
        }
        return tree;
    }
}
