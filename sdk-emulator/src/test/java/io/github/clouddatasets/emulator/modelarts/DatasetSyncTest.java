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

class DatasetSyncTest {

    private final ManualClock clock = ManualClock.at("2026-11-21T12:00:00Z");
    private DatasetCloudEmulator cloud;
    private ModelArtsTestClient client;

    @BeforeEach
    void start() {
        cloud = DatasetCloudEmulator.builder()
                .clock(clock)
                .pace(Duration.ofSeconds(4))
                .start();
        client = new ModelArtsTestClient(cloud);
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void indexesWhatIsNew() throws IOException {
        assertThat(state()).isEqualTo("NOT_EXIST");
        Path folder = Files.createDirectories(cloud.input().resolve("ten"));
        Files.write(folder.resolve("extra.JPG"), new byte[] {1, 2, 3});
        Files.writeString(folder.resolve("notes.txt"), "not an image");

        RawHttpAnswer started = client.send(client.http(), "POST", "/sync-data", "");
        assertThat(started.status()).isEqualTo(200);
        assertThat(started.body()).isEmpty();
        assertThat(state()).isEqualTo("QUEUING");
        assertThat(client.get("").path("status").asInt()).isEqualTo(5);
        refused(client.send(client.http(), "POST", "/sync-data", ""), "4355");
        refused(client.post("/versions", "{}"), "4355");

        clock.advance(Duration.ofSeconds(1));
        assertThat(state()).isEqualTo("RUNNING");
        clock.advance(Duration.ofSeconds(3));
        JsonNode done = client.get("/sync-data/status");
        assertThat(done.path("status").asText()).isEqualTo("COMPLETED");
        assertThat(done.path("dataset_id").asText()).isEqualTo(cloud.datasetId());
        assertThat(done.path("task_id").asText()).isNotEmpty();
        assertThat(done.path("add_sample_count").asLong()).isEqualTo(11);
        assertThat(done.path("deleted_sample_count").asLong()).isZero();
        assertThat(done.path("total_sample_count").asLong()).isEqualTo(61);
        assertThat(done.path("duration_time").asLong()).isEqualTo(4000);
        assertThat(done.path("create_time").asLong()).isEqualTo(clock.millis() - 4000);
        JsonNode dataset = client.get("");
        assertThat(dataset.path("status").asInt()).isEqualTo(1);
        assertThat(dataset.path("total_sample_count").asInt()).isEqualTo(61);
        assertThat(dataset.path("labels")).hasSize(11);
    }

    @Test
    void forgetsWhatIsGone() throws IOException {
        Files.delete(cloud.input().resolve("zero/digit-0000.png"));
        sync();
        JsonNode done = client.get("/sync-data/status");
        assertThat(done.path("add_sample_count").asLong()).isEqualTo(10);
        assertThat(done.path("deleted_sample_count").asLong()).isEqualTo(1);
        assertThat(done.path("total_sample_count").asLong()).isEqualTo(59);
        assertThat(client.get("").path("deleted_sample_count").asInt()).isEqualTo(1);
        String first = done.path("task_id").asText();
        sync();
        assertThat(client.get("/sync-data/status").path("task_id").asText()).isNotEqualTo(first);
        assertThat(client.get("/sync-data/status").path("add_sample_count").asLong())
                .isZero();
    }

    @Test
    void failsWithoutItsFolder() throws IOException {
        Files.move(cloud.input(), cloud.input().resolveSibling("elsewhere"));
        sync();
        JsonNode failed = client.get("/sync-data/status");
        assertThat(failed.path("status").asText()).isEqualTo("FAILED");
        assertThat(failed.path("error_code").asText()).isEqualTo("ModelArts.4360");
        assertThat(failed.path("error_msg").asText()).isNotEmpty();
        assertThat(client.get("").path("total_sample_count").asInt()).isEqualTo(50);
    }

    @Test
    void isOverAtOnceWithoutAPace() {
        try (DatasetCloudEmulator other =
                DatasetCloudEmulator.builder().pace(Duration.ZERO).start()) {
            ModelArtsTestClient quick = new ModelArtsTestClient(other);
            quick.send(quick.http(), "POST", "/sync-data", "");
            assertThat(quick.get("/sync-data/status").path("status").asText()).isEqualTo("COMPLETED");
        }
    }

    private void sync() {
        client.send(client.http(), "POST", "/sync-data", "");
        clock.advance(Duration.ofSeconds(4));
    }

    private String state() {
        return client.get("/sync-data/status").path("status").asText();
    }
}
