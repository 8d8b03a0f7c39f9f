package io.github.clouddatasets.emulator.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.testing.Contract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The packaged rules against the contract. {@code -Drules.write=true} writes them again. */
class BodyRulesTest {

    private static final Path FILE =
            Path.of("src/main/resources/io/github/clouddatasets/emulator/modelarts/body-rules.json");
    private static final Set<String> KEPT = Set.of(
            "type", "required", "minItems", "maxItems", "minLength", "maxLength", "pattern", "minimum", "maximum");

    /** Texts for whose length the service has an error code of its own. */
    private static final Set<String> HAVING_CODES = Set.of("work_path");

    private final ObjectNode rules = Json.object();
    private final ObjectNode schemas = Json.object();

    @Test
    void theRulesAreThoseOfTheContract() throws IOException {
        ObjectNode operations = rules.putObject("operations");
        for (Contract.Operation operation : Contract.MODEL_ARTS.operations()) {
            if (operation.hasRequestBody()) {
                operations.set(operation.id(), extract(operation.requestSchema()));
            }
        }
        rules.set("schemas", schemas);
        ObjectMapper mapper = new ObjectMapper();
        if (Boolean.getBoolean("rules.write")) {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, mapper.writerWithDefaultPrettyPrinter().writeValueAsString(rules) + "\n");
        }
        assertThat(mapper.readTree(FILE.toFile()).equals(mapper.readTree(rules.toString())))
                .as("the packaged rules are old: -Drules.write=true")
                .isTrue();
    }

    private JsonNode extract(JsonNode schema) {
        if (schema.has("$ref") || schema.path("allOf").size() == 1) {
            JsonNode reference =
                    schema.has("$ref") ? schema : schema.get("allOf").get(0);
            String pointer = reference.get("$ref").asText();
            String name = pointer.substring(pointer.lastIndexOf('/') + 1);
            if (!schemas.has(name)) {
                schemas.putObject(name);
                schemas.set(name, extract(Contract.MODEL_ARTS.schema(name)));
            }
            return Json.object().put("ref", name);
        }
        ObjectNode extract = Json.object();
        if (schema.has("oneOf") || schema.has("anyOf")) {
            return extract;
        }
        schema.properties().forEach(keyword -> {
            if (KEPT.contains(keyword.getKey())) {
                extract.set(keyword.getKey(), keyword.getValue());
            }
        });
        schema.path("properties")
                .properties()
                .forEach(property -> extract.withObject("/properties")
                        .set(
                                property.getKey(),
                                HAVING_CODES.contains(property.getKey())
                                        ? Json.object().put("type", "string")
                                        : extract(property.getValue())));
        if (schema.has("items")) {
            extract.set("items", extract(schema.get("items")));
        }
        return extract;
    }
}
