package io.github.clouddatasets.emulator.modelarts;

import static io.github.clouddatasets.emulator.modelarts.ModelArtsTestClient.PIXEL;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.http.AnsweredHosts;
import io.github.clouddatasets.emulator.http.Percent;
import io.github.clouddatasets.emulator.http.RawHttpAnswer;
import io.github.clouddatasets.emulator.store.ManualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** One session that uses every operation of the service description, and counts them. */
class ModelArtsAllOperationsTest {

    private static final Duration PACE = Duration.ofSeconds(1);
    private static final String SAMPLES = "/data-annotations/samples";
    private static final String LABELS = "/data-annotations/labels";

    private final ManualClock clock = ManualClock.at("2026-11-21T12:00:00Z");

    @Test
    void everyOperationWorks() throws IOException {
        try (DatasetCloudEmulator cloud =
                DatasetCloudEmulator.builder().clock(clock).pace(PACE).start()) {
            ModelArtsTestClient animals = ModelArtsTestClient.created(cloud, "animals", 0);
            clock.advance(PACE);
            assertThat(animals.get("").path("status").asInt()).isEqualTo(1);
            assertThat(animals.names("?search_content=animals")).containsExactly("animals");
            done(animals.put("", "{\"description\":\"cats and dogs\"}"));

            importDigits(animals);
            upload(cloud, animals);
            label(animals);
            publish(cloud, animals);
            export(animals);
            cleanUp(animals, cloud.datasetId());

            for (String operation : documented()) {
                assertThat(cloud.requests(operation)).as(operation).isNotEmpty();
            }
            assertThat(animals.list("?file_preview=true").toString()).contains(cloud.s3Endpoint());
            assertThat(AnsweredHosts.foreign(cloud)).isEmpty();
        }
    }

    private void importDigits(ModelArtsTestClient animals) {
        String task = animals.post("/import-tasks", "{\"import_path\":\"" + ModelArtsCatalog.INPUT_PATH + "\"}")
                .json()
                .path("task_id")
                .asText();
        clock.advance(PACE);
        JsonNode done = animals.get("/import-tasks/" + task);
        assertThat(done.path("imported_sample_count").asInt()).isEqualTo(60);
        assertThat(animals.get("/import-tasks").path("total_count").asInt()).isEqualTo(1);
    }

    private void upload(DatasetCloudEmulator cloud, ModelArtsTestClient animals) throws IOException {
        done(animals.post(SAMPLES, "{\"samples\":[{\"name\":\"cat.png\",\"data\":\"" + PIXEL + "\"}]}"));
        Files.copy(cloud.file("/animals/in/cat.png"), cloud.file("/animals/in/dog.png"));
        assertThat(animals.send(animals.http(), "POST", "/sync-data", "").status())
                .isEqualTo(200);
        clock.advance(PACE);
        JsonNode sync = animals.get("/sync-data/status");
        assertThat(sync.path("status").asText()).isEqualTo("COMPLETED");
        assertThat(sync.path("add_sample_count").asInt()).isEqualTo(1);
    }

    private static void label(ModelArtsTestClient animals) {
        done(animals.post(LABELS, "{\"labels\":[{\"name\":\"cat\"},{\"name\":\"dog\"}]}"));
        String cat = Percent.encode("[{\"sample_name\":\"cat.png\"}]");
        String id = animals.sampleIds("?search_conditions=" + cat).get(0);
        done(animals.put(SAMPLES, "{\"samples\":[{\"sample_id\":\"" + id + "\",\"labels\":[{\"name\":\"cat\"}]}]}"));
        done(animals.put(
                LABELS, "{\"labels\":[{\"name\":\"cat\",\"property\":{\"@modelarts:rename_to\":\"pussycat\"}}]}"));
        assertThat(animals.put(LABELS + "/dog", "{\"@modelarts:color\":\"#000000\"}")
                        .status())
                .isEqualTo(204);
        assertThat(animals.get(SAMPLES + "/" + id)
                        .path("labels")
                        .path(0)
                        .path("name")
                        .asText())
                .isEqualTo("pussycat");
        assertThat(animals.get("/data-annotations/search-condition").path("labels"))
                .hasSize(12);
        assertThat(animals.get(LABELS).path("total_number").asInt()).isEqualTo(12);
        JsonNode stats = animals.get("/data-annotations/stats").path("sample_stats");
        assertThat(stats.path("manual_annotation").asInt()).isEqualTo(61);
        assertThat(stats.path("un_annotation").asInt()).isEqualTo(1);
    }

    private void publish(DatasetCloudEmulator cloud, ModelArtsTestClient animals) throws IOException {
        String id = animals.post("/versions", "{}").json().path("version_id").asText();
        clock.advance(PACE);
        JsonNode version = animals.get("/versions/" + id);
        assertThat(version.path("status").asInt()).isEqualTo(1);
        assertThat(animals.get("/versions").path("total_number").asInt()).isEqualTo(1);
        Path manifest = cloud.file(version.path("manifest_path").asText());
        assertThat(Files.readAllLines(manifest))
                .hasSize(62)
                .anyMatch(line -> line.contains("cat.png") && line.contains("pussycat"));
        assertThat(animals.delete("/versions/" + id).status()).isEqualTo(204);
        assertThat(manifest).exists();
    }

    private void export(ModelArtsTestClient animals) {
        String task = animals.post("/export-tasks", "{\"path\":\"/exported/\"}")
                .json()
                .path("task_id")
                .asText();
        clock.advance(PACE);
        assertThat(animals.get("/export-tasks/" + task).path("status").asText()).isEqualTo("SUCCESSED");
        assertThat(animals.get("/export-tasks").path("total_count").asInt()).isEqualTo(1);
    }

    private void cleanUp(ModelArtsTestClient animals, String digits) {
        assertThat(animals.getOther(digits).status()).isEqualTo(200);
        done(animals.post(
                SAMPLES + "/delete",
                "{\"delete_source\":true,\"samples\":[\""
                        + animals.sampleIds("").get(0) + "\"]}"));
        done(animals.post(LABELS + "/delete?delete_policy=2", "{\"labels\":[{\"name\":\"one\"}]}"));
        assertThat(animals.delete(LABELS + "/two?delete_source=true").status()).isEqualTo(204);
        String window = "?start_time=" + (clock.millis() - 60_000) + "&end_time=" + clock.millis();
        assertThat(animals.get("/metrics" + window).path("metrics").path("total"))
                .isNotEmpty();
        assertThat(animals.delete("").status()).isEqualTo(204);
        assertThat(animals.tryGet("").json().path("error_code").asText()).isEqualTo("ModelArts.4352");
    }

    private static void done(RawHttpAnswer reply) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        assertThat(reply.json().path("success").asBoolean(true))
                .as(reply.toString())
                .isTrue();
    }

    private static Set<String> documented() throws IOException {
        Path description = Path.of(Objects.requireNonNullElse(System.getProperty("basedir"), "."))
                .resolve("../specs/modelarts-datasets.openapi.yaml");
        Matcher ids = Pattern.compile("(?m)^ +operationId: (\\w+)$").matcher(Files.readString(description));
        Set<String> operations = new TreeSet<>();
        while (ids.find()) {
            operations.add(ids.group(1));
        }
        assertThat(operations).hasSize(31);
        return operations;
    }
}
