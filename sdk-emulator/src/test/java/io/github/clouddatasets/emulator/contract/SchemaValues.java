package io.github.clouddatasets.emulator.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.testing.Contract;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/** Makes values that a schema of a contract allows: the same ones in each run. */
final class SchemaValues {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int LONGEST = 40;

    /** Texts for the patterns of the contracts. */
    private static final List<String> SHAPES = List.of(
            "a",
            "Az-09_",
            "1",
            "0.80",
            "#00Ff9c",
            "00:00:01.000",
            "1-2-9",
            "month",
            "20260101-20261231",
            "2026-11-21 12:00:00 +0000",
            "IDAH_" + "0123456789abcdef".repeat(4));

    private final Contract contract;
    private final SplittableRandom random;

    SchemaValues(Contract contract, long seed) {
        this.contract = contract;
        this.random = new SplittableRandom(seed);
    }

    JsonNode value(JsonNode given, Extent extent) {
        JsonNode schema = contract.resolved(given);
        for (String choice : List.of("enum", "oneOf", "anyOf")) {
            if (schema.has(choice)) {
                JsonNode chosen = chosen(schema.get(choice), extent);
                return choice.equals("enum") ? chosen : value(chosen, extent);
            }
        }
        return switch (schema.path("type").asText(schema.has("properties") ? "object" : "string")) {
            case "object" -> object(schema, extent);
            case "array" -> array(schema, extent);
            case "boolean" -> JSON.booleanNode(extent == Extent.MOST);
            case "integer" -> JSON.numberNode(number(schema, extent, Integer.MAX_VALUE));
            case "number" -> JSON.numberNode((double) number(schema, extent, 1));
            default -> JSON.textNode(text(schema, extent));
        };
    }

    private JsonNode chosen(JsonNode choices, Extent extent) {
        return choices.get(
                switch (extent) {
                    case LEAST -> 0;
                    case MOST -> choices.size() - 1;
                    case SOME -> random.nextInt(choices.size());
                });
    }

    private ObjectNode object(JsonNode schema, Extent extent) {
        List<String> required = Contract.texts(schema.path("required"));
        ObjectNode object = JSON.objectNode();
        schema.path("properties").properties().forEach(property -> {
            boolean wanted = switch (extent) {
                case LEAST -> false;
                case MOST -> true;
                case SOME -> random.nextBoolean();
            };
            if (wanted || required.contains(property.getKey())) {
                object.set(property.getKey(), value(property.getValue(), extent));
            }
        });
        return object;
    }

    private ArrayNode array(JsonNode schema, Extent extent) {
        int least = schema.path("minItems").asInt(1);
        ArrayNode array = JSON.arrayNode();
        for (int i = 0; i < least; i++) {
            array.add(value(schema.path("items"), extent));
        }
        return array;
    }

    private long number(JsonNode schema, Extent extent, long largest) {
        long least = schema.path("minimum").asLong(0);
        long most = schema.path("maximum").asLong(Math.max(least, largest));
        return switch (extent) {
            case LEAST -> least;
            case MOST -> most;
            case SOME -> random.nextLong(least, most + 1);
        };
    }

    private String text(JsonNode schema, Extent extent) {
        int least = Math.max(schema.path("minLength").asInt(1), schema.has("pattern") ? 0 : 1);
        int most = Math.max(least, schema.path("maxLength").asInt(LONGEST));
        String format = schema.path("format").asText();
        if (format.equals("uuid")) {
            return "01a1ffdf-018e-7d39-90e2-000000000000";
        }
        if (format.equals("date-time")) {
            return "2026-11-21T12:00:00Z";
        }
        int length = switch (extent) {
            case LEAST -> least;
            case MOST -> most;
            case SOME -> random.nextInt(least, most + 1);
        };
        return schema.has("pattern") ? shaped(schema, length) : "é" + "x".repeat(Math.max(0, length - 1));
    }

    private static String shaped(JsonNode schema, int length) {
        Pattern pattern = Pattern.compile(schema.get("pattern").asText());
        String filled = "a".repeat(length);
        if (pattern.matcher(filled).find()) {
            return filled;
        }
        return SHAPES.stream()
                .filter(shape -> pattern.matcher(shape).find())
                .findFirst()
                .orElseThrow(() -> new AssertionError("No text of the generator has the pattern " + pattern));
    }
}
