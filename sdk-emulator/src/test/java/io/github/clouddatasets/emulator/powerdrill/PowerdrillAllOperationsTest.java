package io.github.clouddatasets.emulator.powerdrill;

import static io.github.clouddatasets.emulator.powerdrill.PowerdrillProject.FLOWERS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.http.Reply;
import io.github.clouddatasets.emulator.store.MovableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One session that uses every operation of the description, in both versions, and holds each answer against it. */
class PowerdrillAllOperationsTest {

    private static final Duration PACE = Duration.ofSeconds(1);

    private final PowerdrillContract contract = new PowerdrillContract();
    private final MovableClock clock = MovableClock.at("2026-11-21T12:00:00Z");
    private final DatasetCloudEmulator cloud =
            DatasetCloudEmulator.builder().clock(clock).pace(PACE).start();

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void work() {
        work(PowerdrillDialect.V1);
        work(PowerdrillDialect.V2);
        upload(new PowerdrillProject(cloud, PowerdrillDialect.V2));
        assertThat(contract.operationIds())
                .hasSize(42)
                .allSatisfy(id -> assertThat(cloud.requests(id)).as(id).isPositive());
    }

    private void work(PowerdrillDialect dialect) {
        String v = dialect.version();
        PowerdrillProject project = new PowerdrillProject(cloud, dialect);
        ObjectNode order = Json.object().put("description", "my default dataset");
        String dataset = like(
                        v + "CreateDataset",
                        project.post("/datasets", order.setAll(project.body().put("name", "d"))))
                .path("id")
                .asText();
        String path = "/datasets/" + dataset;
        like(v + "ModifyDataset", project.post(path, project.body().put("name", "flowers")));
        like(v + "ListDatasets", project.get("/datasets"));

        like(v + "UploadFile", project.upload("flowers.csv", FLOWERS));
        JsonNode made = like(
                v + "CreateDataSource", project.post(path + "/datasources", project.order("flowers.csv", FLOWERS)));
        like(v + "CreateDataSourceWithoutDataset", project.post("/datasources", project.order("flowers.csv", FLOWERS)));
        String source = path + "/datasources/" + made.path("id").asText();
        like(v + "GetDataSource", project.get(source));
        like(v + "ListDataSources", project.get(path + "/datasources?status=synched,synching"));
        like(v + "PresignDataSource", project.post(source + "/presign", project.body()));
        clock.advance(PACE);
        like(v + "GetDatasetStatus", project.get(path + "/status"));
        like(v + "GetDatasetOverview", project.get(path + "/overview"));

        String session = like(
                        v + "CreateSession",
                        project.post("/sessions", project.body().put(dialect.sessionName(), "s")))
                .path("id")
                .asText();
        String sessionPath = "/sessions/" + session;
        like(v + "ModifySession", project.post(sessionPath, project.body().put(dialect.sessionName(), "t")));
        like(v + "GetSession", project.get(sessionPath));
        like(v + "ListSessions", project.get("/sessions"));
        like(v + "CreateJob", project.post("/jobs", project.question(session, dataset, "What are the means?")));
        like(v + "GetJobHistory", project.get(sessionPath + "/history"));

        like(v + "DeleteSession", project.delete(sessionPath));
        like(v + "DeleteDataSource", project.delete(source));
        like(v + "DeleteDataset", project.delete(path));
    }

    private void upload(PowerdrillProject project) {
        JsonNode upload = like(
                "v2InitMultipartUpload",
                project.post(
                        "/file/init-multipart-upload",
                        project.body().put("file_name", "flowers.csv").put("file_size", FLOWERS.length())));
        String url = upload.path("part_items").path(0).path("upload_url").asText();
        Reply put = PowerdrillProject.storage(url).send("PUT", PowerdrillProject.target(url), FLOWERS);
        assertThat(put.status()).as(put.toString()).isEqualTo(200);
        String etag = String.valueOf(put.header("ETag")).replace("\"", "");
        ObjectNode complete = project.body()
                .put("upload_id", upload.path("upload_id").asText())
                .put("file_object_key", upload.path("file_object_key").asText());
        complete.putArray("part_etags").addObject().put("number", 1).put("etag", etag);
        like("v2CompleteMultipartUpload", project.post("/file/complete-multipart-upload", complete));
    }

    @ParameterizedTest
    @EnumSource
    void streamsAsDescribed(PowerdrillDialect dialect) {
        PowerdrillProject project = new PowerdrillProject(cloud, dialect);
        String dataset = project.dataset("flowers");
        project.source(dataset, "flowers.csv", FLOWERS);
        clock.advance(PACE);
        ObjectNode question = project.question(project.session("s"), dataset, "Which means?");
        String version = dialect == PowerdrillDialect.V1 ? "V1" : "V2";
        for (String frame : project.stream(question)) {
            String data = frame.substring(frame.indexOf("data:") + "data:".length());
            if (frame.startsWith("id:")) {
                JsonNode chunk =
                        Json.parse(data.getBytes(StandardCharsets.UTF_8)).orElseThrow();
                assertThat(contract.schemaDifferences(version + "StreamChunk", chunk))
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
                assertThat(contract.schemaDifferences(schema, one)).as(frame).isEmpty();
            }
        }
    }

    @Test
    void aDifferenceIsSeen() {
        JsonNode answer = Json.object()
                .put("code", 0)
                .set("data", Json.object().put("id", 1).put("more", "x"));
        assertThat(contract.differences("v2CreateDataset", answer)).hasSize(2);
        assertThat(contract.differences("v2CreateDataset", Json.object().put("code", 0)))
                .hasSize(2);
        assertThat(contract.schemaDifferences("V2TaskContent", Json.object().put("status", "finished")))
                .hasSize(3);
    }

    private JsonNode like(String operationId, Reply reply) {
        JsonNode data = PowerdrillProject.data(reply);
        assertThat(contract.differences(operationId, reply.json()))
                .as(operationId + " " + reply)
                .isEmpty();
        // Documented for all but these three.
        boolean traced = !operationId.matches("v.GetDatasetOverview|v2(Init|Complete)MultipartUpload");
        assertThat(reply.header("x-pd-trace-id") != null).as(operationId).isEqualTo(traced);
        return data;
    }
}
