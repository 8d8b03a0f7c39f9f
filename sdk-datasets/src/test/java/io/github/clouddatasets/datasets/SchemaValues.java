package io.github.clouddatasets.datasets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.testing.Contract;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values that fit the schemas of the contract. */
final class SchemaValues {

    /** Which way a value goes: the few fields whose type differs by direction are made to fit. */
    enum Direction {
        REQUEST,
        RESPONSE
    }

    private static final Set<String> PATHS_IN_OBS = Set.of("work_path", "import_path", "data_path", "path");

    private static final List<String> SAMPLES_OF_TEXT =
            List.of("#3399ff", "00:00:01.250", "3-20-21", ",", "20240101-20240130", "text/", "0.5");

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final Contract CONTRACT = Contract.MODEL_ARTS;

    private SchemaValues() {}

    /** The body of a request with every field set. */
    static JsonNode fullRequest(Contract.Operation operation) {
        JsonNode schema = operation.node().at("/requestBody/content/application~1json/schema");
        return full("", schema, Direction.REQUEST);
    }

    /** The schema of the answer; null if there is none. A body that is documented on 204 counts. */
    static @Nullable JsonNode answerSchema(Contract.Operation operation) {
        JsonNode response = operation.successResponse();
        if (response.has("x-documented-body")) {
            return CONTRACT.root()
                    .at(response.path("x-documented-body").asText().substring(1));
        }
        JsonNode schema = response.at("/content/application~1json/schema");
        return schema.isMissingNode() ? null : schema;
    }

    /** The examples of the answer, with one that is documented on 204. */
    static List<JsonNode> exampleAnswers(Contract.Operation operation) {
        List<JsonNode> examples = new ArrayList<>(operation.responseExamples().values());
        JsonNode response = operation.successResponse();
        if (response.has("x-documented-example")) {
            examples.add(response.path("x-documented-example"));
        }
        return examples;
    }

    /** A value of a schema with every field that the schema knows. */
    static JsonNode full(String name, JsonNode unresolved, Direction direction) {
        JsonNode schema = CONTRACT.resolved(unresolved);
        if (schema.has("oneOf")) {
            return full(name, variants(schema, direction).get(0), direction);
        }
        if (schema.has("enum")) {
            return schema.path("enum").get(0);
        }
        return switch (schema.path("type").asText()) {
            case "boolean" -> NODES.booleanNode(true);
            case "integer" -> integer(schema);
            case "number" -> NODES.numberNode(0.5);
            case "string" -> NODES.textNode(text(name, unresolved, schema));
            case "array" -> array(name, schema, direction);
            case "object" -> object(schema, direction);
            default -> throw new AssertionError(name + " has a type the test does not know: " + schema);
        };
    }

    private static List<JsonNode> variants(JsonNode schema, Direction direction) {
        List<JsonNode> variants = new ArrayList<>();
        schema.path("oneOf").forEach(variants::add);
        if (direction == Direction.RESPONSE) {
            // x-doc-note of train_sample_ratio: text in the request, a number in the answer
            variants.sort((a, b) -> Boolean.compare(isNumber(b), isNumber(a)));
        }
        return variants;
    }

    private static boolean isNumber(JsonNode schema) {
        return schema.path("type").asText().equals("number");
    }

    private static JsonNode integer(JsonNode schema) {
        if (schema.has("x-time")) {
            return NODES.numberNode(1605690595404L);
        }
        return NODES.numberNode(Math.max(7, schema.path("minimum").asInt()));
    }

    private static String text(String name, JsonNode described, JsonNode schema) {
        String plain = name.replaceAll(".*:", "").replaceAll("[^A-Za-z0-9_]", "");
        String notes = described.path("x-doc-note").asText()
                + described.path("description").asText();
        if (notes.contains("a number between") || name.endsWith("ratio")) {
            return "0.5";
        }
        if (name.equals("sample_dir")) {
            return "sample_dir/"; // its description says that it ends in a slash
        }
        if (PATHS_IN_OBS.contains(name)) {
            return "/bucket/" + name + "/"; // descriptions and examples show this form
        }
        List<String> candidates = new ArrayList<>(List.of(plain.isEmpty() ? "text" : plain));
        candidates.addAll(SAMPLES_OF_TEXT);
        return candidates.stream()
                .filter(text -> text.matches(schema.path("pattern").asText(".*")))
                .filter(text -> text.length() <= schema.path("maxLength").asInt(Integer.MAX_VALUE))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no text fits " + name + ": " + schema));
    }

    private static JsonNode array(String name, JsonNode schema, Direction direction) {
        ArrayNode array = NODES.arrayNode();
        JsonNode items = CONTRACT.resolved(schema.path("items"));
        List<JsonNode> kinds = items.has("oneOf") ? variants(items, direction) : List.of(schema.path("items"));
        kinds.forEach(kind -> array.add(full(name, kind, direction)));
        while (array.size() < schema.path("minItems").asInt()) {
            array.add(array.get(0));
        }
        return array;
    }

    private static JsonNode object(JsonNode schema, Direction direction) {
        ObjectNode object = NODES.objectNode();
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            boolean notToBeSent =
                    property.getValue().path("x-doc-note").asText().contains("do not send");
            if (direction == Direction.RESPONSE || !notToBeSent) {
                object.set(property.getKey(), full(property.getKey(), property.getValue(), direction));
            }
        }
        JsonNode additional = schema.path("additionalProperties");
        if (additional.isObject()) {
            object.set("1606233612612", full("value", additional, direction));
        } else if (additional.asBoolean()) {
            object.set("anything", NODES.objectNode().put("nested", 1));
        }
        return object;
    }

    /** An example without the fields that its schema does not know. */
    static JsonNode known(JsonNode example, JsonNode unresolved) {
        JsonNode schema = CONTRACT.resolved(unresolved);
        if (example.isArray()) {
            ArrayNode array = NODES.arrayNode();
            example.forEach(item -> array.add(known(item, schema.path("items"))));
            return array;
        }
        if (!example.isObject() || schema.path("additionalProperties").asBoolean() || schema.has("oneOf")) {
            return example;
        }
        ObjectNode object = NODES.objectNode();
        for (Map.Entry<String, JsonNode> field : example.properties()) {
            JsonNode property = schema.path("properties").path(field.getKey());
            JsonNode type = property.isMissingNode() ? schema.path("additionalProperties") : property;
            if (type.isObject()) {
                object.set(field.getKey(), known(field.getValue(), type));
            }
        }
        return object;
    }
}
