package io.github.clouddatasets.emulator.modelarts;

import static io.github.clouddatasets.emulator.modelarts.ModelArtsProject.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.http.Reply;
import io.github.clouddatasets.emulator.http.Wire;
import io.github.clouddatasets.emulator.store.MovableClock;
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

    private final MovableClock clock = MovableClock.at("2026-11-21T12:00:00Z");
    private DatasetCloudEmulator cloud;
    private ModelArtsProject project;

    @BeforeEach
    void start() {
        cloud = DatasetCloudEmulator.builder().clock(clock).pace(PACE).start();
        project = new ModelArtsProject(cloud);
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void startsWithThree() throws IOException {
        JsonNode list = project.get("/versions");
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
    void publishesAManifest() throws IOException {
        project.send(project.wire(), "POST", "/sync-data", "");
        clock.advance(PACE);
        project.get("/sync-data/status");

        Reply created = project.post(
                "/versions",
                "{\"description\":\"all sixty\",\"train_evaluate_sample_ratio\":\"0.75\",\"export_images\":true}");
        assertThat(created.status()).as(created.toString()).isEqualTo(201);
        String id = created.json().path("version_id").asText();
        JsonNode publishing = project.get("/versions/" + id);
        assertThat(publishing.path("status").asInt()).isZero();
        assertThat(publishing.path("is_current").asBoolean()).isFalse();
        assertThat(cloud.file(publishing.path("manifest_path").asText())).doesNotExist();
        assertThat(project.get("").path("status").asInt()).isEqualTo(6);
        assertThat(project.get("?check_running_task=true&running_task_type=6").path("running_tasks_id"))
                .hasSize(1);
        refused(project.post("/versions", "{}"), "4343");

        clock.advance(PACE);
        JsonNode version = project.get("/versions/" + id);
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

        JsonNode dataset = project.get("");
        assertThat(dataset.path("current_version_id").asText()).isEqualTo(id);
        assertThat(dataset.path("next_version_num").asInt()).isEqualTo(5);
        assertThat(dataset.path("status").asInt()).isEqualTo(1);
    }

    @Test
    void keepsUnlabeledSamplesWithoutUsage() throws IOException {
        Files.write(cloud.input().resolve("loose.bmp"), new byte[] {1});
        project.send(project.wire(), "POST", "/sync-data", "");
        clock.advance(PACE);
        project.get("/sync-data/status");
        String id = project.post("/versions", "{}").json().path("version_id").asText();
        clock.advance(PACE);
        JsonNode version = project.get("/versions/" + id);
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
    void refusesNamesTwice() {
        refused(project.post("/versions", "{\"version_name\":\"V002\"}"), "4371");
        assertThat(project.post("/versions", "{\"version_name\":\"mine\"}").status())
                .isEqualTo(201);
        clock.advance(PACE);
        refused(project.post("/versions", "{\"version_name\":\"mine\"}"), "4371");
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
    void refusesBadParameters(String body) {
        refused(project.post("/versions", body), "0104");
    }

    @Test
    void refusesBodiesItCannotRead() {
        refused(project.post("/versions", "{"), "0101");
        refused(project.post("/versions", "[]"), "0101");
        refused(project.post("/versions", ""), "0101");
        refused(project.send(project.wire().with("Content-Type", "text/plain"), "POST", "/versions", "{}"), "0101");
        refused(project.send(project.wire(), "POST", "/versions", "{}"), "0101");
        refused(project.send(project.wire().with("Content-Type", "text/plain"), "POST", "/sync-data", "{}"), "0101");
        Wire charset = project.wire().with("Content-Type", "application/json; charset=utf-8");
        assertThat(project.send(charset, "POST", "/versions", "{}").status()).isEqualTo(201);
    }

    @Test
    void filtersItsList() {
        assertThat(project.get("/versions?status=0").path("versions")).isEmpty();
        assertThat(project.get("/versions?status=1&version_format=0").path("versions"))
                .hasSize(3);
        assertThat(project.get("/versions?train_evaluate_ratio=0.85,1").path("versions"))
                .hasSize(1);
        assertThat(project.get("/versions?limit=2&offset=1").path("versions")).hasSize(1);
        assertThat(project.get("/versions?limit=2&offset=1")
                        .path("total_number")
                        .asInt())
                .isEqualTo(3);
        refused(project.tryGet("/versions?limit=1001"), "0107");
        refused(project.tryGet("/versions/nope"), "4353");
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
