package io.github.clouddatasets.emulator.idah;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.fault.Work;
import io.github.clouddatasets.emulator.fault.WorkFault;
import io.github.clouddatasets.emulator.option.IdahRole;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens to an entry after its creation. */
class MediaProcessingTest {

    private DatasetCloudEmulator cloud;
    private MediaTestClient client;

    @BeforeEach
    void start() {
        cloud = DatasetCloudEmulator.builder()
                .manualTime()
                .pace(Duration.ofSeconds(4))
                .start();
        client = MediaTestClient.as(cloud, IdahRole.ADMIN);
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void anEntryIsProcessedAndThenAnnotated() {
        client.upload("a.png", "a.png", "image/png", MediaTestClient.PNG, "");
        String id = client.entry(client.dataset("idah-image"), "a.png");

        assertEntry(id, "start", "processing");
        String job = client.entry(id).path("job_id").asText();
        assertThat(job(job).path("status").asText()).isEqualTo("pending");
        assertThat(job(job).at("/arguments/entry_id").asText()).isEqualTo(id);
        cloud.clock().advance(Duration.ofSeconds(1));
        assertThat(job(job).path("status").asText()).isEqualTo("running");
        cloud.clock().advance(Duration.ofSeconds(3));

        assertEntry(id, "annotate", "pending");
        assertThat(job(job).path("status").asText()).isEqualTo("completed");
        assertThat(job(job).path("progress").asDouble()).isEqualTo(1);
        assertThat(types("a.png"))
                .containsEntry("processed.webp", "image/webp")
                .containsEntry("thumbnail.webp", "image/webp")
                .hasSize(3);
        assertThat(client.get("/medias/info/a.png")
                        .json()
                        .at("/data/attributes/meta")
                        .toString())
                .isEqualTo("{\"width\":64,\"format\":\"png\",\"height\":48}");
        assertThat(client.get("/medias/files/a.png/thumbnail.webp").body()).isEqualTo(MediaTestClient.PNG);
    }

    @Test
    void anEntryWithoutMediaIsErrored() {
        String id = client.entry(client.dataset("idah-image"), "gone.png");
        cloud.clock().advance(Duration.ofSeconds(4));

        assertEntry(id, "start", "errored");
        JsonNode job = job(client.entry(id).path("job_id").asText());
        assertThat(job.path("status").asText()).isEqualTo("errored");
        assertThat(job.path("error").isNull()).isTrue();
        assertThat(client.at("dataset").send("DELETE", "/entries/" + id, "").status())
                .isEqualTo(204);
    }

    @Test
    void anUnreadableFileIsErrored() {
        byte[] text = "no image".getBytes(StandardCharsets.UTF_8);
        client.upload("a.png", "a.png", "image/png", text, "");
        client.upload("a.mp4", "a.mp4", "video/mp4", text, "");
        String image = client.entry(client.dataset("idah-image"), "a.png");
        String film = client.entry(client.dataset("idah-video"), "a.mp4");
        cloud.clock().advance(Duration.ofSeconds(4));

        assertEntry(image, "start", "errored");
        assertEntry(film, "start", "errored");
        assertThat(types("a.png")).hasSize(1);
    }

    @Test
    void aModalityWithoutPluginHasNoJob() {
        client.upload("a.txt", "a.txt", "text/plain", MediaTestClient.PNG, "");
        String id = client.entry(client.dataset("acme-text"), "a.txt");
        cloud.clock().advance(Duration.ofSeconds(4));

        assertEntry(id, "start", "pending");
        assertThat(client.entry(id).path("job_id").isNull()).isTrue();
        assertThat(client.get("/jobs").json().path("data")).isEmpty();
    }

    @Test
    void processingFailsOrNeverEndsOnDemand() {
        cloud.faults().next(Work.IDAH_MEDIA, WorkFault.fails());
        cloud.faults().next(Work.IDAH_MEDIA, WorkFault.fails("the disk is full"));
        cloud.faults().next(Work.IDAH_MEDIA, WorkFault.neverEnds());
        String dataset = client.dataset("idah-image");
        for (String resource : new String[] {"a.png", "b.png", "c.png", "d.png"}) {
            client.upload(resource, resource, "image/png", MediaTestClient.PNG, "");
        }
        String fails = client.entry(dataset, "a.png");
        String failsWithReason = client.entry(dataset, "b.png");
        String neverEnds = client.entry(dataset, "c.png");
        String succeeds = client.entry(dataset, "d.png");
        cloud.clock().advance(Duration.ofMinutes(30));

        assertEntry(fails, "start", "errored");
        assertEntry(failsWithReason, "start", "errored");
        assertThat(job(client.entry(failsWithReason).path("job_id").asText())
                        .path("error")
                        .asText())
                .isEqualTo("the disk is full");
        assertEntry(neverEnds, "start", "processing");
        assertThat(job(client.entry(neverEnds).path("job_id").asText())
                        .path("status")
                        .asText())
                .isEqualTo("running");
        assertEntry(succeeds, "annotate", "pending");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cloud.faults().next(Work.IDAH_MEDIA, WorkFault.fails("code", "message")));
    }

    @Test
    void aDeletedJobNeverRuns() {
        client.upload("a.png", "a.png", "image/png", MediaTestClient.PNG, "");
        String id = client.entry(client.dataset("idah-image"), "a.png");
        String job = client.entry(id).path("job_id").asText();
        client.at("media").send("DELETE", "/jobs/" + job, "");
        cloud.clock().advance(Duration.ofSeconds(4));

        assertEntry(id, "start", "processing");
        assertThat(types("a.png")).hasSize(1);
    }

    @Test
    void anEntryThatWasDeletedMeanwhileIsNoMatter() {
        client.upload("a.png", "a.png", "image/png", MediaTestClient.PNG, "");
        cloud.faults().next(Work.IDAH_MEDIA, WorkFault.fails());
        String dataset = client.dataset("idah-image");
        String id = client.entry(dataset, "a.png");
        cloud.clock().advance(Duration.ofSeconds(4));
        assertEntry(id, "start", "errored");
        client.at("dataset").send("DELETE", "/entries/" + id, "");

        String again = client.entry(dataset, "a.png");
        cloud.clock().advance(Duration.ofSeconds(4));

        assertEntry(again, "annotate", "pending");
    }

    @Test
    void theEntriesAtTheStartHaveProcessedMedia() {
        JsonNode entry = client.at("dataset")
                .get("/entries?filter%5Bdataset_id%5D=" + cloud.idahDatasetId() + "&page%5Bsize%5D=1")
                .json()
                .at("/data/0/attributes");

        assertThat(types(entry.path("resource").asText())).containsKeys("", "processed.webp", "thumbnail.webp");
        assertThat(entry.path("wf_step").asText()).isEqualTo("annotate");
    }

    private Map<String, String> types(String resource) {
        Map<String, String> types = new TreeMap<>();
        client.get("/medias?filter%5Bresource%5D=" + resource)
                .json()
                .path("data")
                .forEach(media -> types.put(
                        media.at("/attributes/key").asText(),
                        media.at("/attributes/mime_type").asText()));
        return types;
    }

    private JsonNode job(String id) {
        return client.get("/jobs/" + id).json().at("/data/attributes");
    }

    private void assertEntry(String id, String step, String status) {
        assertThat(client.entry(id).path("wf_step").asText()).isEqualTo(step);
        assertThat(client.entry(id).path("status").asText()).isEqualTo(status);
    }
}
