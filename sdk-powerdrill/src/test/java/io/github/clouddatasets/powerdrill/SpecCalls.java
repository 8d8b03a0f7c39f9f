package io.github.clouddatasets.powerdrill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.core.spi.value.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * For every operation of the contract the call of the SDK that makes it. A body comes as the contract has it and goes
 * through the typed request, so that what the request lacks does not arrive.
 */
final class SpecCalls {

    /** Makes one call, and reads something of a listing. */
    @FunctionalInterface
    interface SpecCall {
        void make(PowerdrillClient client, JsonNode body);
    }

    /** Names of version 1 for what the requests call by the names of version 2: specs/powerdrill.md, section 11. */
    private static final Map<String, String> RENAMED = Map.of(
            "title", "name",
            "languageType", "output_language",
            "jobMode", "job_mode",
            "maxMessagesInContext", "max_contextual_job_history",
            "agentId", "agent_id",
            "fileKey", "file_object_key",
            "sessionId", "session_id",
            "datasetId", "dataset_id",
            "datasourceIdList", "datasource_ids");

    /** What the contract wraps in an object of its own, and a job's request has beside the rest. */
    private static final Set<String> FLATTENED = Set.of("custom_options", "answerConfig");

    /** A file small enough to go at once. */
    static final Path FILE = Path.of("target", "sales.csv");

    static final String CONTENT = "x,y\n1,2\n";

    private static final Map<String, SpecCall> CALLS = new LinkedHashMap<>();

