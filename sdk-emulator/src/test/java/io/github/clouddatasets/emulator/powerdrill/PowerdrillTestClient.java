package io.github.clouddatasets.emulator.powerdrill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.http.RawHttpAnswer;
import io.github.clouddatasets.emulator.http.RawHttpClient;
import java.util.ArrayList;
import java.util.List;

/** The emulated Powerdrill as an authorised caller sees it, in one of its versions. */
final class PowerdrillTestClient {

    /** Three species with means that are easy to see. */
    static final String FLOWERS = "petal,sepal,species\n1,10,setosa\n3,20,setosa\n5,30,virginica\n";

    private static final String BOUNDARY = "a-boundary";

    private final DatasetCloudEmulator cloud;
    private final PowerdrillDialect dialect;
    private final RawHttpClient http;

    PowerdrillTestClient(DatasetCloudEmulator cloud, PowerdrillDialect dialect) {
        this(
                cloud,
                dialect,
                new RawHttpClient(cloud.powerdrillEndpoint()).with("x-pd-api-key", cloud.powerdrillApiKey()));
    }

    private PowerdrillTestClient(DatasetCloudEmulator cloud, PowerdrillDialect dialect, RawHttpClient http) {
        this.cloud = cloud;
        this.dialect = dialect;
        this.http = http;
    }

    PowerdrillTestClient with(String header, String value) {
        return new PowerdrillTestClient(cloud, dialect, http.with(header, value));
    }

    /** The name of a field here. */
    String name(String v2Name) {
        return dialect.name(v2Name);
    }

    /** A body that says which user it is for. */
    ObjectNode body() {
        return Json.object().put(name("user_id"), cloud.powerdrillUserId());
    }

    RawHttpAnswer get(String path) {
        return http.get(user(path));
    }

    /** The user is in query and body, which is right for every operation. */
    RawHttpAnswer post(String path, ObjectNode body) {
        return http.post(user(path), body.toString());
    }

    RawHttpAnswer delete(String path) {
        return http.with("Content-Type", "application/json").send("DELETE", user(path), body().toString());
    }

    RawHttpAnswer upload(String fileName, String content) {
        String form = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"user_id\"\r\n\r\n"
                + cloud.powerdrillUserId() + "\r\n--" + BOUNDARY
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                + "\"\r\nContent-Type: text/csv\r\n\r\n" + content + "\r\n--" + BOUNDARY + "--\r\n";
        return http.with("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .send("POST", user("/file/upload-datasource"), form);
    }

    String dataset(String name) {
        return data(post("/datasets", body().put("name", name))).path("id").asText();
    }

    String session(String name) {
        return data(post("/sessions", body().put(dialect.sessionName(), name)))
                .path("id")
                .asText();
    }

    /** A request for a data source from a file that was uploaded with that content. */
    ObjectNode request(String fileName, String content) {
        String key =
                data(upload(fileName, content)).path(name("file_object_key")).asText();
        ObjectNode request = body().put("name", fileName).put("type", "FILE").put(name("file_object_key"), key);
        return dialect == PowerdrillDialect.V1 ? request.put("fileName", fileName) : request;
    }

    /** A data source that is not synched yet. */
    String source(String datasetId, String fileName, String content) {
        JsonNode source = data(post("/datasets/" + datasetId + "/datasources", request(fileName, content)));
        assertThat(source.path("status").asText()).isEqualTo("synching");
        return source.path("id").asText();
    }

    String status(String datasetId, String sourceId) {
        return data(get("/datasets/" + datasetId + "/datasources/" + sourceId))
                .path("status")
                .asText();
    }

    /** {@code synched, invalid, synching}. */
    List<Integer> counts(String datasetId) {
        JsonNode counts = data(get("/datasets/" + datasetId + "/status"));
        return List.of(
                counts.path(name("synched_count")).asInt(),
                counts.path(name("invalid_count")).asInt(),
                counts.path(name("synching_count")).asInt());
    }

    List<String> list(String path, String field) {
        List<String> values = new ArrayList<>();
        data(get(path))
                .path("records")
                .forEach(record -> values.add(record.path(field).asText()));
        return values;
    }

    ObjectNode question(String sessionId, String datasetId, String question) {
        return body().put(name("session_id"), sessionId)
                .put(name("dataset_id"), datasetId)
                .put("question", question);
    }

    /** The frames of a streamed answer, each as it was flushed. */
    List<String> stream(ObjectNode question) {
        RawHttpAnswer reply =
                http.stream(user("/jobs"), question.put("stream", true).toString());
        assertThat(reply.header("Content-Type")).isEqualTo("text/event-stream;charset=UTF-8");
        return reply.chunks();
    }

    /** What the storage answers to a link. */
    static RawHttpAnswer open(String url) {
        return storage(url).get(target(url));
    }

    static RawHttpClient storage(String url) {
        return new RawHttpClient(url.substring(0, url.indexOf('/', "http://".length())));
    }

    static String target(String url) {
        return url.substring(url.indexOf('/', "http://".length()));
    }

    static JsonNode data(RawHttpAnswer reply) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        // The overview of v1 has its code in an object.
        JsonNode code = reply.json().path("code");
        assertThat(code.path("code").asInt(code.asInt(-1))).as(reply.toString()).isZero();
        return reply.json().path("data");
    }

    static void refused(RawHttpAnswer reply, int status, int code) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
        assertThat(reply.json().path("code").asInt()).as(reply.toString()).isEqualTo(code);
        assertThat(reply.json().path("msg").asText()).isNotEmpty();
        assertThat(reply.header("x-pd-trace-id")).isNull();
    }

    private String user(String path) {
        return "/" + dialect.version() + "/team" + path + (path.contains("?") ? "&" : "?") + name("user_id") + "="
                + cloud.powerdrillUserId();
    }
}
