package io.github.clouddatasets.emulator.modelarts;

import static io.github.clouddatasets.emulator.modelarts.ModelArtsTestClient.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.http.RawHttpAnswer;
import io.github.clouddatasets.emulator.store.ManualClock;
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

    private final ManualClock clock = ManualClock.at("2026-11-21T12:00:00Z");
    private DatasetCloudEmulator cloud;
    private ModelArtsTestClient client;

    @BeforeEach
    void start() throws IOException {
        cloud = DatasetCloudEmulator.builder().clock(clock).pace(PACE).start();
        client = new ModelArtsTestClient(cloud);
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
        ModelArtsTestClient animals = create(VALID);
        JsonNode creating = animals.get("");
        assertThat(creating.path("status").asInt()).isZero();
        assertThat(creating.path("total_sample_count").asInt()).isZero();
        refused(animals.post("/versions", "{}"), "4200");
        refused(client.postList(VALID), "4351");
        clock.advance(PACE);
        JsonNode ready = animals.get("");
        assertThat(ready.path("status").asInt()).isEqualTo(1);
        assertThat(ready.path("total_sample_count").asInt()).isEqualTo(2);
        assertThat(ready.path("annotated_sample_count").asInt()).isEqualTo(1);
        assertThat(ready.path("work_path").asText()).isEqualTo("/zoo/out/");
        assertThat(ready.path("data_sources").path(0).path("data_path").asText())
                .isEqualTo("/zoo/in/");
        assertThat(animals.labelNames()).containsExactly("Rabbits", "Bees");
        assertThat(client.names("")).contains("animals");
    }

    @Test
    void ignoresTheLabelsOfTheFolderIfSoWanted() {
        ModelArtsTestClient animals =
                create(VALID.replace("\"description\"", "\"import_annotations\":false,\"description\""));
        clock.advance(PACE);
        assertThat(animals.get("").path("annotated_sample_count").asInt()).isZero();
        assertThat(animals.labelNames()).containsExactly("Rabbits");
    }

    @Test
    void importsATableAtOnceIfSoWanted() throws IOException {
        Files.writeString(cloud.file("/zoo/in/rows.csv"), "a,b\n1,2\n");
        RawHttpAnswer reply = client.postList("""
                {"dataset_name":"rows","dataset_type":400,"data_sources":[{"data_path":"/zoo/in","with_column_header":true}],
                 "work_path":"/zoo/out/","work_path_type":0,"import_data":true,
                 "schema":[{"schema_id":1,"name":"a","type":"STRING"}]}
                """);
        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
        ModelArtsTestClient rows =
                ModelArtsTestClient.of(cloud, reply.json().path("dataset_id").asText());
        String task = reply.json().path("import_task_id").asText();
        assertThat(rows.get("/import-tasks/" + task).path("status").asText()).isEqualTo("QUEUING");
        clock.advance(PACE);
        assertThat(rows.get("/import-tasks/" + task).path("status").asText()).isEqualTo("COMPLETED");
        assertThat(rows.get("").path("schema").path(0).path("name").asText()).isEqualTo("a");
        assertThat(rows.get("").path("import_data").asBoolean()).isTrue();
        assertThat(rows.get("").path("total_sample_count").asInt()).isEqualTo(1);
        RawHttpAnswer labels = rows.post("/data-annotations/labels", "{\"labels\":[{\"name\":\"x\"}]}");
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
        refused(client.postList(VALID.replace(parts[0], parts[1])), "0104");
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
        refused(client.postList(VALID.replace(from, to)), code);
    }

    @Test
    void refusesAWorkPathInsideThatOfAnother() {
        String inner = client.get("").path("inner_work_path").asText();
        refused(client.postList(VALID.replace("/zoo/out/", inner + "mine/")), "4364");
        refused(client.postList(VALID.replace("/zoo/out/", "/zoo/" + "x".repeat(700))), "4350");
    }

    @Test
    void isChanged() {
        String before = client.get("").path("inner_work_path").asText();
        String oldest = client.get("/versions")
                .path("versions")
                .path(2)
                .path("version_id")
                .asText();
        RawHttpAnswer reply = client.put(
                "",
                "{\"dataset_name\":\"figures\",\"description\":\"it's new\",\"current_version_id\":\"" + oldest
                        + "\",\"add_labels\":[{\"name\":\"ten\"}],\"update_labels\":[{\"name\":\"one\",\"property\":"
                        + "{\"@modelarts:rename_to\":\"uno\"}}],\"delete_labels\":[{\"name\":\"two\"}]}");
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        assertThat(reply.json().path("dataset_id").asText()).isEqualTo(cloud.datasetId());
        JsonNode after = client.get("");
        assertThat(after.path("dataset_name").asText()).isEqualTo("figures");
        assertThat(after.path("description").asText()).isEqualTo("it's new");
        assertThat(after.path("current_version_name").asText()).isEqualTo("V001");
        assertThat(after.path("inner_work_path").asText()).isEqualTo(before);
        assertThat(after.path("annotated_sample_count").asInt()).isEqualTo(45);
        assertThat(client.labelNames()).contains("ten", "uno").doesNotContain("one", "two");
    }

    @Test
    void isChangedWholeOrNotAtAll() {
        refused(
                client.put(
                        "",
                        "{\"dataset_name\":\"x\",\"add_labels\":[{\"name\":\"ten\"}],\"delete_labels\":[{\"name\":\"no\"}]}"),
                "4410");
        assertThat(client.labelNames()).doesNotContain("ten");
        assertThat(client.get("").path("dataset_name").asText()).isEqualTo("digits");
        refused(client.put("", "{\"dataset_name\":\"street-scenes\"}"), "4351");
        refused(client.put("", "{\"current_version_id\":\"no\"}"), "4353");
        refused(client.put("", "{\"description\":\"a<b\"}"), "0104");
    }

    @Test
    void isGoneOnceDeleted() {
        RawHttpAnswer reply = client.delete("");
        assertThat(reply.status()).isEqualTo(204);
        assertThat(reply.body()).isEmpty();
        refused(client.tryGet(""), "4352");
        refused(client.delete(""), "4352");
        assertThat(client.names("?limit=100")).doesNotContain("digits");
        assertThat(cloud.input().resolve("zero/digit-0000.png")).exists();
    }

    @Test
    void losesAVersionButNotItsFiles() {
        JsonNode newest = client.get("/versions").path("versions").path(0);
        String id = newest.path("version_id").asText();
        assertThat(client.delete("/versions/" + id).status()).isEqualTo(204);
        refused(client.tryGet("/versions/" + id), "4353");
        refused(client.delete("/versions/" + id), "4353");
        assertThat(cloud.file(newest.path("manifest_path").asText())).exists();
        assertThat(client.get("").path("current_version_name").asText()).isEqualTo("V002");
        String next = client.post("/versions", "{}").json().path("version_id").asText();
        refused(client.delete("/versions/" + next), "4828");
        refused(client.delete(""), "4343");
    }

    @Test
    void countsItsSamples() {
        JsonNode stats = client.get("/data-annotations/stats");
        assertThat(stats.path("label_stats")).hasSize(10);
        assertThat(stats.path("label_stats").path(0).path("count").asInt()).isEqualTo(6);
        assertThat(stats.path("grouped_label_stats").path("0")).hasSize(10);
        assertThat(stats.path("sample_stats").path("manual_annotation").asInt()).isEqualTo(50);
        assertThat(stats.path("key_sample_stats").path("non_key_sample").asInt())
                .isEqualTo(50);
        assertThat(stats.path("data_spliting_enable").asBoolean()).isFalse();
        assertThat(stats.path("data_path").asText()).isEqualTo("/digits-bucket/input/");
        JsonNode none = client.get("/data-annotations/stats?sample_state=__none__&locale=zh-cn");
        assertThat(none.path("sample_stats").path("total").asInt()).isZero();
        refused(client.tryGet("/data-annotations/stats?locale=de"), "0107");
    }

    @Test
    void remembersHowItGrew() {
        long now = clock.millis();
        client.send(client.http(), "POST", "/sync-data", "");
        clock.advance(PACE);
        client.get("/sync-data/status");
        JsonNode metrics =
                client.get("/metrics?start_time=0&end_time=" + (now + 10_000)).path("metrics");
        assertThat(metrics.path("total")).hasSize(5);
        assertThat(metrics.path("total").path(String.valueOf(now)).asInt()).isEqualTo(50);
        assertThat(metrics.path("manual_annotation")
                        .path(String.valueOf(now + 4000))
                        .asInt())
                .isEqualTo(60);
        assertThat(metrics.path("queuing").isObject()).isTrue();
        refused(client.tryGet("/metrics?start_time=1"), "0107");
        refused(client.tryGet("/metrics?start_time=2&end_time=1"), "0107");
        refused(client.tryGet("/metrics?start_time=1&end_time=2&workforce_task_id=x"), "4619");
    }

    private ModelArtsTestClient create(String body) {
        RawHttpAnswer reply = client.postList(body);
        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
        return ModelArtsTestClient.of(cloud, reply.json().path("dataset_id").asText());
    }
}