    static {
        try {
            java.nio.file.Files.writeString(FILE, CONTENT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        CALLS.put("v2ListDatasets", (c, body) -> c.datasets().list().first());
        CALLS.put("v2CreateDataset", (c, body) -> c.datasets().create(request(body, CreateDatasetRequest.class)));
        CALLS.put("v2GetDatasetOverview", (c, body) -> c.datasets().overview("d1"));
        CALLS.put("v2GetDatasetStatus", (c, body) -> c.datasets().status("d1"));
        CALLS.put("v2ModifyDataset", (c, body) -> c.datasets().update("d1", request(body, UpdateDatasetRequest.class)));
        CALLS.put("v2DeleteDataset", (c, body) -> c.datasets().delete("d1"));
        CALLS.put("v2ListDataSources", (c, body) -> c.dataSources().list("d1").first());
        CALLS.put(
                "v2CreateDataSource",
                (c, body) -> c.dataSources().create("d1", request(body, CreateDataSourceRequest.class)));
        CALLS.put(
                "v2CreateDataSourceWithoutDataset",
                (c, body) -> c.dataSources().create(request(body, CreateDataSourceRequest.class)));
        CALLS.put("v2GetDataSource", (c, body) -> c.dataSources().get("d1", "s1"));
        CALLS.put("v2DeleteDataSource", (c, body) -> c.dataSources().delete("d1", "s1"));
        CALLS.put(
                "v2PresignDataSource", (c, body) -> c.dataSources().link("d1", "s1", lifetime(body.get("expires_in"))));
        CALLS.put(
                "v2InitMultipartUpload", (c, body) -> c.uploads().initiate(request(body, InitiateUploadRequest.class)));
        CALLS.put(
                "v2CompleteMultipartUpload",
                (c, body) -> c.uploads().complete(request(body, CompleteUploadRequest.class)));
        CALLS.put("v2ListSessions", (c, body) -> c.sessions().list().first());
        CALLS.put("v2CreateSession", (c, body) -> c.sessions().create(request(body, CreateSessionRequest.class)));
        CALLS.put("v2GetSession", (c, body) -> c.sessions().get("c1"));
        CALLS.put("v2ModifySession", (c, body) -> c.sessions().update("c1", request(body, UpdateSessionRequest.class)));
        CALLS.put("v2DeleteSession", (c, body) -> c.sessions().delete("c1"));
        CALLS.put("v2CreateJob", (c, body) -> {
            JobRequest request = request(body, JobRequest.class);
            ask(body, () -> c.jobs().create(request), () -> c.jobs().stream(request));
        });
        CALLS.put("v2GetJobHistory", (c, body) -> c.jobs().history("c1").first());
        CALLS.put("v2UploadFile", (c, body) -> c.uploads().upload(FILE));
        CALLS.put("v1ListDatasets", (c, body) -> c.v1().datasets().list().first());
        CALLS.put("v1CreateDataset", (c, body) -> c.v1().datasets().create(request(body, CreateDatasetRequest.class)));
        CALLS.put("v1GetDatasetOverview", (c, body) -> c.v1().datasets().overview("d1"));
        CALLS.put("v1GetDatasetStatus", (c, body) -> c.v1().datasets().status("d1"));
        CALLS.put(
                "v1ModifyDataset",
                (c, body) -> c.v1().datasets().update("d1", request(body, UpdateDatasetRequest.class)));
        CALLS.put("v1DeleteDataset", (c, body) -> c.v1().datasets().delete("d1"));
        CALLS.put(
                "v1ListDataSources",
                (c, body) -> c.v1().dataSources().list("d1").first());
        CALLS.put(
                "v1CreateDataSource",
                (c, body) -> c.v1().dataSources().create("d1", request(body, CreateDataSourceRequest.class)));
        CALLS.put(
                "v1CreateDataSourceWithoutDataset",
                (c, body) -> c.v1().dataSources().create(request(body, CreateDataSourceRequest.class)));
        CALLS.put("v1GetDataSource", (c, body) -> c.v1().dataSources().get("d1", "s1"));
        CALLS.put("v1DeleteDataSource", (c, body) -> c.v1().dataSources().delete("d1", "s1"));
        CALLS.put(
                "v1PresignDataSource",
                (c, body) -> c.v1().dataSources().link("d1", "s1", lifetime(body.get("expireIn"))));
        CALLS.put("v1ListSessions", (c, body) -> c.v1().sessions().list().first());
        CALLS.put("v1CreateSession", (c, body) -> c.v1().sessions().create(request(body, CreateSessionRequest.class)));
        CALLS.put("v1GetSession", (c, body) -> c.v1().sessions().get("c1"));
        CALLS.put(
                "v1ModifySession",
                (c, body) -> c.v1().sessions().update("c1", request(body, UpdateSessionRequest.class)));
        CALLS.put("v1DeleteSession", (c, body) -> c.v1().sessions().delete("c1"));
        CALLS.put("v1CreateJob", (c, body) -> {
            JobRequest request = request(body, JobRequest.class);
            ask(body, () -> c.v1().jobs().create(request), () -> c.v1().jobs().stream(request));
        });
        CALLS.put("v1GetJobHistory", (c, body) -> c.v1().jobs().history("c1").first());
        CALLS.put("v1UploadFile", (c, body) -> c.v1().uploads().upload(FILE));
    }

    private SpecCalls() {}

    static Map<String, SpecCall> all() {
        return CALLS;
    }

    static SpecCall of(String operation) {
        SpecCall call = CALLS.get(operation);
        if (call == null) {
            throw new AssertionError("no call of the SDK for " + operation);
        }
        return call;
    }

    /** Whether a job is streamed is no part of the SDK's request: there is a method for each. */
    private static void ask(JsonNode body, Runnable create, Supplier<JobStream> stream) {
        if (!body.path("stream").asBoolean()) {
            create.run();
            return;
        }
        try (JobStream events = stream.get()) {
            assertThat(events.hasNext()).isTrue();
        }
    }

    private static Duration lifetime(JsonNode seconds) {
        return Duration.ofSeconds(seconds.asLong());
    }

    private static <T> T request(JsonNode body, Class<T> type) {
        ObjectNode renamed = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> field : body.properties()) {
            if (FLATTENED.contains(field.getKey())) {
                renamed.setAll((ObjectNode) field.getValue());
            } else {
                renamed.set(RENAMED.getOrDefault(field.getKey(), field.getKey()), field.getValue());
            }
        }
        try {
            return Json.SNAKE.reader(type).readValue(renamed.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
