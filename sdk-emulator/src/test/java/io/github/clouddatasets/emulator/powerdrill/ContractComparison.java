package io.github.clouddatasets.emulator.powerdrill;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clouddatasets.testing.Contract;
import java.util.ArrayList;
import java.util.List;

/** The comparison of answers with Powerdrill's contract. */
final class ContractComparison {

    private static final Contract CONTRACT = Contract.POWERDRILL;

    private ContractComparison() {}

    /**
     * The differences between a successful answer and its description, with the fields of the published sample that the
     * answer lacks.
     */
    static List<String> differences(String operationId, JsonNode answer) {
        JsonNode json = CONTRACT.operation(operationId).node().at("/responses/200/content/application~1json");
        List<String> differences = new ArrayList<>();
        check(json.at("/schema/oneOf/0"), answer, "", differences);
        compare(json.at("/examples/doc/value/data"), answer.path("data"), "/data", differences);
        return differences;
    }

    /** The differences between a value and the schema of this name. */
    static List<String> schemaDifferences(String schema, JsonNode value) {
        List<String> differences = new ArrayList<>();
        check(CONTRACT.schema(schema), value, "", differences);
        return differences;
    }

    private static void check(JsonNode schema, JsonNode value, String place, List<String> differences) {
        if (schema.has("$ref")) {
            check(CONTRACT.resolved(schema), value, place, differences);
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

    private static void checkInside(JsonNode schema, JsonNode value, String place, List<String> differences) {
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

    // Each type of block has a schema for its content.
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
