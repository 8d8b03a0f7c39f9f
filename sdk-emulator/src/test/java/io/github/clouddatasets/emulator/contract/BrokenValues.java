package io.github.clouddatasets.emulator.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.testing.Contract;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Makes values that break one rule of a schema each, out of a value that keeps all of them. */
final class BrokenValues {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String NO_WORD = "no such word";

    private final Contract contract;

    BrokenValues(Contract contract) {
        this.contract = contract;
    }

    /** One value for each rule of the schema and of the schemas inside, as far as the good value goes. */
    List<Broken> of(JsonNode given, JsonNode good) {
        JsonNode schema = contract.resolved(given);
        List<Broken> broken = new ArrayList<>();
        if (schema.has("oneOf") || schema.has("anyOf") || !schema.has("type")) {
            return broken;
        }
        breakType(schema, broken);
        if (schema.has("enum") && !schema.has("x-extensible-enum")) {
            boolean text = schema.get("type").asText().equals("string");
            broken.add(new Broken("unknown word", text ? JSON.textNode(NO_WORD) : JSON.numberNode(987_654)));
        }
        switch (schema.get("type").asText()) {
            case "object" -> breakObject(schema, good, broken);
            case "array" -> breakArray(schema, good, broken);
            case "string" -> breakText(schema, broken);
            default -> breakNumber(schema, broken);
        }
        return broken;
    }

    private static void breakType(JsonNode schema, List<Broken> broken) {
        JsonNode other = switch (schema.get("type").asText()) {
            case "object", "array" -> JSON.textNode(NO_WORD);
            case "string" -> JSON.objectNode();
            default -> JSON.textNode(NO_WORD);
        };
        broken.add(new Broken("wrong type", other));
    }

    private void breakObject(JsonNode schema, JsonNode good, List<Broken> broken) {
        for (String name : Contract.texts(schema.path("required"))) {
            ObjectNode without = good.deepCopy();
            without.remove(name);
            broken.add(new Broken(name + ": missing", without));
        }
        schema.path("properties").properties().forEach(property -> {
            String name = property.getKey();
            if (good.has(name)) {
                for (Broken inside : of(property.getValue(), good.get(name))) {
                    ObjectNode with = good.deepCopy();
                    broken.add(new Broken(name + ": " + inside.what(), with.set(name, inside.value())));
                }
            }
        });
    }

    private void breakArray(JsonNode schema, JsonNode good, List<Broken> broken) {
        if (schema.path("minItems").asInt() > 0) {
            broken.add(new Broken("too few", JSON.arrayNode()));
        }
        if (schema.has("maxItems") && !good.isEmpty()) {
            ArrayNode many = good.deepCopy();
            while (many.size() <= schema.get("maxItems").asInt()) {
                many.add(good.get(0).deepCopy());
            }
            broken.add(new Broken("too many", many));
        }
        if (!good.isEmpty()) {
            for (Broken inside : of(schema.path("items"), good.get(0))) {
                ArrayNode with = good.deepCopy();
                with.set(0, inside.value());
                broken.add(new Broken("[0] " + inside.what(), with));
            }
        }
    }

    private static void breakText(JsonNode schema, List<Broken> broken) {
        if (schema.has("maxLength")) {
            broken.add(new Broken(
                    "too long", JSON.textNode("x".repeat(schema.get("maxLength").asInt() + 1))));
        }
        if (schema.path("minLength").asInt() > 0) {
            broken.add(new Broken("too short", JSON.textNode("")));
        }
        if (schema.has("pattern")) {
            Pattern pattern = Pattern.compile(schema.get("pattern").asText());
            List.of("<\"'", "Ü!", "^").stream()
                    .filter(text -> !pattern.matcher(text).find())
                    .findFirst()
                    .ifPresent(text -> broken.add(new Broken("other pattern", JSON.textNode(text))));
        }
    }

    private static void breakNumber(JsonNode schema, List<Broken> broken) {
        if (schema.has("minimum")) {
            broken.add(new Broken(
                    "too small", JSON.numberNode(schema.get("minimum").asLong() - 1)));
        }
        if (schema.has("maximum")) {
            broken.add(new Broken(
                    "too large", JSON.numberNode(schema.get("maximum").asLong() + 1)));
        }
    }

    /** @param what the broken rule, and where */
    record Broken(String what, JsonNode value) {}
}
