package io.github.clouddatasets.emulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clouddatasets.emulator.store.PackagedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * What a contract demands of the bodies of requests, in fields that the emulator does not use, too: types, ranges,
 * lengths and patterns. The rules are a packaged extract of the contract, which a test keeps equal to the contract.
 */
public final class BodyRules {

    private final JsonNode rules;
    private final Map<String, Pattern> patterns = new ConcurrentHashMap<>();

    private BodyRules(JsonNode rules) {
        this.rules = rules;
    }

    /** Reads the rules from a file in the emulator's jar. */
    public static BodyRules packaged(String name) {
        try {
            String json = String.join("\n", new PackagedFile(name).lines());
            Optional<JsonNode> rules = Json.parse(json.getBytes(StandardCharsets.UTF_8));
            return new BodyRules(rules.orElseThrow(() -> new IllegalStateException("Not JSON: " + name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The innermost field that breaks a rule; empty for a good body.
     *
     * @param operationId an operation; without rules, every body is good
     */
    public Optional<String> brokenField(String operationId, JsonNode body) {
        JsonNode schema = rules.path("operations").path(operationId);
        return schema.isMissingNode() || !body.isObject() ? Optional.empty() : broken("body", schema, body);
    }

    private Optional<String> broken(String field, JsonNode given, JsonNode value) {
        JsonNode schema =
                given.has("ref") ? rules.path("schemas").path(given.get("ref").textValue()) : given;
        // Null stands for an absent field.
        if (value.isNull()) {
            return Optional.empty();
        }
        boolean valid = switch (schema.path("type").asText()) {
            case "object" -> value.isObject();
            case "array" -> value.isArray() && hasValidSize(schema, value);
            case "string" -> value.isTextual() && isValidText(schema, value.textValue());
            case "integer" -> value.isIntegralNumber() && isInRange(schema, value);
            case "number" -> value.isNumber() && isInRange(schema, value);
            case "boolean" -> value.isBoolean();
            default -> true;
        };
        if (!valid) {
            return Optional.of(field);
        }
        return value.isObject() ? brokenInside(schema, value) : brokenElement(field, schema, value);
    }

    private Optional<String> brokenInside(JsonNode schema, JsonNode value) {
        for (JsonNode name : schema.path("required")) {
            if (!value.hasNonNull(name.textValue())) {
                return Optional.of(name.textValue());
            }
        }
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            JsonNode inside = value.path(property.getKey());
            if (!inside.isMissingNode()) {
                Optional<String> broken = broken(property.getKey(), property.getValue(), inside);
                if (broken.isPresent()) {
                    return broken;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> brokenElement(String field, JsonNode schema, JsonNode value) {
        for (JsonNode element : value) {
            Optional<String> broken = broken(field, schema.path("items"), element);
            if (broken.isPresent()) {
                return broken;
            }
        }
        return Optional.empty();
    }

    private static boolean hasValidSize(JsonNode schema, JsonNode value) {
        return value.size() >= schema.path("minItems").asInt(0)
                && value.size() <= schema.path("maxItems").asInt(Integer.MAX_VALUE);
    }

    private boolean isValidText(JsonNode schema, String text) {
        return text.length() >= schema.path("minLength").asInt(0)
                && text.length() <= schema.path("maxLength").asInt(Integer.MAX_VALUE)
                && (!schema.has("pattern")
                        || patterns.computeIfAbsent(schema.get("pattern").textValue(), Pattern::compile)
                                .matcher(text)
                                .find());
    }

    private static boolean isInRange(JsonNode schema, JsonNode value) {
        return value.doubleValue() >= schema.path("minimum").asDouble(Double.NEGATIVE_INFINITY)
                && value.doubleValue() <= schema.path("maximum").asDouble(Double.POSITIVE_INFINITY);
    }
}
