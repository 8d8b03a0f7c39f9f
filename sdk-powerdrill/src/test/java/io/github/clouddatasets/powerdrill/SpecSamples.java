package io.github.clouddatasets.powerdrill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.testing.Contract;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Values of the contract's schemas, with every field that a schema knows. */
final class SpecSamples {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private SpecSamples() {}

    /** Bodies that have every field between them: of fields that exclude each other, one in each body. */
    static List<JsonNode> requests(JsonNode unresolved) {
        JsonNode schema = Contract.POWERDRILL.resolved(unresolved);
        return choices(full("", schema), schema);
    }

    /** The same value once for each of the fields of which there may be exactly one; itself where there are none. */
    static List<JsonNode> choices(JsonNode value, JsonNode schema) {
        List<String> names = new ArrayList<>();
        schema.path("x-exactly-one-of").forEach(name -> names.add(name.asText()));
        if (names.stream().filter(value::has).count() < 2) {
            return List.of(value);
        }
        List<JsonNode> choices = new ArrayList<>();
        for (String kept : names) {
            ObjectNode choice = value.deepCopy();
            names.stream().filter(name -> !name.equals(kept)).forEach(choice::remove);
            choices.add(choice);
        }
        return choices;
    }

    static JsonNode full(String name, JsonNode unresolved) {
        JsonNode schema = Contract.POWERDRILL.resolved(unresolved);
        if (schema.has("oneOf")) {
            return full(name, schema.get("oneOf").get(0));
        }
        if (schema.has("anyOf")) {
            return full(name, schema.get("anyOf").get(0));
        }
        if (schema.has("enum")) {
            return schema.get("enum").get(0);
        }
        return switch (schema.path("type").asText()) {
            case "integer" ->
                NODES.numberNode(Math.max(7, schema.path("minimum").asInt()));
            case "number" -> NODES.numberNode(0.5);
            case "boolean" -> NODES.booleanNode(true);
            case "string" -> NODES.textNode(text(name, schema));
            case "array" -> NODES.arrayNode().add(full(name, schema.get("items")));
            case "object" -> object(schema);
            default -> throw new AssertionError(name + " has a type the test does not know: " + schema);
        };
    }

    private static String text(String name, JsonNode schema) {
        if (schema.path("format").asText().equals("date-time")) {
            return "2024-11-13T14:15:22.123Z";
        }
        return switch (name) {
            case "user_id", "userId" -> Stub.USER;
            case "fileName" -> "name"; // the request's one name stands for both of version 1
            default -> name;
        };
    }

    private static JsonNode object(JsonNode schema) {
        ObjectNode object = NODES.objectNode();
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            if (!SpecCompletenessTest.LEFT_OUT.containsKey(property.getKey())) {
                object.set(property.getKey(), full(property.getKey(), property.getValue()));
            }
        }
        return object;
    }
}
