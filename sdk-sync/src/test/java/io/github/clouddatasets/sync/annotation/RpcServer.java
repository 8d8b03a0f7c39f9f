package io.github.clouddatasets.sync.annotation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.testing.RawServer.Answer;
import io.github.clouddatasets.testing.RawServer.Request;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Keeps annotations of one entry, and answers JSON-RPC as the real server was recorded to. */
@SuppressWarnings("NullAway") // a test fails where a value is absent
final class RpcServer {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, JsonNode> records = new LinkedHashMap<>();

    /** The ids in the order of their creation. */
    final List<String> order = new ArrayList<>();

    final Map<String, JsonNode> tiles = new TreeMap<>();

    /** So many requests are carried out, and their answers lost. */
    int losing;

    /** From this POST on, counted from 1, a proxy refuses the size. */
    int refusingFrom = Integer.MAX_VALUE;

    /** Whether the answers of a batch come in another order. */
    boolean shuffling;

    private int posts;

    synchronized JsonNode record(@Nullable String id) {
        return records.get(id);
    }

    synchronized int size() {
        return records.size();
    }

    synchronized Answer answer(Request request) {
        if (request.method().equals("GET")) {
            return found(request);
        }
        if (++posts >= refusingFrom) {
            return Answer.body(413, "text/html", "<html>413 Request Entity Too Large</html>");
        }
        JsonNode body = read(request.body());
        JsonNode answer = body.isArray() ? batch(body) : call(body);
        if (losing > 0) {
            losing--;
            return Answer.closing(""); // the connection ends without a byte
        }
        return Answer.json(200, answer.toString());
    }

    private JsonNode batch(JsonNode calls) {
        List<JsonNode> answers = new ArrayList<>();
        boolean failed = false;
        for (JsonNode call : calls) {
            JsonNode answer =
                    failed ? error(call, -32603, "Batch execution cancelled due to previous error") : call(call);
            failed |= answer.has("error");
            answers.add(answer);
        }
        if (shuffling) {
            Collections.shuffle(answers, new Random(1));
        }
        ArrayNode array = JSON.createArrayNode();
        answers.forEach(array::add);
        return array;
    }

    private JsonNode call(JsonNode call) {
        JsonNode params = call.path("params");
        String id = params.path(params.has("annotation_id") ? "annotation_id" : "id")
                .asText();
        String method = call.path("method").asText();
        if (method.equals("create")) {
            if (!params.path("entry_id").asText().equals(AnnotationsWireTest.ENTRY)) {
                return error(call, -32602, "entry not found to create an annotation");
            }
            if (records.containsKey(id)) {
                return error(call, -32603, "verse.errors.cannot_create_record");
            }
            records.put(id, params);
            order.add(id);
            return result(call, params);
        }
        if (!records.containsKey(id)) {
            return error(call, -32603, "{:id=>\"" + id + "\"}");
        }
        return switch (method) {
            case "show" -> result(call, records.get(id));
            case "delete" -> {
                records.remove(id);
                yield result(call, JSON.nullNode());
            }
            case "write_shape" -> {
                tiles.put(id + " " + params.path("key").asText(), params.path("value"));
                yield result(call, JSON.getNodeFactory().numberNode(1));
            }
            default -> error(call, -32601, "Method not found");
        };
    }

    private static JsonNode result(JsonNode call, JsonNode result) {
        ObjectNode answer = JSON.createObjectNode().put("jsonrpc", "2.0");
        answer.set("id", call.path("id"));
        answer.set("result", result);
        return answer;
    }

    private static JsonNode error(JsonNode call, int code, String message) {
        ObjectNode answer = JSON.createObjectNode().put("jsonrpc", "2.0");
        answer.set("id", call.path("id"));
        answer.putObject("error").put("code", code).put("message", message);
        return answer;
    }

    /** The listing by ids. */
    private Answer found(Request request) {
        ObjectNode document = JSON.createObjectNode();
        ArrayNode data = document.putArray("data");
        for (String parameter : request.parameters()) {
            JsonNode there = parameter.startsWith("filter[id]")
                    ? records.get(parameter.substring(parameter.indexOf('=') + 1))
                    : null;
            if (there != null) {
                ObjectNode resource = data.addObject().put("type", "dataset:annotations");
                resource.set("id", there.path("id"));
                resource.set("attributes", there);
            }
        }
        return Answer.json(200, document.toString());
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError(body, e);
        }
    }
}
