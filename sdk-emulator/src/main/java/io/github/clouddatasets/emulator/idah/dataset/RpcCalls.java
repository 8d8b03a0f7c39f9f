package io.github.clouddatasets.emulator.idah.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.clouddatasets.emulator.http.Answer;
import io.github.clouddatasets.emulator.http.Call;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.http.Routes;
import io.github.clouddatasets.emulator.idah.caller.IdahCaller;
import io.github.clouddatasets.emulator.idah.caller.IdahTokens;
import io.github.clouddatasets.emulator.idah.table.IdahParameters;
import java.util.Map;
import java.util.Optional;

/** The requests of JSON-RPC: one call, or up to 50 that run in order until the first fails. */
final class RpcCalls {

    private static final int LARGEST_BATCH = 50;

    private final IdahTokens tokens;
    private final AnnotationRpc methods;

    RpcCalls(IdahTokens tokens, AnnotationRpc methods) {
        this.tokens = tokens;
        this.methods = methods;
    }

    void addTo(Routes routes) {
        routes.add("POST", "/annotations/_rpc", "callAnnotationsRpc", this::answer);
    }

    private Answer answer(Call call, Map<String, String> path) {
        Optional<JsonNode> body = IdahParameters.body(call);
        IdahCaller caller = tokens.authenticate(call);
        try {
            JsonNode request = body.filter(JsonNode::isContainerNode)
                    .orElseThrow(() -> RpcRefusal.input("_body: must be an array"));
            return request instanceof ArrayNode batch ? batch(caller, batch) : single(caller, request);
        } catch (RpcRefusal refusal) {
            return Answer.json(422, answer(NullNode.instance, refusal));
        }
    }

    private Answer single(IdahCaller caller, JsonNode request) {
        check(request);
        ObjectNode answer = run(caller, request);
        return request.has("id") ? Answer.json(200, answer) : Answer.empty(204);
    }

    private Answer batch(IdahCaller caller, ArrayNode requests) {
        if (requests.isEmpty()) {
            throw RpcRefusal.input("_body._body: must contain at least one element");
        }
        if (requests.size() > LARGEST_BATCH) {
            RpcRefusal refusal = new RpcRefusal(
                    -32600, "Batch size limit exceeded", Json.object().put("batch_limit", LARGEST_BATCH));
            return Answer.json(400, answer(NullNode.instance, refusal));
        }
        requests.forEach(RpcCalls::check);
        ArrayNode answers = Json.array();
        boolean isCancelled = false;
        for (JsonNode request : requests) {
            ObjectNode answer = isCancelled
                    ? answer(
                            id(request),
                            new RpcRefusal(RpcRefusal.OTHER, "Batch execution cancelled due to previous error", null))
                    : run(caller, request);
            isCancelled = isCancelled || answer.has("error");
            if (request.has("id")) {
                answers.add(answer);
            }
        }
        return answers.isEmpty() ? Answer.empty(204) : Answer.json(200, answers);
    }

    private ObjectNode run(IdahCaller caller, JsonNode request) {
        try {
            JsonNode parameters = request.has("params") ? request.path("params") : Json.object();
            JsonNode result = methods.call(caller, request.path("method").asText(), new RpcParameters(parameters));
            ObjectNode answer = Json.object().put("jsonrpc", "2.0");
            answer.set("id", id(request));
            answer.set("result", result);
            return answer;
        } catch (RpcRefusal refusal) {
            return answer(id(request), refusal);
        }
    }

    // One call of the wrong form refuses the whole request.
    private static void check(JsonNode request) {
        if (!request.isObject()) {
            throw RpcRefusal.input("_body: must be a hash");
        }
        for (String name : new String[] {"jsonrpc", "method"}) {
            if (!request.has(name)) {
                throw RpcRefusal.input("_body." + name + ": is required");
            }
        }
        if (!request.path("jsonrpc").asText().equals("2.0")) {
            throw RpcRefusal.input("_body.jsonrpc: must be one of 2.0");
        }
        JsonNode id = request.path("id");
        if (request.has("id") && !id.isNumber() && !id.isTextual()) {
            throw RpcRefusal.input("_body.id: must be an integer or a string");
        }
    }

    private static JsonNode id(JsonNode request) {
        JsonNode id = request.path("id");
        return id.isNumber() && !id.isIntegralNumber() ? TextNode.valueOf(id.asText()) : id;
    }

    private static ObjectNode answer(JsonNode id, RpcRefusal refusal) {
        ObjectNode answer = Json.object().put("jsonrpc", "2.0");
        answer.set("id", id);
        answer.set("error", refusal.error());
        return answer;
    }
}
