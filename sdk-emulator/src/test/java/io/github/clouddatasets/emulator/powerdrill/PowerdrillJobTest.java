package io.github.clouddatasets.emulator.powerdrill;

import static io.github.clouddatasets.emulator.powerdrill.PowerdrillTestClient.FLOWERS;
import static io.github.clouddatasets.emulator.powerdrill.PowerdrillTestClient.data;
import static io.github.clouddatasets.emulator.powerdrill.PowerdrillTestClient.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.http.RawHttpAnswer;
import io.github.clouddatasets.emulator.store.ManualClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PowerdrillJobTest {

    private static final Duration PACE = Duration.ofSeconds(3);
    private static final String MEANS =
            "species,count,mean_petal,mean_sepal\nsetosa,2,2.000,15.000\nvirginica,1,5.000,30.000\n";

    private final ManualClock clock = ManualClock.at("2026-11-21T12:00:00Z");
    private final DatasetCloudEmulator cloud = DatasetCloudEmulator.builder()
            .clock(clock)
            .pace(PACE)
            .powerdrillJobQuota(2)
            .start();
    private PowerdrillTestClient client = new PowerdrillTestClient(cloud, PowerdrillDialect.V2);
    private final String dataset = client.dataset("flowers");
    private final String source = client.source(dataset, "flowers.csv", FLOWERS);
    private final String session = client.session("talk");

    @AfterEach
    void stop() {
        cloud.close();
    }

    @ParameterizedTest
    @EnumSource
    void theAnswerIsComputedFromTheData(PowerdrillDialect dialect) {
        clock.advance(PACE);
        client = new PowerdrillTestClient(cloud, dialect);
        JsonNode job = data(client.post("/jobs", client.question(session, dataset, "What are the means?")));
        assertThat(job.path(client.name("job_id")).asText()).matches("job-cm[0-9a-z]{23}");
        JsonNode blocks = job.path("blocks");
        assertThat(blocks.findValuesAsText("type"))
                .containsExactly(
                        "CODE",
                        "TABLE",
                        "CODE",
                        "IMAGE",
                        "MESSAGE",
                        "TABLE",
                        "MESSAGE",
                        "IMAGE",
                        "MESSAGE",
                        "SOURCES",
                        "QUESTIONS");
        JsonNode table = blocks.path(1).path("content");
        RawHttpAnswer file = PowerdrillTestClient.open(table.path("url").asText());
        assertThat(new String(file.body(), StandardCharsets.UTF_8)).isEqualTo(MEANS);
        assertThat(table.path(dialect.resultExpiry()).asText()).isEqualTo("2026-11-21T12:10:03Z");
        RawHttpAnswer image = PowerdrillTestClient.open(
                blocks.path(3).path("content").path("url").asText());
        assertThat(image.body()).startsWith(0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n');
        assertThat(image.header("Content-Type")).isEqualTo("image/png");
        assertThat(blocks.path(4).path("content").asText()).contains("3 rows and 3 columns");
        assertThat(blocks.path(6).path("content").asText())
                .contains("**setosa** (2 rows): mean petal 2.000, sepal 15.000");
        JsonNode sources = blocks.path(9);
        assertThat(sources.path("content")
                        .path(0)
                        .path(client.name("datasource_id"))
                        .asText())
                .isEqualTo(source);
        assertThat(sources.path(client.name("group_id")).asText("?")).isEmpty();
        assertThat(blocks.path(10).path(client.name("group_id")).asText()).isEqualTo("-1");
        assertThat(blocks.path(10).path(client.name("group_name")).isNull()).isTrue();
        assertThat(blocks.path(10).path("content")).hasSize(3);
    }

    @Test
    void theStreamComesFrameByFrame() {
        clock.advance(PACE);
        List<String> frames = client.stream(client.question(session, dataset, "Which means?"));
        assertThat(events(frames))
                .startsWith("JOB_ID", "TASK", "TASK", "TASK", "TASK")
                .containsSubsequence(
                        "CODE", "TABLE", "CODE", "IMAGE", "MESSAGE", "TABLE", "MESSAGE", "IMAGE", "MESSAGE")
                .containsSubsequence("QUESTIONS", "TRIGGER", "TASK", "SOURCES")
                .endsWith("SOURCES", ":keep-alive", "END_MARK");
        assertThat(frames.get(0)).matches("event:JOB_ID\ndata:job-cm[0-9a-z]{23}\n\n");
        assertThat(frames.get(1)).matches("id:[0-9a-f-]{36}\nevent:TASK\ndata:\\{.*}\n\n");
        assertThat(frames)
                .filteredOn(frame -> frame.startsWith(":"))
                .hasSizeGreaterThan(2)
                .containsOnly(":keep-alive\n\n");
        assertThat(frames.get(frames.size() - 1)).isEqualTo("event:END_MARK\ndata:[DONE]\n\n");
        assertThat(frames).anyMatch(frame -> frame.startsWith("id:-1\nevent:TASK"));
        assertThat(frames).anyMatch(frame -> frame.contains("\"status\":\"error\""));
    }

    @Test
    void version1HasATitleAndItsOwnNames() {
        clock.advance(PACE);
        client = new PowerdrillTestClient(cloud, PowerdrillDialect.V1);
        List<String> frames = client.stream(client.question(session, dataset, "Which means?"));
        assertThat(frames.get(1)).isEqualTo("event:TITLE_GENERATION\ndata:talk\n\n");
        assertThat(String.join("", frames))
                .contains("\"groupId\":", "\"groupName\":", "\"expiredAt\":")
                .doesNotContain("finish_reason", "\"role\"", "parent_id", "expires_at");
    }

    @Test
    void theHistoryIsNewestFirstAndShowsTablesAsLinks() {
        clock.advance(PACE);
        data(client.post("/jobs", client.question(session, dataset, "one")));
        client.stream(client.question(session, dataset, "two"));
        JsonNode records = data(client.get("/sessions/" + session + "/history")).path("records");
        assertThat(records).hasSize(2);
        assertThat(records.path(0).at("/question/blocks/0/content").asText()).isEqualTo("two");
        assertThat(records.path(1).at("/question/blocks/0/content").asText()).isEqualTo("one");
        String link = records.path(0).at("/answer/blocks/1/content").asText();
        assertThat(new String(PowerdrillTestClient.open(link).body(), StandardCharsets.UTF_8))
                .isEqualTo(MEANS);
        assertThat(records.path(0).at("/answer/blocks/3/content").isObject()).isTrue();
    }

    @Test
    void eachAcceptedJobCostsOneUnit() {
        clock.advance(PACE);
        ObjectNode question = client.question(session, dataset, "again");
        refused(client.post("/jobs", client.question("nope", dataset, "x")), 200, 300003);
        data(client.post("/jobs", question));
        data(client.post("/jobs", question));
        refused(client.post("/jobs", question), 400, 210021);
        // The refusal of a stream is JSON, too.
        RawHttpAnswer stream = client.post("/jobs", question.put("stream", true));
        refused(stream, 400, 210021);
        assertThat(stream.header("Content-Type")).isEqualTo("application/json");
        assertThat(cloud.requests("v2CreateJob")).hasSize(5);
        assertThat(client.list("/sessions/" + session + "/history", "job_id")).hasSize(2);
    }

    @Test
    void impossibleQuestionsAreRefused() {
        ObjectNode question = client.question(session, dataset, "?");
        refused(client.post("/jobs", question.deepCopy().put("question", "x".repeat(6001))), 400, 210022);
        refused(client.post("/jobs", question.deepCopy().put("question", "")), 400, 300001);
        refused(client.post("/jobs", question.deepCopy().put("stream", "yes")), 400, 300001);
        refused(client.post("/jobs", question.deepCopy().put("job_mode", "FAST")), 400, 300001);
        ObjectNode named = question.deepCopy();
        named.putArray("datasource_ids").add(source);
        refused(client.post("/jobs", named), 400, 210023);
        clock.advance(PACE);
        data(client.post("/jobs", named));
        refused(client.post("/jobs", without(named, "dataset_id")), 400, 300001);
        named.putArray("datasource_ids").add("ds-nope");
        refused(client.post("/jobs", named), 200, 300003);
        var many = named.putArray("datasource_ids");
        for (int i = 0; i <= 1000; i++) {
            many.add(source);
        }
        refused(client.post("/jobs", named), 400, 210025);
    }

    @Test
    void version1ChecksItsOptions() {
        client = new PowerdrillTestClient(cloud, PowerdrillDialect.V1);
        ObjectNode question = client.question(session, dataset, "?");
        refused(client.with("x-pd-api-agent-id", "OTHER").post("/jobs", question), 400, 300001);
        question.putObject("answerConfig").put("modelGroup", "best");
        refused(client.post("/jobs", question), 400, 100112);
        question.putObject("answerConfig").put("modelGroup", "default").put("temperature", 1.5);
        refused(client.post("/jobs", question), 400, 300001);
        question.putObject("answerConfig").put("modelGroup", "default").put("temperature", 0.5);
        data(client.with("x-pd-api-agent-id", "GENERAL").post("/jobs", question));
    }

    @Test
    void onlySynchedSourcesAreUsedAndCitedOnRequest() {
        ObjectNode question = client.question(session, dataset, "?");
        JsonNode blocks = data(client.post("/jobs", question)).path("blocks");
        assertThat(blocks.findValuesAsText("type")).containsExactly("MESSAGE", "QUESTIONS");
        clock.advance(PACE);
        question.putObject("custom_options").put("with_citation", false);
        question.putNull("datasource_ids");
        blocks = data(client.post("/jobs", question)).path("blocks");
        assertThat(blocks.findValuesAsText("type")).contains("TABLE").doesNotContain("SOURCES");
    }

    private static ObjectNode without(ObjectNode body, String field) {
        ObjectNode copy = body.deepCopy();
        copy.remove(field);
        return copy;
    }

    private static List<String> events(List<String> frames) {
        List<String> events = new ArrayList<>();
        for (String frame : frames) {
            int event = frame.indexOf("event:");
            String first = event < 0 ? frame : frame.substring(event + "event:".length());
            events.add(first.substring(0, first.indexOf('\n')));
        }
        return events;
    }
}
