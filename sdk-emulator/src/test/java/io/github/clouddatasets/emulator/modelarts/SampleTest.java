package io.github.clouddatasets.emulator.modelarts;

import static io.github.clouddatasets.emulator.modelarts.ModelArtsTestClient.PIXEL;
import static io.github.clouddatasets.emulator.modelarts.ModelArtsTestClient.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.http.Percent;
import io.github.clouddatasets.emulator.http.RawHttpAnswer;
import io.github.clouddatasets.emulator.option.OffsetUnit;
import io.github.clouddatasets.emulator.store.ManualClock;
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
    void theNewestSampleIsFirst() {
        JsonNode page = client.get(SAMPLES + "?limit=3&process_parameter=image%2Fresize");
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
        JsonNode alone = client.get(SAMPLES + "/" + id);
        assertThat(alone.path("sample_name").asText()).isEqualTo("digit-0051.png");
        assertThat(client.sampleIds("?order=asc&limit=100")).hasSize(50).endsWith(id);
        refused(client.tryGet(SAMPLES + "/nope"), "4420");
        refused(client.tryGet(SAMPLES + "/" + id + "?sample_state=__NONE__"), "4420");
        refused(client.tryGet(SAMPLES + "/" + id + "?worker_id=x"), "4604");
    }

    @Test
    void offsetIsAPageOrARecordByTheMode() {
        List<String> all = new ArrayList<>();
        for (int page = 0; page < 4; page++) {
            all.addAll(client.sampleIds("?limit=15&offset=" + page));
        }
        assertThat(all).hasSize(50).doesNotHaveDuplicates();
        try (DatasetCloudEmulator other =
                DatasetCloudEmulator.builder().offsetUnit(OffsetUnit.RECORDS).start()) {
            assertThat(new ModelArtsTestClient(other).sampleIds("?limit=15&offset=1"))
                    .isEqualTo(all.subList(1, 16));
        }
    }

    @Test
    void theSamplesOfAVersionDoNotChange() {
        String version = client.get("/versions")
                .path("versions")
                .path(2)
                .path("version_id")
                .asText();
        assertThat(client.get(SAMPLES + "?version_id=" + version)
                        .path("sample_count")
                        .asInt())
                .isEqualTo(30);
        refused(client.tryGet(SAMPLES + "?version_id=x"), "4353");
    }

    @Test
    void samplesGetNewLabels() throws IOException {
        List<String> ids = client.sampleIds("?limit=2");
        RawHttpAnswer reply = client.put(
                SAMPLES,
                "{\"email\":\"ann@example.com\",\"samples\":[{\"sample_id\":\"" + ids.get(0)
                        + "\",\"labels\":[{\"name\":\"one\",\"property\":{\"@modelarts:hard\":\"true\","
                        + "\"@modelarts:hard_reasons\":\"1-20\"}},{\"name\":\"two\",\"score\":0.25}],\"metadata\":{\"town\":\"Ulm\"},"
                        + "\"sample_usage\":\"TEST\"},{\"sample_id\":\"" + ids.get(1) + "\",\"labels\":[]}]}");
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        assertThat(reply.json()).hasSize(1);
        assertThat(reply.json().path("success").asBoolean()).isTrue();

        JsonNode labeled = client.get(SAMPLES + "/" + ids.get(0));
        assertThat(labeled.path("labels")).hasSize(2);
        assertThat(labeled.path("labelers").path(0).path("email").asText()).isEqualTo("ann@example.com");
        assertThat(labeled.path("hard_details").path("20").path("id").asInt()).isEqualTo(20);
        assertThat(client.get(SAMPLES + "/" + ids.get(1)).path("sample_status").asText())
                .isEqualTo("UN_ANNOTATION");
        assertThat(client.sampleIds("?sample_state=__NONE__")).containsExactly(ids.get(1));
        assertThat(client.sampleIds("?low_score=0.2&high_score=0.3")).containsExactly(ids.get(0));
        assertThat(client.sampleIds("?email=ann%40example.com")).hasSize(2);
        String town = Percent.encode("[{\"metadata\":{\"props\":{\"town\":[\"Ulm\",\"Bonn\"]}}}]");
        assertThat(client.sampleIds("?search_conditions=" + town)).containsExactly(ids.get(0));
        JsonNode search = client.get("/data-annotations/search-condition");
        assertThat(search.path("labels")).hasSize(10);
        assertThat(search.path("metadata").path("town").path(0).asText()).isEqualTo("Ulm");
        assertThat(search.path("labelers").path(0).asText()).isEqualTo("human/ann@example.com");
        JsonNode stats = client.get("/data-annotations/stats");
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
    void theItemsOfABatchFailOneByOne() {
        String id = client.sampleIds("?limit=1").get(0);
        RawHttpAnswer reply = client.put(
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
        assertThat(client.get(SAMPLES + "/" + id)
                        .path("labels")
                        .path(0)
                        .path("name")
                        .asText())
                .isEqualTo("one");
        refused(client.put(SAMPLES, "{\"samples\":[]}"), "0104");
        client.post("/versions", "{}");
        refused(client.put(SAMPLES, "{\"samples\":[{\"sample_id\":\"" + id + "\"}]}"), "4381");
    }

    @Test
    void anUploadedSampleIsARealFile() {
        RawHttpAnswer reply = client.post(
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
        JsonNode sample = client.get(SAMPLES + "/" + id);
        assertThat(sample.path("sample_status").asText()).isEqualTo("AUTO_ANNOTATION");
        assertThat(sample.path("metadata").path("@modelarts:size").path(0).asInt())
                .isEqualTo(1);
        assertThat(client.sampleIds("?sample_state=__AUTO_ANNOTATION__")).containsExactly(id);
        assertThat(client.get("").path("unconfirmed_sample_count").asInt()).isEqualTo(1);

        sync();
        assertThat(client.get("/sync-data/status").path("add_sample_count").asInt())
                .isEqualTo(10);
        assertThat(client.get(SAMPLES + "/" + id)
                        .path("labels")
                        .path(0)
                        .path("name")
                        .asText())
                .isEqualTo("one");
    }

    @Test
    void tooLargeSamplesAndBodiesAreRefused() {
        String large = Base64.getEncoder().encodeToString(new byte[5 * 1024 * 1024 + 1]);
        RawHttpAnswer one = client.post(SAMPLES, "{\"samples\":[{\"name\":\"large.png\",\"data\":\"" + large + "\"}]}");
        assertThat(one.json().path("results").path(0).path("error_code").asText())
                .isEqualTo("ModelArts.4656");
        RawHttpAnswer two = client.post(
                SAMPLES,
                "{\"samples\":[{\"name\":\"1.png\",\"data\":\"" + large + "\"},{\"name\":\"2.png\",\"data\":\"" + large
                        + "\"}]}");
        assertThat(two.status()).isEqualTo(413);
        assertThat(two.json().path("error_code").asText()).isEqualTo("ModelArts.4104");
    }

    @Test
    void aDeletionCanDeleteTheFilesToo() {
        String first = client.sampleIds("?label_name=seven&order=asc").get(0);
        JsonNode sample = client.get(SAMPLES + "/" + first);
        var file = cloud.file(sample.path("sample_dir").asText())
                .resolve(sample.path("sample_name").asText());
        RawHttpAnswer kept = client.post(SAMPLES + "/delete", "{\"samples\":[\"" + first + "\"]}");
        assertThat(kept.json().path("success").asBoolean()).isTrue();
        assertThat(file).exists();
        refused(client.tryGet(SAMPLES + "/" + first), "4420");
        assertThat(client.get("").path("deleted_sample_count").asInt()).isEqualTo(1);

        sync();
        RawHttpAnswer gone =
                client.post(SAMPLES + "/delete", "{\"samples\":[\"" + first + "\",\"nope\"],\"delete_source\":true}");
        assertThat(gone.json().path("success").asBoolean()).isFalse();
        assertThat(gone.json().path("results").path(0).path("success").asBoolean())
                .isTrue();
        assertThat(gone.json().path("results").path(1).path("error_code").asText())
                .isEqualTo("ModelArts.4420");
        assertThat(file).doesNotExist();
        sync();
        refused(client.tryGet(SAMPLES + "/" + first), "4420");
    }

    private JsonNode published(String request, String sampleId) throws IOException {
        String id = client.post("/versions", request).json().path("version_id").asText();
        clock.advance(PACE);
        String path = client.get("/versions/" + id).path("manifest_path").asText();
        for (String line : Files.readAllLines(cloud.file(path))) {
            JsonNode json = Json.parse(line.getBytes(StandardCharsets.UTF_8)).orElseThrow();
            if (json.path("id").asText().equals(sampleId)) {
                return json;
            }
        }
        throw new AssertionError("Not published: " + sampleId);
    }

    private void sync() {
        client.send(client.http(), "POST", "/sync-data", "");
        clock.advance(PACE);
        client.get("/sync-data/status");
    }
}
