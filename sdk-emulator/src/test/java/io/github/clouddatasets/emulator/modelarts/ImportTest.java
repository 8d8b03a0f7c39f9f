package io.github.clouddatasets.emulator.modelarts;

import static io.github.clouddatasets.emulator.modelarts.ModelArtsTestClient.PIXEL;
import static io.github.clouddatasets.emulator.modelarts.ModelArtsTestClient.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.http.RawHttpAnswer;
import io.github.clouddatasets.emulator.store.ManualClock;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportTest {

    private static final Duration PACE = Duration.ofSeconds(4);
    private static final String SAMPLES = "/data-annotations/samples";

    private final ManualClock clock = ManualClock.at("2026-11-21T12:00:00Z");
    private DatasetCloudEmulator cloud;
    private ModelArtsTestClient client;

    @BeforeEach
    void start() throws IOException {
        cloud = DatasetCloudEmulator.builder().clock(clock).pace(PACE).start();
        client = new ModelArtsTestClient(cloud);
        write("/more/in/ten/a.png");
        write("/more/in/one/b.png");
        write("/more/in/c.png");
        Files.writeString(cloud.file("/more/in/c.txt"), "ten\none\n");
        write("/more/in/d.png");
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void anImportReadsAFolder() {
        String task =
                start(client, "{\"import_type\":\"dir\",\"import_path\":\"s3://more/in/\",\"import_folder\":\"more\"}");
        JsonNode queued = client.get("/import-tasks/" + task);
        assertThat(queued.path("status").asText()).isEqualTo("QUEUING");
        assertThat(queued.path("import_type").isInt()).isTrue();
        assertThat(queued.path("total_sample_count").asInt()).isEqualTo(4);
        assertThat(client.get("").path("status").asInt()).isEqualTo(8);
        assertThat(client.get("?check_running_task=true")
                        .path("running_tasks_id")
                        .path(0)
                        .asText())
                .isEqualTo(task);
        refused(client.post("/import-tasks", "{\"import_path\":\"/more/in/\"}"), "4356");
        refused(client.send(client.http(), "POST", "/sync-data", ""), "4356");
        clock.advance(PACE.dividedBy(2));
        assertThat(client.get("/import-tasks/" + task).path("status").asText()).isEqualTo("RUNNING");
        assertThat(client.get("/import-tasks/" + task)
                        .path("imported_sample_count")
                        .asInt())
                .isEqualTo(1);
        clock.advance(PACE);

        JsonNode done = client.get("/import-tasks/" + task);
        assertThat(done.path("status").asText()).isEqualTo("COMPLETED");
        assertThat(done.path("imported_sample_count").asInt()).isEqualTo(4);
        assertThat(done.path("annotated_sample_count").asInt()).isEqualTo(3);
        assertThat(done.path("elapsed_time").asInt()).isEqualTo(4);
        assertThat(done.path("finished_file_count").asInt()).isEqualTo(4);
        assertThat(done.path("file_statistics").path("file_num_finished").asInt())
                .isEqualTo(4);
        assertThat(done.path("import_path").asText()).isEqualTo("s3://more/in/");
        assertThat(cloud.input().resolve("more/ten/a.png")).exists();
        assertThat(client.labelNames()).hasSize(11).contains("ten");
        assertThat(client.sampleIds("?label_name=ten")).hasSize(2);
        assertThat(client.get("").path("total_sample_count").asInt()).isEqualTo(54);

        JsonNode list = client.get("/import-tasks?limit=1");
        assertThat(list.path("total_count").asInt()).isEqualTo(1);
        assertThat(list.path("import_tasks").path(0).path("task_id").asText()).isEqualTo(task);
        run(client, "{\"import_path\":\"/more/in/\",\"import_folder\":\"more\"}");
        assertThat(client.get("").path("total_sample_count").asInt()).isEqualTo(54);
        run(client, "{\"import_path\":\"/more/in/\"}");
        assertThat(client.get("").path("total_sample_count").asInt()).isEqualTo(58);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"included_labels\":[\"ten\"] | 2 | 2 | 0",
                "\"included_labels\":[{\"name\":\"one\"}],\"excluded_labels\":[{\"name\":\"ten\"}] | 1 | 1 | 0",
                "\"import_annotations\":false | 4 | 0 | 0",
                "\"import_samples\":false | 0 | 0 | 0",
                "\"difficult_only\":true | 0 | 0 | 0",
                "\"final_annotation\":false | 4 | 0 | 3"
            })
    void optionsSelectTheImportedSamples(String options, int imported, int annotated, int unconfirmed) {
        JsonNode done = run(client, "{\"import_path\":\"/more/in/\"," + options + "}");
        assertThat(done.path("imported_sample_count").asInt()).isEqualTo(imported);
        assertThat(done.path("annotated_sample_count").asInt()).isEqualTo(annotated);
        assertThat(done.path("unconfirmed_sample_count").asInt()).isEqualTo(unconfirmed);
    }

    @Test
    void anImportReadsAPublishedManifest() {
        String manifest = client.get("/versions")
                .path("versions")
                .path(0)
                .path("manifest_path")
                .asText();
        ModelArtsTestClient copy = ModelArtsTestClient.created(cloud, "copy", 0);
        clock.advance(PACE);
        JsonNode done = run(copy, "{\"import_type\":\"manifest\",\"import_path\":\"s3:/" + manifest + "\"}");
        assertThat(done.path("status").asText()).isEqualTo("COMPLETED");
        assertThat(done.path("import_type").asInt()).isEqualTo(1);
        assertThat(done.path("annotated_sample_count").asInt()).isEqualTo(50);
        assertThat(copy.labelNames()).hasSize(10);
        assertThat(copy.sampleIds("?label_name=seven")).hasSize(5);

        client.put(
                SAMPLES,
                "{\"samples\":[{\"sample_id\":\""
                        + client.sampleIds("?label_name=one").get(0) + "\"}]}");
        run(client, "{\"import_type\":\"manifest\",\"import_path\":\"" + manifest + "\"}");
        assertThat(client.get("").path("total_sample_count").asInt()).isEqualTo(50);
        assertThat(client.sampleIds("?label_name=one")).hasSize(5);
    }

    @Test
    void anImportFailsOnAWrongManifest() throws IOException {
        Files.writeString(
                cloud.file("/more/a.manifest"),
                "{\"source\":\"s3://more/in/d.png\"}\n{\"source\":\"s3://more/in/gone.png\"}\n");
        JsonNode failed = run(client, "{\"import_type\":\"manifest\",\"import_path\":\"/more/a.manifest\"}");
        assertThat(failed.path("status").asText()).isEqualTo("FAILED");
        assertThat(failed.path("error_code").asText()).isEqualTo("ModelArts.4362");
        assertThat(failed.path("error_msg").asText()).contains("line 2");
        assertThat(client.get("").path("total_sample_count").asInt()).isEqualTo(50);
        assertThat(client.get("").path("status").asInt()).isEqualTo(1);
    }

    @Test
    void shapesSurviveAVersionAndAnImport() throws IOException {
        write("/boxes/in/a.png");
        ModelArtsTestClient boxes = ModelArtsTestClient.created(cloud, "boxes", 1);
        clock.advance(PACE);
        boxes.post("/data-annotations/labels", "{\"labels\":[{\"name\":\"cat & dog\"}]}".replace("&", "+"));
        String id = boxes.sampleIds("").get(0);
        RawHttpAnswer labeled = boxes.put(
                SAMPLES,
                "{\"samples\":[{\"sample_id\":\"" + id + "\",\"labels\":[{\"name\":\"cat + dog\",\"property\":{"
                        + "\"@modelarts:shape\":\"bndbox\",\"@modelarts:feature\":[[1,2],[3,4.5]]}}]}]}");
        assertThat(labeled.json().path("success").asBoolean())
                .as(labeled.toString())
                .isTrue();
        String version = boxes.post("/versions", "{}").json().path("version_id").asText();
        clock.advance(PACE);
        String manifest =
                boxes.get("/versions/" + version).path("manifest_path").asText();
        JsonNode line = Json.parse(Files.readAllBytes(cloud.file(manifest))).orElseThrow();
        JsonNode annotation = line.path("annotation").path(0);
        assertThat(annotation.path("type").asText()).isEqualTo("modelarts/object_detection");
        assertThat(cloud.file(annotation.path("annotation-loc").asText()))
                .content()
                .contains("<xmin>1</xmin>", "<ymax>4.5</ymax>", "<width>1</width>");

        ModelArtsTestClient copy = ModelArtsTestClient.created(cloud, "boxes-copy", 1);
        clock.advance(PACE);
        run(copy, "{\"import_type\":\"manifest\",\"import_path\":\"" + manifest + "\"}");
        JsonNode label =
                copy.get(SAMPLES).path("samples").path(0).path("labels").path(0);
        assertThat(label.path("name").asText()).isEqualTo("cat + dog");
        assertThat(label.path("property").path("@modelarts:feature").toString()).isEqualTo("[[1.0,2.0],[3.0,4.5]]");
        Files.writeString(cloud.file("/boxes/in/a.xml"), "<!DOCTYPE x><annotation/>");
        JsonNode failed = run(copy, "{\"import_path\":\"/boxes/in/\"}");
        assertThat(failed.path("status").asText()).isEqualTo("FAILED");
    }

    @Test
    void readsABoxWhateverTheOrderOfItsSidesAndWhateverBesideIt() throws IOException {
        write("/voc/in/a.png");
        Files.writeString(cloud.file("/voc/in/a.xml"), """
                <annotation><object><name>
                    person
                </name><point><x>2</x><y>2</y></point>
                <bndbox><xmax>3</xmax><xmin>1</xmin><ymax>4</ymax><ymin>2</ymin></bndbox>
                <point><x>2</x><y>2</y></point></object></annotation>
                """);
        ModelArtsTestClient boxes = ModelArtsTestClient.created(cloud, "voc-boxes", 1);
        clock.advance(PACE);
        run(boxes, "{\"import_path\":\"/voc/in/\"}");
        JsonNode label =
                boxes.get(SAMPLES).path("samples").path(0).path("labels").path(0);
        assertThat(label.path("name").asText()).isEqualTo("person");
        assertThat(label.path("property").path("@modelarts:shape").asText()).isEqualTo("bndbox");
        assertThat(label.path("property").path("@modelarts:feature").toString()).isEqualTo("[[1.0,2.0],[3.0,4.0]]");
    }

    @Test
    void eachLineOfATextIsASample() throws IOException {
        Files.createDirectories(cloud.file("/texts/"));
        Files.write(cloud.file("/texts/a.txt"), "好\tgood,short\nbad one\tbad\n".getBytes(Charset.forName("GBK")));
        ModelArtsTestClient texts = ModelArtsTestClient.created(cloud, "reviews", 100);
        clock.advance(PACE);
        JsonNode done = run(texts, "{\"import_path\":\"obs://texts/\",\"label_format\":{\"label_type\":\"1\"}}");
        assertThat(done.path("annotated_sample_count").asInt()).isEqualTo(2);
        assertThat(texts.labelNames()).containsExactly("good", "short", "bad");
        JsonNode first = texts.get(SAMPLES + "?order=asc").path("samples").path(0);
        assertThat(first.path("sample_data").path(0).asText()).isEqualTo("好");
        String version = texts.post("/versions", "{}").json().path("version_id").asText();
        clock.advance(PACE);
        String manifest =
                texts.get("/versions/" + version).path("manifest_path").asText();
        assertThat(cloud.file(manifest)).content(StandardCharsets.UTF_8).contains("\"content://好\"");
        ModelArtsTestClient copy = ModelArtsTestClient.created(cloud, "reviews-copy", 100);
        clock.advance(PACE);
        run(copy, "{\"import_type\":\"manifest\",\"import_path\":\"" + manifest + "\"}");
        assertThat(copy.sampleIds("?label_name=good")).hasSize(1);
        Files.writeString(cloud.file("/texts/a.txt"), "one\ntwo\n");
        Files.writeString(cloud.file("/texts/a_result.txt"), "odd\neven\n");
        run(copy, "{\"import_path\":\"/texts/\",\"label_format\":{\"label_type\":\"0\"}}");
        assertThat(copy.labelNames()).contains("odd", "even");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"import_path\":\"/more/nowhere/\"} | 4312",
                "{\"import_path\":\"nowhere\"} | 4315",
                "{\"import_path\":\"/more/nowhere.manifest\",\"import_type\":\"manifest\"} | 4345",
                "{\"import_path\":\"/fashion-items/input/\"} | 4340",
                "{} | 0104",
                "{\"import_path\":\"/more/in/\",\"import_type\":\"zip\"} | 0104",
                "{\"import_path\":\"/more/in/\",\"import_origin\":\"dws\"} | 0104",
                "{\"import_path\":\"/more/in/\",\"import_folder\":\"../out\"} | 0104"
            })
    void anImpossibleImportIsRefused(String body, String code) {
        refused(client.post("/import-tasks", body), code);
    }

    @Test
    void anUnknownImportTaskDoesNotExist() {
        assertThat(client.get("/import-tasks/nope").path("status").asText()).isEqualTo("NOT_EXIST");
    }

    private String start(ModelArtsTestClient of, String body) {
        RawHttpAnswer reply = of.post("/import-tasks", body);
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        return reply.json().path("task_id").asText();
    }

    private JsonNode run(ModelArtsTestClient of, String body) {
        String task = start(of, body);
        clock.advance(PACE);
        return of.get("/import-tasks/" + task);
    }

    private void write(String objectPath) throws IOException {
        Path file = cloud.file(objectPath);
        Files.createDirectories(file.getParent());
        Files.write(file, Base64.getDecoder().decode(PIXEL));
    }
}
