package io.github.clouddatasets.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A service's contract as it stands under {@code specs/}: the tests read it, they hold no copy of it. */
public final class Contract {

    public static final Path SPECS = Path.of("..", "specs");

    public static final Contract MODEL_ARTS = new Contract("modelarts-datasets.openapi.yaml");
    public static final Contract POWERDRILL = new Contract("powerdrill.openapi.yaml");
    public static final Contract IDAH_SYNC = new Contract("idah-sync.openapi.yaml");
    public static final Contract IDAH_DATASET = new Contract("idah-dataset.openapi.yaml");
    public static final Contract IDAH_IAM = new Contract("idah-iam-auth.openapi.yaml");

    /** A documented answer. */
    public record Example(String operation, int status, String name, JsonNode value) {
        @Override
        public String toString() {
            return operation + " " + status + " " + name;
        }
    }

    private final JsonNode root;
    private final Map<String, Operation> operations = new LinkedHashMap<>();

    private Contract(String file) {
        try {
            root = new YAMLMapper().readTree(SPECS.resolve(file).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        root.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    if (method.getValue().has("operationId")) {
                        Operation operation = new Operation(method.getKey(), path.getKey(), method.getValue());
                        operations.put(operation.id(), operation);
                    }
                }));
    }

    /** The whole document. */
    public JsonNode root() {
        return root;
    }

    public Operation operation(String id) {
        Operation operation = operations.get(id);
        if (operation == null) {
            throw new AssertionError("the contract has no operation " + id);
        }
        return operation;
    }

    public Collection<Operation> operations() {
        return operations.values();
    }

    public boolean has(String operationId) {
        return operations.containsKey(operationId);
    }

    /** {@code METHOD path} by operation. */
    public Map<String, String> lines() {
        Map<String, String> lines = new LinkedHashMap<>();
        operations.forEach((id, operation) -> lines.put(id, operation.line()));
        return lines;
    }

    public JsonNode schema(String name) {
        return component("schemas", name);
    }

    public JsonNode parameter(String name) {
        return component("parameters", name);
    }

    private JsonNode component(String kind, String name) {
        JsonNode component = root.path("components").path(kind).path(name);
        if (component.isMissingNode()) {
            throw new AssertionError("the contract has nothing of the name " + name + " among its " + kind);
        }
        return component;
    }

    /** The names of the properties of the schema of this name. */
    public List<String> properties(String schema) {
        return schema(schema).path("properties").properties().stream()
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The elements of an array of texts. */
    public static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    /** What a reference, or the one reference inside an {@code allOf}, stands for. */
    public JsonNode resolved(JsonNode node) {
        JsonNode here = node;
        while (true) {
            if (here.has("$ref")) {
                here = root.at(here.get("$ref").asText().substring(1));
            } else if (here.path("allOf").size() == 1) {
                here = here.get("allOf").get(0);
            } else {
                return here;
            }
        }
    }

    /** One operation of the contract. */
    public final class Operation {
        private final String method;
        private final String path;
        private final JsonNode node;

        private Operation(String method, String path, JsonNode node) {
            this.method = method.toUpperCase(Locale.ROOT);
            this.path = path;
            this.node = node;
        }

        public String id() {
            return node.get("operationId").asText();
        }

        /** The operation as it stands in the contract. */
        public JsonNode node() {
            return node;
        }

        public String method() {
            return method;
        }

        public String path() {
            return path;
        }

        /** As in {@code GET /v2/{project_id}/datasets}. */
        public String line() {
            return method + " " + path;
        }

        public List<String> queryParameters() {
            return parameters("query");
        }

        /** Names of the parameters in the query, the path or the headers. */
        public List<String> parameters(String in) {
            List<String> names = new ArrayList<>();
            for (JsonNode given : node.path("parameters")) {
                JsonNode parameter = resolved(given);
                if (parameter.get("in").asText().equals(in)) {
                    names.add(parameter.get("name").asText());
                }
            }
            return names;
        }

        /** What the contract says of the operation beside what OpenAPI has words for. */
        public String note(String extension) {
            return node.path(extension).asText();
        }

        public boolean hasRequestBody() {
            return node.has("requestBody");
        }

        public int successStatus() {
            return Integer.parseInt(success().getKey());
        }

        public JsonNode requestSchema() {
            return resolved(node.at("/requestBody/content/application~1json/schema"));
        }

        /** The fields of a request that is a form; empty for any other. */
        public Set<String> formFields() {
            Set<String> names = new TreeSet<>();
            node.at("/requestBody/content/multipart~1form-data/schema/properties")
                    .properties()
                    .forEach(field -> names.add(field.getKey()));
            return names;
        }

        public Map<String, JsonNode> requestExamples() {
            return examples(node.at("/requestBody/content/application~1json"));
        }

        /** The schema of a success: of an answer that is one of several, the first. */
        public JsonNode responseSchema() {
            JsonNode schema = resolved(successResponse().at("/content/application~1json/schema"));
            return schema.has("oneOf") ? resolved(schema.get("oneOf").get(0)) : schema;
        }

        public JsonNode responseExample() {
            Map<String, JsonNode> examples = responseExamples();
            if (examples.size() != 1) {
                throw new AssertionError(id() + " has " + examples.size() + " examples of its answer");
            }
            return examples.values().iterator().next();
        }

        public Map<String, JsonNode> responseExamples() {
            return examples(successResponse().at("/content/application~1json"));
        }

        /** Whole streams of events. */
        public Map<String, JsonNode> streamExamples() {
            return examples(successResponse().at("/content/text~1event-stream"));
        }

        /** All documented answers, those to refused requests among them. */
        public List<Example> answers() {
            List<Example> answers = new ArrayList<>();
            node.path("responses").properties().forEach(response -> {
                int status = Integer.parseInt(response.getKey());
                for (JsonNode content : resolved(response.getValue()).path("content")) {
                    examples(content).forEach((name, value) -> answers.add(new Example(id(), status, name, value)));
                }
            });
            return answers;
        }

        /** What the contract says of the answer to a request that succeeds. */
        public JsonNode successResponse() {
            return resolved(success().getValue());
        }

        private Map.Entry<String, JsonNode> success() {
            return node.get("responses").properties().stream()
                    .filter(response -> response.getKey().startsWith("2"))
                    .findFirst()
                    .orElseThrow();
        }

        private Map<String, JsonNode> examples(JsonNode content) {
            Map<String, JsonNode> examples = new LinkedHashMap<>();
            if (content.has("example")) {
                examples.put("example", content.get("example"));
            }
            content.path("examples")
                    .properties()
                    .forEach(example -> examples.put(
                            example.getKey(), resolved(example.getValue()).get("value")));
            return examples;
        }

        @Override
        public String toString() {
            return id();
        }
    }
}
