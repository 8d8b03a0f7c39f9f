package io.github.clouddatasets.sync.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clouddatasets.core.PollingException;
import io.github.clouddatasets.core.Progress;
import io.github.clouddatasets.sync.SyncClient;
import io.github.clouddatasets.sync.SyncServer;
import io.github.clouddatasets.testing.RawServer.Answer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Waiting for a processing job, and answers of unexpected shapes. */
class MediaJobsTest {

    private static final String ID = "01a2152f-9930-7214-bda0-c4baef75baa4";

    private final SyncServer server = new SyncServer();
    private final SyncClient client = server.client();

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private static Answer job(String attributes) {
        return Answer.json(
                200, "{\"data\":{\"type\":\"media:jobs\",\"id\":\"" + ID + "\",\"attributes\":{" + attributes + "}}}");
    }

    @Test
    void aWaitGoesOnThroughStatesThatNobodyKnows() {
        server.answers(
                job("\"status\":\"pending\",\"progress\":0.0"),
                job("\"status\":\"running\",\"progress\":0.5"),
                job("\"status\":\"paused\""),
                job("\"status\":null"),
                job(
                        "\"status\":\"completed\",\"progress\":1.0,\"arguments\":{\"entry_id\":\"e\",\"resource\":\"r.png\"}"));
        List<Progress> seen = new ArrayList<>();

        MediaJob job = client.media().jobs().poller(ID).onProgress(seen::add).await();

        assertThat(job.status()).isEqualTo(MediaJobStatus.COMPLETED);
        assertThat(job.entryId()).isEqualTo("e");
        assertThat(job.resource()).isEqualTo("r.png");
        assertThat(seen)
                .extracting(Progress::state)
                .containsExactly("pending", "running", "paused", "unknown", "completed");
    }

    @Test
    void aJobThatFailedIsNamedSinceTheServersLogKnowsNothingElse() {
        server.answers(job("\"status\":\"errored\",\"error\":null"));

        assertThatThrownBy(() -> client.media().jobs().poller(ID).await())
                .isInstanceOf(PollingException.class)
                .hasMessageContaining("errored")
                .hasMessageContaining("(the service gives no reason) [media job " + ID + "]");
    }

    @Test
    void attributesOfUnexpectedShapesAreAbsent() {
        server.answers(job("\"status\":7,\"progress\":\"much\",\"arguments\":[1],\"created_at\":\"soon\",\"new\":{}"));

        MediaJob job = client.media().jobs().get(ID);

        assertThat(job.progress()).isNull();
        assertThat(job.arguments()).isEmpty();
        assertThat(job.createdAt()).isNull();
        assertThat(job.entryId()).isNull();
        assertThat(job.resource()).isNull();
    }

    @Test
    void aMediaOfUnexpectedShapesIsReadAsFarAsItGoes() {
        server.answers(
                Answer.json(
                        200,
                        "{\"data\":[{\"id\":\"0f.png\",\"attributes\":{\"size\":\"12\",\"meta\":{\"width\":\"wide\",\"height\":48},"
                                + "\"created_by\":8,\"public\":\"perhaps\",\"key\":null}},{\"attributes\":{}},{\"id\":\"0e.png\"}]}"));

        List<Media> medias = client.media().list().toList();

        assertThat(medias).extracting(Media::id).containsExactly("0f.png", "0e.png");
        Media media = medias.get(0);
        assertThat(media.size()).isEqualTo(12);
        assertThat(media.width()).isNull();
        assertThat(media.height()).isEqualTo(48);
        assertThat(media.createdBy()).isEqualTo("8");
        assertThat(media.isPublic()).isNull();
        assertThat(media.isOriginal()).isFalse();
    }

    @Test
    void modalitiesWithoutLabelsOrPluginsAreListed() {
        server.answers(
                Answer.json(
                        200,
                        "{\"data\":{\"modalities\":{\"lidar\":{},\"none\":null,\"idah-image\":{\"label\":\"Images\"}},"
                                + "\"plugins\":{\"both\":[\"lidar\",\"idah-image\"],\"empty\":null}}}"),
                Answer.json(200, "{\"data\":null}"),
                Answer.json(200, "{\"data\":{\"shapes\":{\"cube\":{\"label\":\"Cube\"},\"gone\":null}}}"));

        assertThat(client.modalities().list())
                .containsExactly(
                        new Modality("lidar", null, null, List.of("both"), List.of()),
                        new Modality("idah-image", "Images", null, List.of("both"), List.of()));
        assertThat(client.modalities().list()).isEmpty();
        assertThat(client.modalities().get("lidar").shapes())
                .containsExactly(new ModalityShape("cube", "lidar:cube", "Cube", null));
    }
}
