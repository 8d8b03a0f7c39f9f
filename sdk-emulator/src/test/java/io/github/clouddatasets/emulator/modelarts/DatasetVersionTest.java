package io.github.clouddatasets.emulator.modelarts;

import static io.github.clouddatasets.emulator.modelarts.ModelArtsTestClient.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.http.RawHttpAnswer;
import io.github.clouddatasets.emulator.http.RawHttpClient;
import io.github.clouddatasets.emulator.store.ManualClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetVersionTest {

    private static final Duration PACE = Duration.ofSeconds(1);

    private final ManualClock clock = ManualClock.at("2026-11-21T12:00:00Z");
    private DatasetCloudEmulator cloud;
    private ModelArtsTestClient client;

    @BeforeEach
    void start() {
        cloud = DatasetCloudEmulator.builder().clock(clock).pace(PACE).start();
        client = new ModelArtsTestClient(cloud);
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void onRequestADatasetTakesOneVersionAMinute() throws IOException {
        assertThat(client.post("/versions", "{}").status()).isEqualTo(201);
        clock.advance(PACE);
        assertThat(client.post("/versions", "{}").status()).as("off at first").isEqualTo(201);
        clock.advance(PACE);
        cloud.modelArtsLimitsVersions(true);

        refused(client.post("/versions", "{}"), "4370");
        clock.advance(Duration.ofMinutes(1).minus(PACE).minusMillis(1));
        refused(client.post("/versions", "{}"), "4370");
        clock.advance(Duration.ofMillis(1));
        assertThat(client.post("/versions", "{}").status()).isEqualTo(201);
        clock.advance(PACE);
        cloud.modelArtsLimitsVersions(false);
        assertThat(client.post("/versions", "{}").status()).isEqualTo(201);
    }

    @Test
    void theDefaultDatasetStartsWithThreeVersions() throws IOException {
        JsonNode list = client.get("/versions");
        assertThat(list.path("total_number").asInt()).isEqualTo(3);
        List<String> names = new ArrayList<>();
        for (JsonNode version : list.path("versions")) {
            names.add(version.path("version_name").asText());
            assertThat(version.path("status").asInt()).isEqualTo(1);
            assertThat(lines(version))
                    .hasSize(version.path("total_sample_count").asInt());
        }
        assertThat(names).containsExactly("V003", "V002", "V001");
        JsonNode newest = list.path("versions").path(0);
        assertThat(newest.path("is_current").asBoolean()).isTrue();
        assertThat(newest.path("previous_version_id").asText())
                .isEqualTo(list.path("versions").path(1).path("version_id").asText());
        assertThat(list.path("versions").path(2).has("previous_version_id")).isFalse();
        assertThat(list.path("versions").path(2).path("is_current").asBoolean()).isFalse();
    }

    @Test
    void aNewVersionHasAManifest() throws IOException {
        client.send(client.http(), "POST", "/sync-data", "");
        clock.advance(PACE);
        client.get("/sync-data/status");

        RawHttpAnswer created = client.post(
                "/versions",
                "{\"description\":\"all sixty\",\"train_evaluate_sample_ratio\":\"0.75\",\"export_images\":true}");
        assertThat(created.status()).as(created.toString()).isEqualTo(201);
        String id = created.json().path("version_id").asText();
        JsonNode publishing = client.get("/versions/" + id);
        assertThat(publishing.path("status").asInt()).isZero();
        assertThat(publishing.path("is_current").asBoolean()).isFalse();
        assertThat(cloud.file(publishing.path("manifest_path").asText())).doesNotExist();
        assertThat(client.get("").path("status").asInt()).isEqualTo(6);
        assertThat(client.get("?check_running_task=true&running_task_type=6").path("running_tasks_id"))
                .hasSize(1);
        refused(client.post("/versions", "{}"), "4343");

        clock.advance(PACE);
        JsonNode version = client.get("/versions/" + id);
        assertThat(version.path("status").asInt()).isEqualTo(1);
        assertThat(version.path("is_current").asBoolean()).isTrue();
        assertThat(version.path("version_name").asText()).isEqualTo("V004");
        assertThat(version.path("description").asText()).isEqualTo("all sixty");
        assertThat(version.path("train_evaluate_sample_ratio").asText()).isEqualTo("0.75");
        assertThat(version.path("label_type").asText()).isEqualTo("single");
        assertThat(version.path("label_stats")).hasSize(10);
        assertThat(version.path("label_stats").path(0).path("count").asInt()).isEqualTo(6);
        assertThat(version.path("manifest_path").asText())
                .isEqualTo("/digits-bucket/output/digits-" + cloud.datasetId() + "/annotation/V004/V004.manifest");

        List<JsonNode> lines = lines(version);
        assertThat(lines).hasSize(60);
        assertThat(lines.stream().filter(line -> line.path("usage").asText().equals("TRAIN")))
                .hasSize(45);
        assertThat(lines.stream().filter(line -> line.path("usage").asText().equals("EVAL")))
                .hasSize(15);
        JsonNode line = lines.get(0);
        assertThat(line.path("source").asText()).isEqualTo("s3://digits-bucket/input/zero/digit-0000.png");
        assertThat(line.path("id").asText()).matches("[0-9a-f]{32}");
        assertThat(line.path("sample-type").asInt()).isZero();
        JsonNode annotation = line.path("annotation").path(0);
        assertThat(annotation.path("type").asText()).isEqualTo("modelarts/image_classification");
        assertThat(annotation.path("name").asText()).isEqualTo("zero");
        assertThat(annotation.path("annotated-by").asText()).isEqualTo("human");
        assertThat(annotation.path("creation-time").asText()).matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
        for (JsonNode each : lines) {
            assertThat(cloud.file(each.path("source").asText())).isRegularFile();
        }
        Path data = cloud.file(version.path("data_path").asText());
        assertThat(data.resolve("zero/digit-0000.png")).isRegularFile();

        JsonNode dataset = client.get("");
        assertThat(dataset.path("current_version_id").asText()).isEqualTo(id);
        assertThat(dataset.path("next_version_num").asInt()).isEqualTo(5);
        assertThat(dataset.path("status").asInt()).isEqualTo(1);
    }

    @Test
    void unlabeledSamplesGetNoUsage() throws IOException {
        Files.write(cloud.input().resolve("loose.bmp"), new byte[] {1});
        client.send(client.http(), "POST", "/sync-data", "");
        clock.advance(PACE);
        client.get("/sync-data/status");
        String id = client.post("/versions", "{}").json().path("version_id").asText();
        clock.advance(PACE);
        JsonNode version = client.get("/versions/" + id);
        assertThat(version.path("total_sample_count").asInt()).isEqualTo(61);
        assertThat(version.path("annotated_sample_count").asInt()).isEqualTo(60);
        JsonNode loose = lines(version).stream()
                .filter(line -> line.path("source").asText().endsWith("loose.bmp"))
                .findFirst()
                .orElseThrow();
        assertThat(loose.has("usage")).isFalse();
        assertThat(loose.path("annotation")).isEmpty();
    }

    @Test
    void aVersionNameCanBeUsedOnce() {
        refused(client.post("/versions", "{\"version_name\":\"V002\"}"), "4371");
        assertThat(client.post("/versions", "{\"version_name\":\"mine\"}").status())
                .isEqualTo(201);
        clock.advance(PACE);
        refused(client.post("/versions", "{\"version_name\":\"mine\"}"), "4371");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"version_name\":\"\"}",
                "{\"version_name\":\"with space\"}",
                "{\"version_name\":\"012345678901234567890123456789012\"}",
                "{\"version_name\":7}",
                "{\"description\":\"a<b\"}",
                "{\"version_format\":\"CSV\"}",
                "{\"train_evaluate_sample_ratio\":\"1.5\"}",
                "{\"train_evaluate_sample_ratio\":\"half\"}",
                "{\"export_images\":\"true\"}"
            })
    void aVersionWithBadParametersIsRefused(String body) {
        refused(client.post("/versions", body), "0104");
    }

    @Test
    void anUnreadableBodyIsRefused() {
        refused(client.post("/versions", "{"), "0101");
        refused(client.post("/versions", "[]"), "0101");
        refused(client.post("/versions", ""), "0101");
        refused(client.send(client.http().with("Content-Type", "text/plain"), "POST", "/versions", "{}"), "0101");
        refused(client.send(client.http(), "POST", "/versions", "{}"), "0101");
        refused(client.send(client.http().with("Content-Type", "text/plain"), "POST", "/sync-data", "{}"), "0101");
        RawHttpClient charset = client.http().with("Content-Type", "application/json; charset=utf-8");
        assertThat(client.send(charset, "POST", "/versions", "{}").status()).isEqualTo(201);
    }

    @Test
    void theListOfVersionsHasFilters() {
        assertThat(client.get("/versions?status=0").path("versions")).isEmpty();
        assertThat(client.get("/versions?status=1&version_format=0").path("versions"))
                .hasSize(3);
        assertThat(client.get("/versions?train_evaluate_ratio=0.85,1").path("versions"))
                .hasSize(1);
        assertThat(client.get("/versions?limit=2&offset=1").path("versions")).hasSize(1);
        assertThat(client.get("/versions?limit=2&offset=1").path("total_number").asInt())
                .isEqualTo(3);
        refused(client.tryGet("/versions?limit=1001"), "0107");
        refused(client.tryGet("/versions/nope"), "4353");
    }

    private List<JsonNode> lines(JsonNode version) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line :
                Files.readAllLines(cloud.file(version.path("manifest_path").asText()))) {
            lines.add(Json.parse(line.getBytes(StandardCharsets.UTF_8)).orElseThrow());
        }
        return lines;
    }
}
