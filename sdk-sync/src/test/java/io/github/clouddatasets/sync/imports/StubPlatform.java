package io.github.clouddatasets.sync.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.sync.SyncClient;
import io.github.clouddatasets.sync.SyncServer;
import io.github.clouddatasets.testing.RawServer.Answer;
import io.github.clouddatasets.testing.RawServer.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * As much of the platform as an import meets, with the answers of the recordings: it keeps what it is sent, and refuses what is there. A
 * test can step in before a request ({@link #before}) and lose answers ({@link #losing}).
 */
@SuppressWarnings("NullAway") // a test fails where a value is absent
final class StubPlatform implements AutoCloseable {

    static final String PROJECT = "0198f000-0000-7000-8000-00000000000a";

    private static final ObjectMapper JSON = new ObjectMapper();

    final SyncServer server = new SyncServer();
    final Map<String, ObjectNode> datasets = new LinkedHashMap<>();
    final Map<String, ObjectNode> entries = new LinkedHashMap<>();
    final Map<String, ObjectNode> medias = new LinkedHashMap<>();
    final Map<String, ObjectNode> annotations = new LinkedHashMap<>();

    /** Tiles by annotation and key. */
    final Map<String, String> tiles = new LinkedHashMap<>();

    /** What the state of new entries becomes once somebody looks at them. */
    String step = "annotate";

    String status = "pending";
    boolean installed = true;

    private Function<Request, @Nullable Answer> before = request -> null;
    private Function<Request, Boolean> losing = request -> false;
    private int ids;

    StubPlatform() {
        server.answering(this::answer);
    }

    /** Has a test answer requests; null for those that the platform answers. */
    void before(Function<Request, @Nullable Answer> answer) {
        before = answer;
    }

    /** Does what such requests ask for, and hangs up instead of an answer. */
    void losing(Function<Request, Boolean> which) {
        losing = which;
    }

    SyncClient client() {
        return server.builder().maxAttempts(1).build();
    }

    /** Method and path of each request without the base, and ids replaced by what they name. */
    List<String> wire() {
        return server.requests().stream()
                .map(request -> request.method() + " " + request.path().replace("/api/v1", ""))
                .toList();
    }

    private synchronized Answer answer(Request request) {
        Answer own = before.apply(request);
        if (own != null) {
            return own;
        }
        Answer answer = route(request, request.path().replace("/api/v1", ""));
        return losing.apply(request) ? Answer.closing("") : answer;
    }

    private Answer route(Request request, String path) {
        if (path.equals("/dataset/datasets")) {
            return request.method().equals("GET") ? list(request, datasets) : createDataset(request);
        }
        if (path.startsWith("/dataset/datasets/")) {
            return dataset(request, path.substring("/dataset/datasets/".length()));
        }
        if (path.equals("/dataset/entries")) {
            return request.method().equals("GET") ? listEntries(request) : createEntry(request);
        }
        if (path.equals("/dataset/annotations")) {
            return list(request, annotations);
        }
        if (path.equals("/dataset/annotations/_rpc")) {
            return rpc(request);
        }
        if (path.startsWith("/media/medias/files/")) {
            return upload(request, path.substring("/media/medias/files/".length()));
        }
        if (path.startsWith("/media/medias/info/")) {
            ObjectNode media = medias.get(path.substring("/media/medias/info/".length()));
            return media == null ? refusal(404, "No record was found.") : document(200, media);
        }
        if (path.equals("/media/medias")) {
            return list(request, medias);
        }
        if (path.startsWith("/setting/plugins/modalities/")) {
            String shapes = installed ? "{\"polygon\":{\"label\":\"Polygon\"}}" : "{}";
            return Answer.json(200, "{\"data\":{\"shapes\":" + shapes + "}}");
        }
        throw new AssertionError("nothing was said of " + request.head());
    }

    private String id(String kind) {
        ids++;
        return String.format("0198f000-0000-7000-8000-%s%08d", kind, ids);
    }

    /** A resource with attributes. */
    private static ObjectNode resource(String type, String id, JsonNode attributes) {
        ObjectNode resource = JSON.createObjectNode();
        resource.put("type", type);
        resource.put("id", id);
        resource.set("attributes", attributes);
        return resource;
    }

    private static Answer document(int status, JsonNode resource) {
        return Answer.json(status, JSON.createObjectNode().set("data", resource).toString());
    }

    private static Answer refusal(int status, String detail) {
        return Answer.json(
                status,
                "{\"errors\":[{\"status\":" + status + ",\"title\":\"Verse::Error::ValidationFailed\",\"detail\":\""
                        + detail + "\"}]}");
    }

    private static Answer list(Request request, Map<String, ObjectNode> all) {
        ArrayNode rows = JSON.createArrayNode();
        all.values().stream().filter(row -> isAskedFor(request, row)).forEach(rows::add);
        return Answer.json(200, JSON.createObjectNode().set("data", rows).toString());
    }

    private static boolean isAskedFor(Request request, ObjectNode row) {
        Map<String, List<String>> filters = new LinkedHashMap<>();
        for (String parameter : request.parameters()) {
            if (parameter.startsWith("filter[")) {
                String field = parameter.substring(7, parameter.indexOf(']'));
                String value = parameter.substring(parameter.indexOf('=') + 1);
                filters.computeIfAbsent(field, any -> new ArrayList<>()).add(value);
            }
        }
        return filters.entrySet().stream().allMatch(filter -> {
            JsonNode value = filter.getKey().equals("id")
                    ? row.get("id")
                    : row.path("attributes").path(filter.getKey());
            return filter.getValue().contains(value.asText());
        });
    }

    private static JsonNode sent(Request request) {
        try {
            return JSON.readTree(request.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer createDataset(Request request) {
        JsonNode data = sent(request).path("data");
        ObjectNode attributes = data.path("attributes").deepCopy();
        attributes.put("project_id", data.at("/relationships/project/data/id").asText());
        String id = id("d000");
        datasets.put(id, resource("dataset:datasets", id, attributes));
        return document(201, datasets.get(id));
    }

    private Answer dataset(Request request, String id) {
        ObjectNode dataset = datasets.get(id);
        if (request.method().equals("PATCH")) {
            JsonNode changes = sent(request).at("/data/attributes");
            ((ObjectNode) dataset.get("attributes")).setAll((ObjectNode) changes);
        }
        return document(200, dataset);
    }

    private Answer listEntries(Request request) {
        entries.values().forEach(entry -> {
            ObjectNode attributes = (ObjectNode) entry.get("attributes");
            attributes.put("wf_step", step);
            attributes.put("status", status);
        });
        return list(request, entries);
    }

    private Answer createEntry(Request request) {
        JsonNode data = sent(request).path("data");
        ObjectNode attributes = data.path("attributes").deepCopy();
        String resource = attributes.path("resource").asText();
        if (entries.values().stream()
                .anyMatch(entry -> entry.at("/attributes/resource").asText().equals(resource))) {
            return refusal(422, "Entry with resource " + resource + " already exists");
        }
        attributes.put("dataset_id", data.at("/relationships/dataset/data/id").asText());
        attributes.put("wf_step", "start");
        attributes.put("status", "pending");
        String id = id("e000");
        entries.put(id, resource("dataset:entries", id, attributes));
        return document(201, entries.get(id));
    }

    private Answer upload(Request request, String resource) {
        if (medias.containsKey(resource)) {
            return refusal(422, "Resource " + resource + " with key  already exists");
        }
        String body = request.body();
        int file = body.indexOf("\r\n\r\n", body.indexOf("name=\"file\"")) + 4;
        ObjectNode attributes = JSON.createObjectNode();
        attributes.put("resource", resource);
        attributes.put("key", "");
        attributes.put("size", body.lastIndexOf("\r\n--") - file);
        attributes.put("project_id", PROJECT);
        medias.put(resource, resource("media:medias", resource, attributes));
        return Answer.json(200, "{\"data\":[" + medias.get(resource) + "]}");
    }

    private Answer rpc(Request request) {
        JsonNode sent = sent(request);
        if (sent.isObject()) {
            return Answer.json(200, rpc(sent, false).toString());
        }
        ArrayNode answers = JSON.createArrayNode();
        boolean ended = false;
        for (JsonNode call : sent) {
            ObjectNode answer = rpc(call, ended);
            ended |= answer.has("error");
            answers.add(answer);
        }
        return Answer.json(200, answers.toString());
    }

    private ObjectNode rpc(JsonNode call, boolean ended) {
        ObjectNode answer = JSON.createObjectNode();
        answer.put("jsonrpc", "2.0");
        answer.set("id", call.get("id"));
        String error = ended ? "Batch execution cancelled due to previous error" : error(call);
        if (error == null) {
            answer.set("result", result(call));
        } else {
            answer.putObject("error").put("code", -32603).put("message", error);
        }
        return answer;
    }

    private @Nullable String error(JsonNode call) {
        JsonNode params = call.path("params");
        if (call.path("method").asText().equals("create")) {
            if (annotations.containsKey(params.path("id").asText())) {
                return "verse.errors.cannot_create_record";
            }
            JsonNode category = params.at("/annotation/category");
            return category.asText().equals("refused") ? "no such category" : null;
        }
        return annotations.containsKey(params.path("annotation_id").asText()) ? null : "no such annotation";
    }

    private JsonNode result(JsonNode call) {
        JsonNode params = call.path("params");
        if (!call.path("method").asText().equals("create")) {
            tiles.put(
                    params.path("annotation_id").asText() + " "
                            + params.path("key").asText(),
                    params.at("/value/rle").asText());
            return JSON.getNodeFactory().numberNode(1);
        }
        String id = params.path("id").asText();
        annotations.put(id, resource("dataset:annotations", id, params));
        return params;
    }

    @Override
    public void close() {
        server.close();
    }
}
