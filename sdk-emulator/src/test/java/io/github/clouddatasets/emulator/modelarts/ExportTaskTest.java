package io.github.clouddatasets.emulator.modelarts;

import static io.github.clouddatasets.emulator.modelarts.ModelArtsTestClient.ok;
import static io.github.clouddatasets.emulator.modelarts.ModelArtsTestClient.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.store.ManualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportTaskTest {

    private final ManualClock clock = ManualClock.at("2026-11-21T12:00:00Z");

    @TempDir
    private Path work;

    private DatasetCloudEmulator cloud;
    private ModelArtsTestClient client;

    @BeforeEach
    void start() {
        cloud = DatasetCloudEmulator.builder()
                .clock(clock)
                .workDirectory(work)
                .pace(Duration.ofSeconds(4))
                .start();
        client = new ModelArtsTestClient(cloud);
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void exportsATree() throws IOException {
        String id = export("{\"path\":\"/exports/tree/\",\"export_type\":2,\"export_format\":1,"
                + "\"export_params\":{\"train_sample_ratio\":\"0.8\",\"sample_state\":\"\"}}");
        assertThat(status(id)).isEqualTo("INIT");
        assertThat(task(id).path("progress").asDouble()).isZero();
        assertThat(client.get("?check_running_task=true&running_task_type=2").path("running_tasks_id"))
                .hasSize(1);
        clock.advance(Duration.ofMillis(2500));
        assertThat(status(id)).isEqualTo("RUNNING");
        assertThat(task(id).path("progress").asDouble()).isEqualTo(50.0);
        assertThat(task(id).path("finished_sample_count").asInt()).isEqualTo(25);
        assertThat(work.resolve("exports")).doesNotExist();

        clock.advance(Duration.ofMillis(1500));
        JsonNode done = task(id);
        assertThat(done.path("status").asText()).isEqualTo("SUCCESSED");
        assertThat(done.path("progress").asDouble()).isEqualTo(100.0);
        assertThat(done.path("total_sample_count").asInt()).isEqualTo(50);
        assertThat(done.path("finished_sample_count").asInt()).isEqualTo(50);
        assertThat(done.path("path").asText()).isEqualTo("/exports/tree/");
        assertThat(done.path("export_type").asInt()).isEqualTo(2);
        assertThat(done.path("export_format").asInt()).isEqualTo(1);
        assertThat(done.path("version_format").asText()).isEqualTo("Default");
        JsonNode params = done.path("export_params");
        assertThat(params.path("train_sample_ratio").isNumber()).isTrue();
        assertThat(params.path("train_sample_ratio").asDouble()).isEqualTo(0.8);
        assertThat(params.path("export_dest").asText()).isEqualTo("DIR");
        assertThat(params.path("clear_hard_property").asBoolean()).isTrue();
        assertThat(params.path("ratio_sample_usage").isBoolean()).isTrue();
        assertThat(files(cloud.file("/exports/tree/"))).hasSize(50).contains("zero/digit-0000.png");
        assertThat(Files.mismatch(
                        work.resolve("exports/tree/zero/digit-0000.png"),
                        cloud.input().resolve("zero/digit-0000.png")))
                .isEqualTo(-1);
    }

    @Test
    void exportsFlatWithLabelFiles() throws IOException {
        // Two files of one name in two folders must both arrive.
        Files.copy(cloud.input().resolve("one/digit-0001.png"), cloud.input().resolve("two/digit-0001.png"));
        client.send(client.http(), "POST", "/sync-data", "");
        clock.advance(Duration.ofSeconds(4));
        String id = export("{\"path\":\"obs://exports/flat\",\"export_type\":0}");
        clock.advance(Duration.ofSeconds(4));
        assertThat(status(id)).isEqualTo("SUCCESSED");
        Path folder = work.resolve("exports/flat");
        assertThat(files(folder)).hasSize(2 * 61).contains("digit-0000.png", "digit-0000.txt");
        assertThat(folder.resolve("digit-0000.txt")).hasContent("zero");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "export_type":0 | 50
                    "export_type":1 | 0
                    "export_type":2 | 50
                    "export_type":3,"export_params":{"sample_state":"__NONE__"} | 0
                    "export_type":3,"export_params":{"sample_state":"__all__"} | 50
                    "export_type":3,"sample_state":"__REJECTED__" | 0
                    "export_type":3,"export_params":{"search_conditions":[{"label_list":{"labels":[{"name":"zero"}]}}]} | 6
                    "export_type":3,"export_params":{"search_conditions":[{"sample_name":"0001"},{"sample_dir":"two/"}]} | 6
                    """)
    void selects(String fields, int expected) {
        String id = export("{\"path\":\"/exports/some\"," + fields + "}");
        clock.advance(Duration.ofSeconds(4));
        assertThat(task(id).path("total_sample_count").asInt()).isEqualTo(expected);
        assertThat(status(id)).isEqualTo("SUCCESSED");
    }

    @Test
    void exportsAVersion() throws IOException {
        JsonNode oldest = client.get("/versions").path("versions").path(2);
        String id = export("{\"path\":\"/exports/v1\",\"export_format\":1,\"version_id\":\""
                + oldest.path("version_id").asText() + "\"}");
        clock.advance(Duration.ofSeconds(4));
        assertThat(task(id).path("version_id").asText())
                .isEqualTo(oldest.path("version_id").asText());
        assertThat(files(work.resolve("exports/v1")))
                .hasSize(oldest.path("total_sample_count").asInt());
    }

    @Test
    void createsADataset() {
        String request = "{\"path\":\"/copies/input/\",\"export_format\":1,\"export_params\":{"
                + "\"export_dest\":\"NEW_DATASET\",\"export_new_dataset_name\":\"digits-copy\","
                + "\"export_new_dataset_work_path\":\"/copies/output/\"}}";
        String id = export(request);
        assertThat(client.names("?search_content=digits-copy")).isEmpty();
        clock.advance(Duration.ofSeconds(4));
        assertThat(status(id)).isEqualTo("SUCCESSED");
        JsonNode copy =
                client.list("?search_content=digits-copy").path("datasets").path(0);
        assertThat(copy.path("total_sample_count").asInt()).isEqualTo(50);
        assertThat(copy.path("annotated_sample_count").asInt()).isEqualTo(50);
        refused(client.post("/export-tasks", request), "4351");
    }

    @Test
    void failsWithoutTheFiles() throws IOException {
        String id = export("{\"path\":\"/exports/none\"}");
        Files.move(cloud.input(), cloud.input().resolveSibling("elsewhere"));
        clock.advance(Duration.ofSeconds(4));
        JsonNode failed = task(id);
        assertThat(failed.path("status").asText()).isEqualTo("FAILED");
        assertThat(failed.path("error_code").asText()).isEqualTo("ModelArts.4401");
        assertThat(failed.path("progress").asDouble()).isZero();
    }

    @Test
    void listsNewestFirst() {
        String first = export("{\"path\":\"/exports/a\",\"export_type\":2}");
        String second = export("{\"path\":\"/exports/b\",\"export_type\":3}");
        String third = export("{\"path\":\"/exports/c\",\"export_type\":3}");
        JsonNode all = client.get("/export-tasks");
        assertThat(all.path("total_count").asInt()).isEqualTo(3);
        assertThat(ids(all)).containsExactly(third, second, first);
        assertThat(ids(client.get("/export-tasks?export_type=3"))).containsExactly(third, second);
        assertThat(ids(client.get("/export-tasks?limit=2&offset=1"))).containsExactly(first);
        refused(client.tryGet("/export-tasks?limit=0"), "0107");
        refused(client.tryGet("/export-tasks/nope"), "4359");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {} | 4358
                    {"path":""} | 4358
                    {"path":"exports/a"} | 4358
                    {"path":"/digits-bucket/input/a"} | 4358
                    {"path":"s3://digits-bucket/output/a"} | 4358
                    {"path":"/exports/a","export_type":4} | 0104
                    {"path":"/exports/a","export_format":3} | 0104
                    {"path":"/exports/a","version_format":"XML"} | 0104
                    {"path":"/exports/a","version_id":"nope"} | 4353
                    {"path":"/exports/a","export_params":{"train_sample_ratio":"2"}} | 4384
                    {"path":"/exports/a","export_params":{"export_dest":"DISK"}} | 4384
                    {"path":"/exports/a","export_params":{"export_dest":"NEW_DATASET"}} | 4384
                    """)
    void refusesBadParameters(String body, String code) {
        refused(client.post("/export-tasks", body), code);
    }

    private String export(String body) {
        return ok(client.post("/export-tasks", body)).path("task_id").asText();
    }

    private JsonNode task(String id) {
        return client.get("/export-tasks/" + id);
    }

    private String status(String id) {
        return task(id).path("status").asText();
    }

    private static List<String> ids(JsonNode list) {
        return list.path("export_tasks").findValuesAsText("task_id");
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .toList();
        }
    }
}
