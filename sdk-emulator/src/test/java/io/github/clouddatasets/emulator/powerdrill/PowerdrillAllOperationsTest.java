package io.github.clouddatasets.emulator.powerdrill;

import static io.github.clouddatasets.emulator.powerdrill.PowerdrillTestClient.FLOWERS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.http.AnsweredHosts;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.http.RawHttpAnswer;
import io.github.clouddatasets.emulator.store.ManualClock;
import io.github.clouddatasets.testing.Contract;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One session that uses every operation in both versions, and compares each answer with the service description. */
class PowerdrillAllOperationsTest {

    private static final Duration PACE = Duration.ofSeconds(1);

    private final ManualClock clock = ManualClock.at("2026-11-21T12:00:00Z");
    private final DatasetCloudEmulator cloud =
            DatasetCloudEmulator.builder().clock(clock).pace(PACE).start();

    @AfterEach
    void stop() {
        assertThat(AnsweredHosts.foreign(cloud)).isEmpty();
        cloud.close();
    }

    @Test
    void everyOperationAnswersAsDescribed() {
        work(PowerdrillDialect.V1);
        work(PowerdrillDialect.V2);
        upload(new PowerdrillTestClient(cloud, PowerdrillDialect.V2));
        assertThat(Contract.POWERDRILL.lines().keySet())
                .hasSize(42)
                .allSatisfy(id -> assertThat(cloud.requests(id)).as(id).isNotEmpty());
    }

    private void work(PowerdrillDialect dialect) {
        String v = dialect.version();
        PowerdrillTestClient client = new PowerdrillTestClient(cloud, dialect);
        ObjectNode request = Json.object().put("description", "my default dataset");
        String dataset = like(
                        v + "CreateDataset",
                        client.post("/datasets", request.setAll(client.body().put("name", "d"))))
                .path("id")
                .asText();
        String path = "/datasets/" + dataset;
        like(v + "ModifyDataset", client.post(path, client.body().put("name", "flowers")));
        like(v + "ListDatasets", client.get("/datasets"));

        like(v + "UploadFile", client.upload("flowers.csv", FLOWERS));
        JsonNode made = like(
                v + "CreateDataSource", client.post(path + "/datasources", client.request("flowers.csv", FLOWERS)));
        like(v + "CreateDataSourceWithoutDataset", client.post("/datasources", client.request("flowers.csv", FLOWERS)));
        String source = path + "/datasources/" + made.path("id").asText();
        like(v + "GetDataSource", client.get(source));
        like(v + "ListDataSources", client.get(path + "/datasources?status=synched,synching"));
        like(v + "PresignDataSource", client.post(source + "/presign", client.body()));
        clock.advance(PACE);
        like(v + "GetDatasetStatus", client.get(path + "/status"));
        like(v + "GetDatasetOverview", client.get(path + "/overview"));

        String session = like(
                        v + "CreateSession",
                        client.post("/sessions", client.body().put(dialect.sessionName(), "s")))
                .path("id")
                .asText();
        String sessionPath = "/sessions/" + session;
        like(v + "ModifySession", client.post(sessionPath, client.body().put(dialect.sessionName(), "t")));
        like(v + "GetSession", client.get(sessionPath));
        like(v + "ListSessions", client.get("/sessions"));
        like(v + "CreateJob", client.post("/jobs", client.question(session, dataset, "What are the means?")));
        like(v + "GetJobHistory", client.get(sessionPath + "/history"));

        like(v + "DeleteSession", client.delete(sessionPath));
        like(v + "DeleteDataSource", client.delete(source));
        like(v + "DeleteDataset", client.delete(path));
    }

    private void upload(PowerdrillTestClient client) {
        JsonNode upload = like(
                "v2InitMultipartUpload",
                client.post(
                        "/file/init-multipart-upload",
                        client.body().put("file_name", "flowers.csv").put("file_size", FLOWERS.length())));
        String url = upload.path("part_items").path(0).path("upload_url").asText();
        RawHttpAnswer put = PowerdrillTestClient.storage(url).send("PUT", PowerdrillTestClient.target(url), FLOWERS);
        assertThat(put.status()).as(put.toString()).isEqualTo(200);
        String etag = String.valueOf(put.header("ETag")).replace("\"", "");
        ObjectNode complete = client.body()
                .put("upload_id", upload.path("upload_id").asText())
                .put("file_object_key", upload.path("file_object_key").asText());
        complete.putArray("part_etags").addObject().put("number", 1).put("etag", etag);
        like("v2CompleteMultipartUpload", client.post("/file/complete-multipart-upload", complete));
    }

    @ParameterizedTest
    @EnumSource
    void streamsAreAsDescribed(PowerdrillDialect dialect) {
        PowerdrillTestClient client = new PowerdrillTestClient(cloud, dialect);
        String dataset = client.dataset("flowers");
        client.source(dataset, "flowers.csv", FLOWERS);
        clock.advance(PACE);
        ObjectNode question = client.question(client.session("s"), dataset, "Which means?");
        String version = dialect == PowerdrillDialect.V1 ? "V1" : "V2";
        for (String frame : client.stream(question)) {
            String data = frame.substring(frame.indexOf("data:") + "data:".length());
            if (frame.startsWith("id:")) {
                JsonNode chunk =
                        Json.parse(data.getBytes(StandardCharsets.UTF_8)).orElseThrow();
                assertThat(ContractComparison.schemaDifferences(version + "StreamChunk", chunk))
                        .isEmpty();
                String schema = switch (frame.substring(frame.indexOf("event:") + 6, frame.indexOf("\ndata:"))) {
                    case "TASK" -> version + "TaskContent";
                    case "CODE", "MESSAGE" -> "MarkdownText";
                    case "TABLE", "IMAGE" -> version + "FileContent";
                    case "QUESTIONS" -> "QuestionList";
                    case "TRIGGER" -> "TriggerContent";
                    case "SOURCES" -> version + "SourceItem";
                    default -> throw new AssertionError(frame);
                };
                JsonNode content = chunk.at("/choices/0/delta/content");
                JsonNode one = schema.endsWith("SourceItem") ? content.path(0) : content;
                assertThat(ContractComparison.schemaDifferences(schema, one))
                        .as(frame)
                        .isEmpty();
            }
        }
    }

    @Test
    void aDifferenceFromTheDescriptionIsFound() {
        JsonNode answer = Json.object()
                .put("code", 0)
                .set("data", Json.object().put("id", 1).put("more", "x"));
        assertThat(ContractComparison.differences("v2CreateDataset", answer)).hasSize(2);
        assertThat(ContractComparison.differences(
                        "v2CreateDataset", Json.object().put("code", 0)))
                .hasSize(2);
        assertThat(ContractComparison.schemaDifferences(
                        "V2TaskContent", Json.object().put("status", "finished")))
                .hasSize(3);
    }

    private JsonNode like(String operationId, RawHttpAnswer reply) {
        JsonNode data = PowerdrillTestClient.data(reply);
        assertThat(ContractComparison.differences(operationId, reply.json()))
                .as(operationId + " " + reply)
                .isEmpty();
        // The documentation has this header for all operations but these three.
        boolean traced = !operationId.matches("v.GetDatasetOverview|v2(Init|Complete)MultipartUpload");
        assertThat(reply.header("x-pd-trace-id") != null).as(operationId).isEqualTo(traced);
        return data;
    }
}
