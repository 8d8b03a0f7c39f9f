package io.github.clouddatasets.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clouddatasets.emulator.http.RawHttpAnswer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a request writes into the state, and what happens if it cannot be written. */
class StateWritingTest {

    private KeptCloud kept;

    @BeforeEach
    void start(@TempDir Path folder) {
        kept = new KeptCloud(folder);
    }

    @AfterEach
    void stop() {
        kept.close();
    }

    @Test
    void aRequestThatChangesSomethingCommitsOnceAndReadingNever() {
        int before = kept.store.commits();
        assertThat(label("'whale'").status()).isEqualTo(200);
        assertThat(kept.store.commits()).isEqualTo(before + 1);
        kept.modelArtsAnswers();
        kept.powerdrillAnswers();
        kept.idahAnswers();
        assertThat(kept.store.commits()).isEqualTo(before + 1);
    }

    @Test
    void aRefusedRequestCommitsNothing() {
        int before = kept.store.commits();
        assertThat(label("''").status()).isEqualTo(400);
        assertThat(kept.modelArts()
                        .with("X-Auth-Token", "wrong")
                        .post("/datasets", "{}")
                        .status())
                .isEqualTo(401);
        assertThat(kept.store.commits()).isEqualTo(before);
    }

    @Test
    void oneLabelOfManySamplesWritesThatSampleAlone() throws IOException {
        Path many = Files.createDirectories(kept.cloud().file("/many/in/"));
        for (int i = 0; i < 3000; i++) {
            Files.createFile(many.resolve(i + ".png"));
        }
        String path = "/datasets/"
                + kept.modelArts()
                        .post("/datasets", json("""
                                {'dataset_name':'many','dataset_type':0,'work_path_type':0,'work_path':'/many/out/',
                                 'labels':[{'name':'cat'}],'data_sources':[{'data_type':0,'data_path':'/many/in/'}]}"""))
                        .json()
                        .path("dataset_id")
                        .asText();
        kept.clock.advance(KeptCloud.PACE);
        String id = kept.modelArts()
                .get(path + "/data-annotations/samples?limit=1")
                .json()
                .at("/samples/0/sample_id")
                .asText();
        assertThat(kept.store.all().keySet())
                .filteredOn(key -> key.contains("/sample/"))
                .hasSizeGreaterThan(3000);

        kept.clock.advance(KeptCloud.PACE);
        int before = kept.store.changes();
        RawHttpAnswer answer = kept.modelArts()
                .with("Content-Type", "application/json")
                .send(
                        "PUT",
                        path + "/data-annotations/samples",
                        json("{'samples':[{'sample_id':'" + id + "','labels':[{'name':'cat'}]}]}"));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        // The sample, the head of the dataset and a moment of its history.
        assertThat(kept.store.changes() - before).isEqualTo(3);
    }

    @Test
    void whatCannotBeKeptIsNotAcknowledgedAndNothingIsLost() {
        kept.store.becomeFull(true);

        RawHttpAnswer refused = label("'whale'");

        assertThat(refused.status()).isEqualTo(507);
        assertThat(new String(refused.body(), StandardCharsets.UTF_8)).isEqualTo("The disk is full: free some space\n");
        assertThat(labels().status()).as("nobody sees what may be lost").isEqualTo(507);
        assertThatThrownBy(() -> kept.cloud().addIdahExport(10, 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("disk is full");

        kept.store.becomeFull(false);
        kept.restart();
        assertThat(labels().toString()).contains("\"zero\"").doesNotContain("whale");
    }

    @Test
    void theStateGoesOnWhenThereIsSpaceAgain() {
        kept.store.becomeFull(true);
        assertThat(label("'whale'").status()).isEqualTo(507);
        kept.store.becomeFull(false);

        assertThat(label("'shark'").status()).isEqualTo(200);

        kept.restart();
        assertThat(labels().toString()).contains("whale", "shark");
    }

    @Test
    void aDamagedStateIsToldAtTheStartInOneLine() {
        kept.store.damage("idah/key/00000001", "{}");
        assertThatThrownBy(kept::restart)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("The state is damaged: key/00000001")
                .hasMessageContaining("Restore the state folder")
                .hasMessageNotContaining("\n");
    }

    private RawHttpAnswer label(String name) {
        return kept.modelArts()
                .post(
                        "/datasets/" + kept.cloud().datasetId() + "/data-annotations/labels",
                        json("{'labels':[{'name':" + name + "}]}"));
    }

    private RawHttpAnswer labels() {
        return kept.modelArts().get("/datasets/" + kept.cloud().datasetId() + "/data-annotations/labels");
    }

    private static String json(String singleQuoted) {
        return singleQuoted.replace('\'', '"');
    }
}
