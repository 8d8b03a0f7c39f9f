package io.github.clouddatasets.emulator.modelarts;

import static io.github.clouddatasets.emulator.modelarts.ModelArtsProject.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.http.Reply;
import io.github.clouddatasets.emulator.store.MovableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetLifeTest {

    private static final Duration PACE = Duration.ofSeconds(4);
    private static final String VALID = """
            {"workspace_id":"0","dataset_name":"animals","dataset_type":0,
             "data_sources":[{"data_type":0,"data_path":"/zoo/in/"}],"description":"","work_path":"/zoo/out/",
             "work_path_type":0,"labels":[{"name":"Rabbits","type":0,"property":{"@modelarts:color":"#3399ff"}}]}
            """;

    private final MovableClock clock = MovableClock.at("2026-11-21T12:00:00Z");
    private DatasetCloudEmulator cloud;
    private ModelArtsProject project;

    @BeforeEach
    void start() throws IOException {
        cloud = DatasetCloudEmulator.builder().clock(clock).pace(PACE).start();
        project = new ModelArtsProject(cloud);
        Path bees = Files.createDirectories(cloud.file("/zoo/in/Bees"));
        Files.write(bees.resolve("1.jpg"), new byte[] {1});
        Files.write(cloud.file("/zoo/in/2.jpg"), new byte[] {2});
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void isCreatedFromARealFolder() {
        ModelArtsProject animals = create(VALID);
        JsonNode creating = animals.get("");
        assertThat(creating.path("status").asInt()).isZero();
        assertThat(creating.path("total_sample_count").asInt()).isZero();
        refused(animals.post("/versions", "{}"), "4200");
        refused(project.postList(VALID), "4351");
        clock.advance(PACE);
        JsonNode ready = animals.get("");
        assertThat(ready.path("status").asInt()).isEqualTo(1);
        assertThat(ready.path("total_sample_count").asInt()).isEqualTo(2);
        assertThat(ready.path("annotated_sample_count").asInt()).isEqualTo(1);
        assertThat(ready.path("work_path").asText()).isEqualTo("/zoo/out/");
        assertThat(ready.path("data_sources").path(0).path("data_path").asText())
                .isEqualTo("/zoo/in/");
        assertThat(animals.labelNames()).containsExactly("Rabbits", "Bees");
        assertThat(project.names("")).contains("animals");
    }

    @Test
    void ignoresTheLabelsOfTheFolderIfSoWanted() {
        ModelArtsProject animals =
                create(VALID.replace("\"description\"", "\"import_annotations\":false,\"description\""));
        clock.advance(PACE);
        assertThat(animals.get("").path("annotated_sample_count").asInt()).isZero();
        assertThat(animals.labelNames()).containsExactly("Rabbits");
    }

    @Test
    void importsATableAtOnceIfSoWanted() throws IOException {
        Files.writeString(cloud.file("/zoo/in/rows.csv"), "a,b\n1,2\n");
        Reply reply = project.postList("""
                {"dataset_name":"rows","dataset_type":400,"data_sources":[{"data_path":"/zoo/in","with_column_header":true}],
                 "work_path":"/zoo/out/","work_path_type":0,"import_data":true,
                 "schema":[{"schema_id":1,"name":"a","type":"STRING"}]}
                """);
        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
        ModelArtsProject rows =
                ModelArtsProject.of(cloud, reply.json().path("dataset_id").asText());
        String task = reply.json().path("import_task_id").asText();
        assertThat(rows.get("/import-tasks/" + task).path("status").asText()).isEqualTo("QUEUING");
        clock.advance(PACE);
        assertThat(rows.get("/import-tasks/" + task).path("status").asText()).isEqualTo("COMPLETED");
        assertThat(rows.get("").path("schema").path(0).path("name").asText()).isEqualTo("a");
        assertThat(rows.get("").path("import_data").asBoolean()).isTrue();
        assertThat(rows.get("").path("total_sample_count").asInt()).isEqualTo(1);
        Reply labels = rows.post("/data-annotations/labels", "{\"labels\":[{\"name\":\"x\"}]}");
        assertThat(labels.status()).isEqualTo(501);
        assertThat(labels.json().path("error_code").asText()).isEqualTo("ModelArts.4383");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"dataset_name\":\"animals\"|\"dataset_name\":\"with space\"",
                "\"dataset_name\":\"animals\",|",
                "\"dataset_type\":0|\"dataset_type\":7",
                "\"description\":\"\"|\"description\":\"a^b\"",
                "\"work_path_type\":0|\"work_path_type\":1",
                "[{\"data_type\":0,\"data_path\":\"/zoo/in/\"}]|[]",
                "#3399ff|blue",
                "\"description\":\"\"|\"import_data\":true",
                "\"description\":\"\"|\"workforce_information\":{}"
            })
    void refusesBadParameters(String change) {
        String[] parts = change.split("\\|", -1);
        refused(project.postList(VALID.replace(parts[0], parts[1])), "0104");
    }

    @ParameterizedTest
    @CsvSource({
        "/zoo/in/, /zoo/nowhere/, 4312",
        "/zoo/in/, nowhere, 4315",
        "/zoo/in/, /zoo/../etc/, 4315",
        "/zoo/out/, /zoo/in/below/, 4205",
        "/zoo/out/, /zoo/, 4315",
        "'\"workspace_id\":\"0\"', '\"workspace_id\":\"9\"', 0102",
        "'\"type\":0', '\"type\":100', 4413"
    })
    void refusesWhatDoesNotFit(String from, String to, String code) {
        refused(project.postList(VALID.replace(from, to)), code);
    }

    @Test
    void refusesAWorkPathInsideThatOfAnother() {
        String inner = project.get("").path("inner_work_path").asText();
        refused(project.postList(VALID.replace("/zoo/out/", inner + "mine/")), "4364");
        refused(project.postList(VALID.replace("/zoo/out/", "/zoo/" + "x".repeat(700))), "4350");
    }

    @Test
    void isChanged() {
        String before = project.get("").path("inner_work_path").asText();
        String oldest = project.get("/versions")
                .path("versions")
                .path(2)
                .path("version_id")
                .asText();
        Reply reply = project.put(
                "",
                "{\"dataset_name\":\"figures\",\"description\":\"it's new\",\"current_version_id\":\"" + oldest
                        + "\",\"add_labels\":[{\"name\":\"ten\"}],\"update_labels\":[{\"name\":\"one\",\"property\":"
                        + "{\"@modelarts:rename_to\":\"uno\"}}],\"delete_labels\":[{\"name\":\"two\"}]}");
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        assertThat(reply.json().path("dataset_id").asText()).isEqualTo(cloud.datasetId());
        JsonNode after = project.get("");
        assertThat(after.path("dataset_name").asText()).isEqualTo("figures");
        assertThat(after.path("description").asText()).isEqualTo("it's new");
        assertThat(after.path("current_version_name").asText()).isEqualTo("V001");
        assertThat(after.path("inner_work_path").asText()).isEqualTo(before);
        assertThat(after.path("annotated_sample_count").asInt()).isEqualTo(45);
        assertThat(project.labelNames()).contains("ten", "uno").doesNotContain("one", "two");
    }

    @Test
    void isChangedWholeOrNotAtAll() {
        refused(
                project.put(
                        "",
                        "{\"dataset_name\":\"x\",\"add_labels\":[{\"name\":\"ten\"}],\"delete_labels\":[{\"name\":\"no\"}]}"),
                "4410");
        assertThat(project.labelNames()).doesNotContain("ten");
        assertThat(project.get("").path("dataset_name").asText()).isEqualTo("digits");
        refused(project.put("", "{\"dataset_name\":\"street-scenes\"}"), "4351");
        refused(project.put("", "{\"current_version_id\":\"no\"}"), "4353");
        refused(project.put("", "{\"description\":\"a<b\"}"), "0104");
    }

    @Test
    void isGoneOnceDeleted() {
        Reply reply = project.delete("");
        assertThat(reply.status()).isEqualTo(204);
        assertThat(reply.body()).isEmpty();
        refused(project.tryGet(""), "4352");
        refused(project.delete(""), "4352");
        assertThat(project.names("?limit=100")).doesNotContain("digits");
        assertThat(cloud.input().resolve("zero/digit-0000.png")).exists();
    }

    @Test
    void losesAVersionButNotItsFiles() {
        JsonNode newest = project.get("/versions").path("versions").path(0);
        String id = newest.path("version_id").asText();
        assertThat(project.delete("/versions/" + id).status()).isEqualTo(204);
        refused(project.tryGet("/versions/" + id), "4353");
        refused(project.delete("/versions/" + id), "4353");
        assertThat(cloud.file(newest.path("manifest_path").asText())).exists();
        assertThat(project.get("").path("current_version_name").asText()).isEqualTo("V002");
        String next = project.post("/versions", "{}").json().path("version_id").asText();
        refused(project.delete("/versions/" + next), "4828");
        refused(project.delete(""), "4343");
    }

    @Test
    void countsItsSamples() {
        JsonNode stats = project.get("/data-annotations/stats");
        assertThat(stats.path("label_stats")).hasSize(10);
        assertThat(stats.path("label_stats").path(0).path("count").asInt()).isEqualTo(6);
        assertThat(stats.path("grouped_label_stats").path("0")).hasSize(10);
        assertThat(stats.path("sample_stats").path("manual_annotation").asInt()).isEqualTo(50);
        assertThat(stats.path("key_sample_stats").path("non_key_sample").asInt())
                .isEqualTo(50);
        assertThat(stats.path("data_spliting_enable").asBoolean()).isFalse();
        assertThat(stats.path("data_path").asText()).isEqualTo("/digits-bucket/input/");
        JsonNode none = project.get("/data-annotations/stats?sample_state=__none__&locale=zh-cn");
        assertThat(none.path("sample_stats").path("total").asInt()).isZero();
        refused(project.tryGet("/data-annotations/stats?locale=de"), "0107");
    }

    @Test
    void remembersHowItGrew() {
        long now = clock.millis();
        project.send(project.wire(), "POST", "/sync-data", "");
        clock.advance(PACE);
        project.get("/sync-data/status");
        JsonNode metrics =
                project.get("/metrics?start_time=0&end_time=" + (now + 10_000)).path("metrics");
        assertThat(metrics.path("total")).hasSize(5);
        assertThat(metrics.path("total").path(String.valueOf(now)).asInt()).isEqualTo(50);
        assertThat(metrics.path("manual_annotation")
                        .path(String.valueOf(now + 4000))
                        .asInt())
                .isEqualTo(60);
        assertThat(metrics.path("queuing").isObject()).isTrue();
        refused(project.tryGet("/metrics?start_time=1"), "0107");
        refused(project.tryGet("/metrics?start_time=2&end_time=1"), "0107");
        refused(project.tryGet("/metrics?start_time=1&end_time=2&workforce_task_id=x"), "4619");
    }

    private ModelArtsProject create(String body) {
        Reply reply = project.postList(body);
        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
        return ModelArtsProject.of(cloud, reply.json().path("dataset_id").asText());
    }
}
