package io.github.clouddatasets.emulator.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Percent;
import io.github.clouddatasets.testing.Contract;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the requests of one operation out of the schemas of its parameters and its body. */
final class RequestGenerator {

    private static final String BOUNDARY = "contract";

    private final Contract contract;
    private final Contract.Operation operation;
    private final SchemaValues values;
    private final BrokenValues broken;
    private final List<JsonNode> parameters = new ArrayList<>();
    private final JsonNode content;

    RequestGenerator(Contract contract, Contract.Operation operation) {
        this.contract = contract;
        this.operation = operation;
        this.values = new SchemaValues(contract, operation.id().hashCode());
        this.broken = new BrokenValues(contract);
        JsonNode shared = contract.root().path("paths").path(operation.path()).path("parameters");
        shared.forEach(parameter -> parameters.add(contract.resolved(parameter)));
        operation.node().path("parameters").forEach(parameter -> parameters.add(contract.resolved(parameter)));
        this.content = operation.node().at("/requestBody/content");
    }

    /** A request that keeps the contract. */
    ContractRequest good(Extent extent, Known known) {
        return request("good " + extent, true, parameters(extent, known), body(extent, known));
    }

    /** Requests that break the contract in one place each. */
    List<ContractRequest> bad(Known known) {
        List<ContractRequest> requests = new ArrayList<>();
        Map<String, JsonNode> good = parameters(Extent.LEAST, known);
        JsonNode body = body(Extent.MOST, known);
        for (JsonNode parameter : parameters) {
            String name = parameter.get("name").asText();
            JsonNode own = known.parameter(name);
            JsonNode value =
                    own == null || own.isMissingNode() ? values.value(parameter.get("schema"), Extent.MOST) : own;
            for (BrokenValues.Broken one : broken.of(parameter.get("schema"), value)) {
                if (isWritten(parameter, one.value()) && !value.isArray()) {
                    requests.add(request(name + ": " + one.what(), false, with(good, name, one.value()), body));
                }
            }
            if (parameter.path("required").asBoolean() && !isIn(parameter, "path")) {
                requests.add(request(name + ": missing", false, with(good, name, null), body));
            }
        }
        if (body != null) {
            for (BrokenValues.Broken one : broken.of(schema(), body)) {
                requests.add(request(one.what(), false, good, one.value()));
            }
        }
        return requests;
    }

    /** Good requests for things that do not exist: one for each part of the path. */
    List<ContractRequest> lost(Known known) {
        List<ContractRequest> requests = new ArrayList<>();
        Map<String, JsonNode> good = parameters(Extent.LEAST, known);
        for (JsonNode parameter : parameters) {
            if (isIn(parameter, "path")) {
                String name = parameter.get("name").asText();
                JsonNode other = values.value(parameter.get("schema"), Extent.LEAST);
                requests.add(request(name + ": unknown", false, with(good, name, other), body(Extent.MOST, known)));
            }
        }
        return requests;
    }

    // A parameter is text: no text is no text, and an empty segment is another path.
    private static boolean isWritten(JsonNode parameter, JsonNode value) {
        boolean empty = value.isTextual() && value.textValue().isEmpty();
        return value.isValueNode() && !(empty && isIn(parameter, "path"));
    }

    private static boolean isIn(JsonNode parameter, String place) {
        return parameter.get("in").asText().equals(place);
    }

    private static Map<String, JsonNode> with(Map<String, JsonNode> good, String name, @Nullable JsonNode value) {
        Map<String, JsonNode> with = new LinkedHashMap<>(good);
        if (value == null) {
            with.remove(name);
        } else {
            with.put(name, value);
        }
        return with;
    }

    private Map<String, JsonNode> parameters(Extent extent, Known known) {
        JsonNode schema = parameterSchema();
        Map<String, JsonNode> chosen = new LinkedHashMap<>();
        values.value(schema, extent).properties().forEach(one -> {
            JsonNode own = known.parameter(one.getKey());
            if (own == null) {
                chosen.put(one.getKey(), one.getValue());
            } else if (!own.isMissingNode()) {
                chosen.put(one.getKey(), own);
            }
        });
        return chosen;
    }

    // The parameters as one object: required ones are required properties.
    private JsonNode parameterSchema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        for (JsonNode parameter : parameters) {
            String name = parameter.get("name").asText();
            schema.withObject("/properties").set(name, parameter.get("schema"));
            if (parameter.path("required").asBoolean()) {
                schema.withArray("/required").add(name);
            }
        }
        return schema;
    }

    private JsonNode schema() {
        return content.properties().iterator().next().getValue().get("schema");
    }

    private @Nullable JsonNode body(Extent extent, Known known) {
        return content.isMissingNode() ? null : known.in(values.value(schema(), extent));
    }

    private ContractRequest request(String what, boolean good, Map<String, JsonNode> chosen, @Nullable JsonNode body) {
        String path = operation.path();
        StringBuilder query = new StringBuilder();
        Map<String, String> headers = new LinkedHashMap<>();
        for (JsonNode parameter : parameters) {
            String name = parameter.get("name").asText();
            JsonNode value = chosen.get(name);
            if (value != null && isIn(parameter, "path")) {
                path = path.replace("{" + name + "}", Percent.encode(value.asText()));
            } else if (value != null && isIn(parameter, "header")) {
                // Some clients write other letters of a header in UTF-8, some in ISO 8859-1.
                headers.put(name, value.asText().replace('é', 'e'));
            } else if (value != null) {
                for (JsonNode one : value.isArray() ? value : List.of(value)) {
                    query.append(query.isEmpty() ? '?' : '&')
                            .append(Percent.encode(name))
                            .append('=')
                            .append(Percent.encode(one.asText()));
                }
            }
        }
        String text = "";
        if (body != null) {
            boolean form = content.has("multipart/form-data");
            headers.put("Content-Type", form ? "multipart/form-data; boundary=" + BOUNDARY : "application/json");
            text = form ? form(body) : body.toString();
        }
        return new ContractRequest(operation.id(), what, good, operation.method(), path + query, headers, text);
    }

    private String form(JsonNode body) {
        StringBuilder form = new StringBuilder();
        body.properties().forEach(field -> {
            JsonNode schema = contract.resolved(schema()).path("properties").path(field.getKey());
            boolean file = contract.resolved(schema).path("format").asText().equals("binary");
            form.append("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"")
                    .append(field.getKey())
                    .append(file ? "\"; filename=\"flowers.csv\"\r\n\r\n" : "\"\r\n\r\n")
                    .append(field.getValue().asText())
                    .append("\r\n");
        });
        return form.append("--" + BOUNDARY + "--\r\n").toString();
    }
}
