package io.github.clouddatasets.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.emulator.http.RawHttpClient;
import io.github.clouddatasets.emulator.option.IdahRole;
import io.github.clouddatasets.emulator.store.ManualClock;
import io.github.clouddatasets.emulator.store.MemoryStateStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of IDAH's media outlives the process. */
class IdahMediaRestartTest {

    @TempDir
    Path folder;

    private final MemoryStateStore store = new MemoryStateStore();
    private final ManualClock clock = ManualClock.at("2026-11-26T12:00:00Z");
    private DatasetCloudEmulator cloud;

    @BeforeEach
    void start() {
        cloud = DatasetCloudEmulator.builder()
                .clock(clock)
                .pace(Duration.ofSeconds(8))
                .state(folder)
                .store(store)
                .start();
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void filesAreThereAndProcessingGoesOn() throws IOException {
        byte[] image = Files.readAllBytes(cloud.input().resolve("zero/digit-0000.png"));
        upload("a.png", image);
        String dataset = created("datasets", "project", cloud.idahProjectId(), """
                {"name":"d","modality":"idah-image","labeling_configuration":{},"workflow_configuration":{}}""");
        String heard = created("entries", "dataset", dataset, "{\"name\":\"a\",\"resource\":\"a.png\"}");
        String job = text(heard, "job_id");
        String unheard = created("entries", "dataset", dataset, "{\"name\":\"b\",\"resource\":\"gone.png\"}");
        Path left = Files.write(folder.resolve("left"), image);
        Path stored = files().resolve("stored");
        Files.move(left, stored.resolve("left"));

        cloud.close();
        start();

        assertThat(http("media").get("/medias/files/a.png").body()).isEqualTo(image);
        assertThat(stored.resolve("left")).as("a file that no record names").doesNotExist();
        assertThat(text(heard, "status")).isEqualTo("processing");
        assertThat(text(unheard, "status")).isEqualTo("processing");
        clock.advance(Duration.ofSeconds(8));
        assertThat(text(heard, "status")).isEqualTo("pending");
        assertThat(text(heard, "wf_step")).isEqualTo("annotate");
        assertThat(text(heard, "job_id")).isEqualTo(job);
        assertThat(text(unheard, "status")).isEqualTo("errored");
        assertThat(http("media").get("/medias/files/a.png/thumbnail.webp").body())
                .isEqualTo(image);

        cloud.close();
        start();

        assertThat(http("media")
                        .get("/jobs/" + job)
                        .json()
                        .at("/data/attributes/status")
                        .asText())
                .isEqualTo("completed");
        assertThat(http("media").get("/medias/files/a.png/thumbnail.webp").status())
                .isEqualTo(200);
    }

    private Path files() throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(path -> path.endsWith("idah/media")).findFirst().orElseThrow();
        }
    }

    private void upload(String resource, byte[] content) {
        String form = "--b\r\nContent-Disposition: form-data; name=\"project_id\"\r\n\r\n" + cloud.idahProjectId()
                + "\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n"
                + "Content-Type: image/png\r\n\r\n" + new String(content, StandardCharsets.ISO_8859_1)
                + "\r\n--b--\r\n";
        assertThat(http("media")
                        .with("Content-Type", "multipart/form-data; boundary=b")
                        .send("POST", "/medias/files/" + resource, form.getBytes(StandardCharsets.ISO_8859_1))
                        .status())
                .isEqualTo(200);
    }

    private String created(String kind, String parent, String parentId, String attributes) {
        String body = """
                {"data":{"type":"dataset:%s","attributes":%s,"relationships":{"%s":{"data":{"type":"dataset:%ss","id":"%s"}}}}}""".formatted(kind, attributes, parent, parent, parentId);
        return http("dataset").post("/" + kind, body).json().at("/data/id").asText();
    }

    private String text(String entry, String attribute) {
        return http("dataset")
                .get("/entries/" + entry)
                .json()
                .at("/data/attributes")
                .path(attribute)
                .asText();
    }

    private RawHttpClient http(String service) {
        return new RawHttpClient(cloud.idahEndpoint() + "/" + service)
                .with("Authorization", "Bearer " + cloud.idahToken(IdahRole.ADMIN));
    }
}
