package io.github.clouddatasets.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A service's contract under {@code specs/}. */
final class SpecFile {

    static final SpecFile SYNC = new SpecFile("idah-sync.openapi.yaml");
    static final SpecFile IAM = new SpecFile("idah-iam-auth.openapi.yaml");

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private final JsonNode root;

    private SpecFile(String name) {
        try {
            root = new ObjectMapper(new YAMLFactory())
                    .readTree(Path.of("../specs", name).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code METHOD path} by operationId. */
    Map<String, String> operations() {
        Map<String, String> operations = new LinkedHashMap<>();
        root.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(entry -> {
                    if (METHODS.contains(entry.getKey())) {
                        operations.put(
                                entry.getValue().path("operationId").asText(),
                                entry.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey());
                    }
                }));
        return operations;
    }

    JsonNode operation(String id) {
        for (JsonNode path : root.path("paths")) {
            for (Map.Entry<String, JsonNode> entry : path.properties()) {
                if (entry.getValue().path("operationId").asText().equals(id)) {
                    return entry.getValue();
                }
            }
        }
        throw new AssertionError("no operation " + id);
    }

    List<String> queryParameters(String operation) {
        List<String> names = new ArrayList<>();
        for (JsonNode parameter : operation(operation).path("parameters")) {
            JsonNode resolved = resolved(parameter);
            if (resolved.path("in").asText().equals("query")) {
                names.add(resolved.path("name").asText());
            }
        }
        return names;
    }

    JsonNode schema(String name) {
        JsonNode schema = root.at("/components/schemas/" + name);
        if (schema.isMissingNode()) {
            throw new AssertionError("no schema " + name);
        }
        return schema;
    }

    List<String> properties(String schema) {
        return schema(schema).path("properties").properties().stream()
                .map(Map.Entry::getKey)
                .toList();
    }

    JsonNode parameter(String name) {
        return root.at("/components/parameters/" + name);
    }

    static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** A documented answer. */
    record Example(String operation, int status, String name, JsonNode value) {
        @Override
        public String toString() {
            return operation + " " + status + " " + name;
        }
    }

    /** All documented answers of an operation. */
    Stream<Example> examples(String operation) {
        List<Example> found = new ArrayList<>();
        for (Map.Entry<String, JsonNode> response :
                operation(operation).path("responses").properties()) {
            int status = Integer.parseInt(response.getKey());
            for (JsonNode content : resolved(response.getValue()).path("content")) {
                if (content.has("example")) {
                    found.add(new Example(operation, status, "example", content.path("example")));
                }
                for (Map.Entry<String, JsonNode> example :
                        content.path("examples").properties()) {
                    found.add(new Example(
                            operation,
                            status,
                            example.getKey(),
                            resolved(example.getValue()).path("value")));
                }
            }
        }
        return found.stream();
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? root.at(node.path("$ref").asText().substring(1)) : node;
    }
}
