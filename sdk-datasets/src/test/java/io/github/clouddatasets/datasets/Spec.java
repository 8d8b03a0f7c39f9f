package io.github.clouddatasets.datasets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The service's contract, {@code specs/modelarts-datasets.openapi.yaml}, as the tests read it. */
final class Spec {

    /** Which way a value goes: the few fields whose type differs by direction are made to fit. */
    enum Direction {
        REQUEST,
        RESPONSE
    }

    /** One operation of the contract. */
    final class Operation {
        final String id;
        final String method;
        final String path;
        private final JsonNode node;

        private Operation(String method, String path, JsonNode node) {
            this.id = node.path("operationId").asText();
            this.method = method.toUpperCase(Locale.ROOT);
            this.path = path;
            this.node = node;
        }

        Set<String> queryParameters() {
            Set<String> names = new TreeSet<>();
            for (JsonNode parameter : node.path("parameters")) {
                JsonNode resolved = resolve(parameter);
                if (resolved.path("in").asText().equals("query")) {
                    names.add(resolved.path("name").asText());
                }
            }
            return names;
        }

        boolean hasRequestBody() {
            return node.has("requestBody");
        }

        /** A body with every field set. */
        JsonNode fullRequest() {
            return full("", requestContent().path("schema"), Direction.REQUEST);
        }

        List<JsonNode> exampleRequests() {
            return examples(requestContent());
        }

        private JsonNode requestContent() {
            return node.path("requestBody").path("content").path("application/json");
        }

        int successStatus() {
            return Integer.parseInt(success().getKey());
        }

        /** The schema of the answer; null if there is none. A body that is documented on 204 counts. */
        @Nullable
        JsonNode responseSchema() {
            JsonNode response = success().getValue();
            if (response.has("x-documented-body")) {
                return resolveRef(response.path("x-documented-body").asText());
            }
            JsonNode schema = response.path("content").path("application/json").path("schema");
            return schema.isMissingNode() ? null : schema;
        }

        List<JsonNode> exampleResponses() {
            JsonNode response = success().getValue();
            List<JsonNode> examples =
                    new ArrayList<>(examples(response.path("content").path("application/json")));
            if (response.has("x-documented-example")) {
                examples.add(response.path("x-documented-example"));
            }
            return examples;
        }

        private Map.Entry<String, JsonNode> success() {
            for (Map.Entry<String, JsonNode> response : node.path("responses").properties()) {
                if (response.getKey().startsWith("2")) {
                    return Map.entry(response.getKey(), resolve(response.getValue()));
                }
            }
            throw new AssertionError(id + " has no successful answer");
        }

        @Override
        public String toString() {
            return id;
        }
    }

    private static final List<String> SAMPLES_OF_TEXT =
            List.of("#3399ff", "00:00:01.250", "3-20-21", ",", "20240101-20240130", "text/", "0.5");

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonNode root;

    private Spec(JsonNode root) {
        this.root = root;
    }

    static Spec read() {
        Path file = Path.of("..", "specs", "modelarts-datasets.openapi.yaml");
        try {
            return new Spec(new YAMLMapper().readTree(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<String, Operation> operations() {
        Map<String, Operation> operations = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> path : root.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                Operation operation = new Operation(method.getKey(), path.getKey(), method.getValue());
                operations.put(operation.id, operation);
            }
        }
        return operations;
    }

    private static List<JsonNode> examples(JsonNode content) {
        List<JsonNode> examples = new ArrayList<>();
        if (content.has("example")) {
            examples.add(content.path("example"));
        }
        content.path("examples").forEach(example -> examples.add(example.path("value")));
        return examples;
    }

    private JsonNode resolveRef(String ref) {
        return root.at(ref.substring(1));
    }

    private JsonNode resolve(JsonNode node) {
        JsonNode resolved = node;
        while (resolved.has("$ref")) {
            resolved = resolveRef(resolved.path("$ref").asText());
        }
        while (resolved.has("allOf")) {
            resolved = resolve(resolved.path("allOf").get(0));
        }
        return resolved;
    }

    /** A value of a schema with every field that the schema knows. */
    JsonNode full(String name, JsonNode unresolved, Direction direction) {
        JsonNode schema = resolve(unresolved);
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
        List<String> candidates = new ArrayList<>(List.of(plain.isEmpty() ? "text" : plain));
        candidates.addAll(SAMPLES_OF_TEXT);
        return candidates.stream()
                .filter(text -> text.matches(schema.path("pattern").asText(".*")))
                .filter(text -> text.length() <= schema.path("maxLength").asInt(Integer.MAX_VALUE))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no text fits " + name + ": " + schema));
    }

    private JsonNode array(String name, JsonNode schema, Direction direction) {
        ArrayNode array = NODES.arrayNode();
        JsonNode items = resolve(schema.path("items"));
        List<JsonNode> kinds = items.has("oneOf") ? variants(items, direction) : List.of(schema.path("items"));
        kinds.forEach(kind -> array.add(full(name, kind, direction)));
        while (array.size() < schema.path("minItems").asInt()) {
            array.add(array.get(0));
        }
        return array;
    }

    private JsonNode object(JsonNode schema, Direction direction) {
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
    JsonNode known(JsonNode example, JsonNode unresolved) {
        JsonNode schema = resolve(unresolved);
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
