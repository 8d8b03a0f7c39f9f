package io.github.clouddatasets.emulator.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.http.RawHttpAnswer;
import io.github.clouddatasets.testing.Contract;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds fields of answers that their contract does not name. To a validator they are valid: an emulator that invents fields
 * makes programs that depend on them.
 */
final class UnknownFields {

    private final Contract contract;

    UnknownFields(Contract contract) {
        this.contract = contract;
    }

    List<String> in(String operationId, RawHttpAnswer answer) {
        String type = String.valueOf(answer.header("Content-Type"));
        JsonNode responses = contract.operation(operationId).node().path("responses");
        JsonNode response = contract.resolved(responses.path(String.valueOf(answer.status())));
        JsonNode schema = response.path("content").path(type).path("schema");
        return schema.isMissingNode()
                ? List.of()
                : in("", schema, Json.parse(answer.body()).orElseThrow());
    }

    private List<String> in(String place, JsonNode given, JsonNode value) {
        JsonNode schema = contract.resolved(given);
        for (String choice : List.of("oneOf", "anyOf")) {
            if (schema.has(choice)) {
                return fewest(place, schema.get(choice), value);
            }
        }
        List<String> unknown = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(element -> unknown.addAll(in(place + "[]", schema.path("items"), element)));
        } else if (value.isObject() && schema.has("properties") && !schema.has("additionalProperties")) {
            value.properties().forEach(field -> {
                String inside = place + "/" + field.getKey();
                JsonNode known = schema.get("properties").path(field.getKey());
                if (known.isMissingNode()) {
                    unknown.add("unknown field " + inside);
                } else {
                    unknown.addAll(in(inside, known, field.getValue()));
                }
            });
        }
        return unknown;
    }

    private List<String> fewest(String place, JsonNode choices, JsonNode value) {
        List<String> fewest = null;
        for (JsonNode choice : choices) {
            List<String> unknown = in(place, choice, value);
            if (fewest == null || unknown.size() < fewest.size()) {
                fewest = unknown;
            }
        }
        return fewest == null ? List.of() : fewest;
    }
}
