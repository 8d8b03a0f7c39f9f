package io.github.clouddatasets.emulator.modelarts;

import static io.github.clouddatasets.emulator.modelarts.ModelArtsProject.PIXEL;
import static io.github.clouddatasets.emulator.modelarts.ModelArtsProject.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.http.Percent;
import io.github.clouddatasets.emulator.http.Reply;
import io.github.clouddatasets.emulator.option.OffsetMode;
import io.github.clouddatasets.emulator.store.MovableClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SampleTest {

    private static final Duration PACE = Duration.ofSeconds(1);
    private static final String SAMPLES = "/data-annotations/samples";

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
    void areListedNewestFirst() {
        JsonNode page = project.get(SAMPLES + "?limit=3&process_parameter=image%2Fresize");
        assertThat(page.path("sample_count").asInt()).isEqualTo(50);
        assertThat(page.path("samples")).hasSize(3);
        JsonNode sample = page.path("samples").path(0);
        assertThat(sample.path("sample_name").asText()).isEqualTo("digit-0051.png");
        assertThat(sample.path("sample_id").asText()).matches("[0-9a-f]{32}");
        assertThat(sample.path("sample_type").asInt()).isZero();
        assertThat(sample.path("sample_status").asText()).isEqualTo("MANUAL_ANNOTATION");
        assertThat(sample.path("sample_dir").asText()).startsWith("/digits-bucket/input/");
        assertThat(sample.path("sample_size").asLong()).isPositive();
        assertThat(sample.path("metadata").path("@modelarts:import_origin").asInt())
                .isZero();
        assertThat(sample.path("metadata").path("@modelarts:size")).hasSize(3);
        assertThat(sample.path("labels").path(0).path("property").isObject()).isTrue();
        assertThat(sample.path("source").asText()).contains("x-image-process=image%2Fresize", "&Signature=");
        String id = sample.path("sample_id").asText();
        JsonNode alone = project.get(SAMPLES + "/" + id);
        assertThat(alone.path("sample_name").asText()).isEqualTo("digit-0051.png");
        assertThat(project.sampleIds("?order=asc&limit=100")).hasSize(50).endsWith(id);
        refused(project.tryGet(SAMPLES + "/nope"), "4420");
        refused(project.tryGet(SAMPLES + "/" + id + "?sample_state=__NONE__"), "4420");
        refused(project.tryGet(SAMPLES + "/" + id + "?worker_id=x"), "4604");
    }

    @Test
    void offsetIsAPageOrARecord() {
        List<String> all = new ArrayList<>();
        for (int page = 0; page < 4; page++) {
            all.addAll(project.sampleIds("?limit=15&offset=" + page));
        }
        assertThat(all).hasSize(50).doesNotHaveDuplicates();
        try (DatasetCloudEmulator other =
                DatasetCloudEmulator.builder().offsetMode(OffsetMode.RECORDS).start()) {
            assertThat(new ModelArtsProject(other).sampleIds("?limit=15&offset=1"))
                    .isEqualTo(all.subList(1, 16));
        }
    }

    @Test
    void ofAVersionStayAsTheyWere() {
        String version = project.get("/versions")
                .path("versions")
                .path(2)
                .path("version_id")
                .asText();
        assertThat(project.get(SAMPLES + "?version_id=" + version)
                        .path("sample_count")
                        .asInt())
                .isEqualTo(30);
        refused(project.tryGet(SAMPLES + "?version_id=x"), "4353");
    }

    @Test
    void getNewLabels() throws IOException {
        List<String> ids = project.sampleIds("?limit=2");
        Reply reply = project.put(
                SAMPLES,
                "{\"email\":\"ann@example.com\",\"samples\":[{\"sample_id\":\"" + ids.get(0)
                        + "\",\"labels\":[{\"name\":\"one\",\"property\":{\"@modelarts:hard\":\"true\","
                        + "\"@modelarts:hard_reasons\":\"1-20\"}},{\"name\":\"two\",\"score\":0.25}],\"metadata\":{\"town\":\"Ulm\"},"
                        + "\"sample_usage\":\"TEST\"},{\"sample_id\":\"" + ids.get(1) + "\",\"labels\":[]}]}");
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        assertThat(reply.json()).hasSize(1);
        assertThat(reply.json().path("success").asBoolean()).isTrue();

        JsonNode labeled = project.get(SAMPLES + "/" + ids.get(0));
        assertThat(labeled.path("labels")).hasSize(2);
        assertThat(labeled.path("labelers").path(0).path("email").asText()).isEqualTo("ann@example.com");
        assertThat(labeled.path("hard_details").path("20").path("id").asInt()).isEqualTo(20);
        assertThat(project.get(SAMPLES + "/" + ids.get(1)).path("sample_status").asText())
                .isEqualTo("UN_ANNOTATION");
        assertThat(project.sampleIds("?sample_state=__NONE__")).containsExactly(ids.get(1));
        assertThat(project.sampleIds("?low_score=0.2&high_score=0.3")).containsExactly(ids.get(0));
        assertThat(project.sampleIds("?email=ann%40example.com")).hasSize(2);
        String town = Percent.encode("[{\"metadata\":{\"props\":{\"town\":[\"Ulm\",\"Bonn\"]}}}]");
        assertThat(project.sampleIds("?search_conditions=" + town)).containsExactly(ids.get(0));
        JsonNode search = project.get("/data-annotations/search-condition");
        assertThat(search.path("labels")).hasSize(10);
        assertThat(search.path("metadata").path("town").path(0).asText()).isEqualTo("Ulm");
        assertThat(search.path("labelers").path(0).asText()).isEqualTo("human/ann@example.com");
        JsonNode stats = project.get("/data-annotations/stats");
        assertThat(stats.path("key_sample_stats").path("key_sample").asInt()).isEqualTo(1);
        assertThat(stats.path("hard_detail_stats").path("1").path("key").asInt())
                .isEqualTo(1);
        assertThat(stats.path("sample_stats").path("un_annotation").asInt()).isEqualTo(1);
        assertThat(stats.path("metadata_stats").path("town").path("Ulm").asInt())
                .isEqualTo(1);

        JsonNode line = published("{\"clear_hard_property\":false,\"remove_sample_usage\":false}", ids.get(0));
        assertThat(line.path("usage").asText()).isEqualTo("TEST");
        assertThat(line.path("hard").asText()).isEqualTo("true");
        assertThat(line.path("annotation")).hasSize(2);
        assertThat(line.path("annotation").path(1).path("confidence").asDouble())
                .isEqualTo(0.25);
        assertThat(published("{}", ids.get(0)).has("hard")).isFalse();
        assertThat(published("{}", ids.get(1)).path("annotation")).isEmpty();
    }

    @Test
    void failOneByOne() {
        String id = project.sampleIds("?limit=1").get(0);
        Reply reply = project.put(
                SAMPLES,
                "{\"samples\":[{\"sample_id\":\"" + id + "\",\"labels\":[{\"name\":\"one\"}]},"
                        + "{\"sample_id\":\"nope\",\"labels\":[{\"name\":\"one\"}]},"
                        + "{\"sample_id\":\"" + id + "\",\"labels\":[{\"name\":\"eleven\"}]}]}");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("success").asBoolean()).isFalse();
        assertThat(reply.json().path("error_code").asText()).isEqualTo("ModelArts.4420");
        JsonNode results = reply.json().path("results");
        assertThat(results.path(0).path("success").asBoolean()).isTrue();
        assertThat(results.path(1).path("error_code").asText()).isEqualTo("ModelArts.4420");
        assertThat(results.path(2).path("error_code").asText()).isEqualTo("ModelArts.4410");
        assertThat(project.get(SAMPLES + "/" + id)
                        .path("labels")
                        .path(0)
                        .path("name")
                        .asText())
                .isEqualTo("one");
        refused(project.put(SAMPLES, "{\"samples\":[]}"), "0104");
        project.post("/versions", "{}");
        refused(project.put(SAMPLES, "{\"samples\":[{\"sample_id\":\"" + id + "\"}]}"), "4381");
    }

    @Test
    void areUploadedAsRealFiles() {
        Reply reply = project.post(
                SAMPLES,
                "{\"final_annotation\":false,\"samples\":[{\"name\":\"new.png\",\"data\":\"" + PIXEL
                        + "\",\"labels\":[{\"name\":\"one\"}]},{\"name\":\"new.png\",\"data\":\"" + PIXEL
                        + "\"},{\"name\":\"a.txt\",\"data\":\"" + PIXEL + "\"},{\"name\":\"b.png\",\"data\":\"?\"},"
                        + "{\"name\":\"../c.png\",\"data\":\"" + PIXEL + "\"}]}");
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        assertThat(reply.json().path("success").asBoolean()).isTrue();
        JsonNode results = reply.json().path("results");
        assertThat(results.path(0).path("name").asText()).isEqualTo("/digits-bucket/input/new.png");
        String id = results.path(0).path("info").asText();
        List<String> codes = new ArrayList<>();
        results.forEach(result -> codes.add(result.path("error_code").asText("")));
        assertThat(codes).containsExactly("", "ModelArts.4422", "ModelArts.4421", "ModelArts.4421", "ModelArts.0104");
        assertThat(cloud.input().resolve("new.png"))
                .hasBinaryContent(Base64.getDecoder().decode(PIXEL));
        JsonNode sample = project.get(SAMPLES + "/" + id);
        assertThat(sample.path("sample_status").asText()).isEqualTo("AUTO_ANNOTATION");
        assertThat(sample.path("metadata").path("@modelarts:size").path(0).asInt())
                .isEqualTo(1);
        assertThat(project.sampleIds("?sample_state=__AUTO_ANNOTATION__")).containsExactly(id);
        assertThat(project.get("").path("unconfirmed_sample_count").asInt()).isEqualTo(1);

        sync();
        assertThat(project.get("/sync-data/status").path("add_sample_count").asInt())
                .isEqualTo(10);
        assertThat(project.get(SAMPLES + "/" + id)
                        .path("labels")
                        .path(0)
                        .path("name")
                        .asText())
                .isEqualTo("one");
    }

    @Test
    void refusesTooMuchAtOnce() {
        String large = Base64.getEncoder().encodeToString(new byte[5 * 1024 * 1024 + 1]);
        Reply one = project.post(SAMPLES, "{\"samples\":[{\"name\":\"large.png\",\"data\":\"" + large + "\"}]}");
        assertThat(one.json().path("results").path(0).path("error_code").asText())
                .isEqualTo("ModelArts.4656");
        Reply two = project.post(
                SAMPLES,
                "{\"samples\":[{\"name\":\"1.png\",\"data\":\"" + large + "\"},{\"name\":\"2.png\",\"data\":\"" + large
                        + "\"}]}");
        assertThat(two.status()).isEqualTo(413);
        assertThat(two.json().path("error_code").asText()).isEqualTo("ModelArts.4104");
    }

    @Test
    void areDeletedWithTheirFilesIfSoWanted() {
        String first = project.sampleIds("?label_name=seven&order=asc").get(0);
        JsonNode sample = project.get(SAMPLES + "/" + first);
        var file = cloud.file(sample.path("sample_dir").asText())
                .resolve(sample.path("sample_name").asText());
        Reply kept = project.post(SAMPLES + "/delete", "{\"samples\":[\"" + first + "\"]}");
        assertThat(kept.json().path("success").asBoolean()).isTrue();
        assertThat(file).exists();
        refused(project.tryGet(SAMPLES + "/" + first), "4420");
        assertThat(project.get("").path("deleted_sample_count").asInt()).isEqualTo(1);

        sync();
        Reply gone =
                project.post(SAMPLES + "/delete", "{\"samples\":[\"" + first + "\",\"nope\"],\"delete_source\":true}");
        assertThat(gone.json().path("success").asBoolean()).isFalse();
        assertThat(gone.json().path("results").path(0).path("success").asBoolean())
                .isTrue();
        assertThat(gone.json().path("results").path(1).path("error_code").asText())
                .isEqualTo("ModelArts.4420");
        assertThat(file).doesNotExist();
        sync();
        refused(project.tryGet(SAMPLES + "/" + first), "4420");
    }

    private JsonNode published(String order, String sampleId) throws IOException {
        String id = project.post("/versions", order).json().path("version_id").asText();
        clock.advance(PACE);
        String path = project.get("/versions/" + id).path("manifest_path").asText();
        for (String line : Files.readAllLines(cloud.file(path))) {
            JsonNode json = Json.parse(line.getBytes(StandardCharsets.UTF_8)).orElseThrow();
            if (json.path("id").asText().equals(sampleId)) {
                return json;
            }
        }
        throw new AssertionError("Not published: " + sampleId);
    }

    private void sync() {
        project.send(project.wire(), "POST", "/sync-data", "");
        clock.advance(PACE);
        project.get("/sync-data/status");
    }
}
