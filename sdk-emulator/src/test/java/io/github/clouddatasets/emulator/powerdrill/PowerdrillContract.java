package io.github.clouddatasets.emulator.powerdrill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Powerdrill's description, and where an answer differs from it. */
final class PowerdrillContract {

    private final JsonNode root;
    private final Map<String, JsonNode> operations = new TreeMap<>();

    PowerdrillContract() {
        try {
            root = new YAMLMapper()
                    .readTree(Path.of(Objects.requireNonNullElse(System.getProperty("basedir"), "."))
                            .resolve("../specs/powerdrill.openapi.yaml")
                            .toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        root.path("paths")
                .forEach(path -> path.forEach(operation -> {
                    if (operation.has("operationId")) {
                        operations.put(operation.path("operationId").asText(), operation);
                    }
                }));
    }

    List<String> operationIds() {
        return List.copyOf(operations.keySet());
    }

    /** Where a successful answer is not as described, or lacks a field that the published sample has. */
    List<String> differences(String operationId, JsonNode answer) {
        JsonNode json = Objects.requireNonNull(operations.get(operationId), operationId)
                .at("/responses/200/content/application~1json");
        List<String> differences = new ArrayList<>();
        check(json.at("/schema/oneOf/0"), answer, "", differences);
        compare(json.at("/examples/doc/value/data"), answer.path("data"), "/data", differences);
        return differences;
    }

    /** Where a value is not as a schema of that name describes it. */
    List<String> schemaDifferences(String schema, JsonNode value) {
        List<String> differences = new ArrayList<>();
        check(root.path("components").path("schemas").path(schema), value, "", differences);
        return differences;
    }

    private void check(JsonNode schema, JsonNode value, String place, List<String> differences) {
        if (schema.has("$ref")) {
            check(root.at(schema.path("$ref").asText().substring(1)), value, place, differences);
        } else if (schema.has("oneOf") || schema.has("anyOf")) {
            for (JsonNode choice : schema.has("oneOf") ? schema.path("oneOf") : schema.path("anyOf")) {
                List<String> here = new ArrayList<>();
                check(choice, value, place, here);
                if (here.isEmpty()) {
                    return;
                }
            }
            differences.add(place + ": no choice fits " + value);
        } else if (value.isNull()) {
            if (!schema.path("nullable").asBoolean()) {
                differences.add(place + ": null");
            }
        } else if (!isOfType(schema.path("type").asText(), value)) {
            differences.add(place + ": no " + schema.path("type") + " but " + value);
        } else {
            checkInside(schema, value, place, differences);
        }
    }

    private void checkInside(JsonNode schema, JsonNode value, String place, List<String> differences) {
        for (JsonNode required : schema.path("required")) {
            if (!value.has(required.asText())) {
                differences.add(place + ": lacks " + required.asText());
            }
        }
        JsonNode properties = schema.path("properties");
        if (value.isObject() && !schema.has("additionalProperties") && !properties.isMissingNode()) {
            value.properties().forEach(field -> {
                String inside = place + "/" + field.getKey();
                if (properties.has(field.getKey())) {
                    check(properties.path(field.getKey()), field.getValue(), inside, differences);
                } else {
                    differences.add(inside + ": unknown");
                }
            });
        }
        if (value.isArray()) {
            value.forEach(element -> check(schema.path("items"), element, place + "/items", differences));
        }
        for (String words : new String[] {"enum", "x-extensible-enum"}) {
            if (schema.has(words) && !contains(schema.path(words), value)) {
                differences.add(place + ": unknown word " + value);
            }
        }
    }

    private static boolean isOfType(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            default -> true;
        };
    }

    private static boolean contains(JsonNode words, JsonNode value) {
        for (JsonNode word : words) {
            if (word.equals(value)) {
                return true;
            }
        }
        return false;
    }

    // Blocks have a content for each type, which the schemas tell apart.
    private static void compare(JsonNode sample, JsonNode actual, String place, List<String> differences) {
        if (sample.isObject()) {
            sample.properties().forEach(field -> {
                if (!actual.has(field.getKey())) {
                    differences.add(place + ": lacks " + field.getKey() + ", which the sample has");
                } else {
                    compare(field.getValue(), actual.path(field.getKey()), place + "/" + field.getKey(), differences);
                }
            });
        } else if (sample.isArray() && !place.endsWith("blocks") && !sample.isEmpty()) {
            compare(sample.path(0), actual.path(0), place + "/0", differences);
        }
    }
}
