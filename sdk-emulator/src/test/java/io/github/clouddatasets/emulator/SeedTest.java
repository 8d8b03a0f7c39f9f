package io.github.clouddatasets.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clouddatasets.datasets.DatasetClient;
import io.github.clouddatasets.datasets.common.DatasetType;
import io.github.clouddatasets.datasets.samples.Sample;
import io.github.clouddatasets.emulator.http.RawHttpClient;
import io.github.clouddatasets.emulator.option.IdahRole;
import io.github.clouddatasets.emulator.store.PackagedFile;
import io.github.clouddatasets.powerdrill.PowerdrillClient;
import io.github.clouddatasets.sync.Export;
import io.github.clouddatasets.sync.SyncClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Seeded things are there at once, as if they had always been. */
class SeedTest {

    private final DatasetCloudEmulator cloud =
            DatasetCloudEmulator.builder().manualTime().start();

    @TempDir
    Path folder;

    @BeforeEach
    void writeImages() throws IOException {
        PackagedFile digit = new PackagedFile("data/digits/one/digit-0042.png");
        digit.copyTo(folder.resolve("cars/1.png"));
        digit.copyTo(folder.resolve("cars/2.png"));
        digit.copyTo(folder.resolve("trams/3.png"));
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void aDatasetHasItsImagesLabelsAndVersions() {
        String id = cloud.seed()
                .dataset(
                        "street",
                        d -> d.description("Traffic")
                                .images(folder)
                                .labels("cars/2.png", "bus", "red")
                                .labels("trams/3.png")
                                .version("V001")
                                .version("second"));

        assertThat(cloud.requests("createDataset")).isEmpty();
        DatasetClient client = cloud.clients().datasets();
        assertThat(client.get(id).datasetName()).isEqualTo("street");
        assertThat(client.get(id).description()).isEqualTo("Traffic");
        assertThat(client.samples().list(id).stream().map(SeedTest::labels))
                .containsExactlyInAnyOrder(List.of("cars"), List.of("bus", "red"), List.of());
        assertThat(client.versions().list(id).stream().map(version -> version.versionName()))
                .containsExactlyInAnyOrder("V001", "second");
        assertThat(cloud.file("/street/input/cars/1.png")).hasSameBinaryContentAs(folder.resolve("cars/1.png"));
    }

    @Test
    void newImagesWaitForASynchronisation() {
        String id = cloud.seed().dataset("street", d -> d.newImages(folder));
        assertThat(cloud.clients().datasets().samples().list(id)).isEmpty();
        assertThat(cloud.clients().datasets().sync(id).await().addSampleCount()).isEqualTo(3);
    }

    @Test
    void aDatasetOfAnotherTypeHasSingleFiles() {
        String id = cloud.seed()
                .dataset(
                        "reviews",
                        d -> d.type(DatasetType.TEXT_CLASSIFICATION)
                                .image("good/1.txt", "Great.".getBytes(StandardCharsets.UTF_8)));
        assertThat(cloud.clients().datasets().get(id).datasetType()).isEqualTo(DatasetType.TEXT_CLASSIFICATION);
        assertThat(cloud.clients().datasets().samples().list(id)).hasSize(1);
    }

    @Test
    void aDatasetThatTheServiceWouldRefuseIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cloud.seed().dataset("digits", d -> {}))
                .withMessageContaining("digits");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cloud.seed().dataset("../digits", d -> {}))
                .withMessage("name must be 1 to 100 letters, digits, _ and -: ../digits");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cloud.seed().dataset("street", d -> d.labels("none.png", "car")))
                .withMessage("labels name files that are no samples of the dataset: [none.png]");
        assertThatIllegalArgumentException().isThrownBy(() -> cloud.seed().dataset("empty", d -> d.version("V001")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cloud.seed().dataset("street", d -> d.image("../1.png", new byte[1])));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cloud.seed().dataset("street", d -> d.images(folder.resolve("none"))));
    }

    @Test
    void aPowerdrillDatasetIsReadyAtOnce() throws IOException {
        Path more = Files.writeString(folder.resolve("more.csv"), "region,amount\nsouth,20\n");
        String id = cloud.seed()
                .powerdrillDataset(
                        "sales",
                        d -> d.description("Sales")
                                .file("sales.csv", "region,amount\nnorth,10\n")
                                .file(more));

        PowerdrillClient client = cloud.clients().powerdrill();
        assertThat(client.datasets().status(id).isReady()).isTrue();
        assertThat(client.dataSources().list(id).stream().map(source -> source.name()))
                .containsExactlyInAnyOrder("sales.csv", "more.csv");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cloud.seed()
                        .powerdrillDataset("sales", d -> d.file(more).file(more)));
        assertThatIllegalArgumentException().isThrownBy(() -> cloud.seed().powerdrillDataset(" ", d -> {}));
    }

    @Test
    void anIdahExportHasItsProjectDatasetAndFile() throws IOException {
        String project = cloud.seed().idahProject();
        String dataset = cloud.seed().idahDataset(folder);
        byte[] bytes = "the file".getBytes(StandardCharsets.UTF_8);
        String id =
                cloud.seed().idahExport(e -> e.project(project).dataset(dataset).content(bytes));

        SyncClient client = cloud.clients().sync();
        Export export = client.exports().get(id);
        assertThat(export.projectId()).isEqualTo(project);
        assertThat(export.size()).isEqualTo(bytes.length);
        assertThat(client.exports().list(q -> q.projectId(project))).hasSize(1);
        Path file = client.exports().download(id, folder.resolve("export.upd"));
        assertThat(file).hasBinaryContent(bytes);
    }

    @Test
    void aSeededIdahDatasetCanBeExported() {
        String dataset = cloud.seed().idahDataset(folder);
        Export export = cloud.clients()
                .sync()
                .exports()
                .create(b -> b.projectId(cloud.idahProjectId()).datasetIds(List.of(dataset)))
                .await(Duration.ofHours(1));
        assertThat(export.size()).isPositive();
    }

    @Test
    void anIdahDatasetHasItsEntriesAndAnnotations() throws IOException {
        Files.createDirectories(folder.resolve("photos"));
        Path first = Files.write(folder.resolve("photos/1.png"), new byte[] {1});
        Files.write(folder.resolve("photos/2.png"), new byte[] {2});
        String project = cloud.seed().idahProject("Bridges");
        String box = "{\"type\":\"idah-image:bounding-box\",\"points\":[[0.1,0.1],[0.4,0.1],[0.4,0.5],[0.1,0.5]]}";
        String id = cloud.seed()
                .idahDataset(
                        "street",
                        d -> d.project(project)
                                .labelingConfiguration(
                                        "{\"idah-image:bounding-box\":{\"values\":[{\"id\":\"car\",\"label\":\"Car\"}]}}")
                                .images(folder.resolve("photos"))
                                .entry("first.png", first)
                                .annotation("first.png", box, "{\"category\":\"car\"}"));

        RawHttpClient dataset = new RawHttpClient(cloud.idahEndpoint() + "/dataset")
                .with("Authorization", "Bearer " + cloud.idahToken(IdahRole.ADMIN));
        JsonNode shown = dataset.get("/datasets/" + id + "?included[]=entries&included[]=project")
                .json();
        assertThat(shown.at("/data/attributes/name").asText()).isEqualTo("street");
        assertThat(shown.at("/data/attributes/entries_total_count").asInt()).isEqualTo(3);
        assertThat(shown.path("included"))
                .extracting(one -> one.at("/attributes/name").asText())
                .containsExactlyInAnyOrder("1.png", "2.png", "first.png", "Bridges");
        JsonNode annotations =
                dataset.get("/annotations?filter[dataset_id]=" + id).json();
        assertThat(annotations.at("/data/0/attributes/annotation/category").asText())
                .isEqualTo("car");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cloud.seed().idahDataset("d", d -> d.project("none")))
                .withMessage("projectId must be that of a project: none");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cloud.seed().idahDataset("d", d -> d.annotation("none", "{}", "{}")))
                .withMessage("entryName must be that of an entry: none");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cloud.seed().idahDataset("d", d -> d.labelingConfiguration("[]")))
                .withMessage("json must be a JSON object: []");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        cloud.seed().idahDataset("d", d -> d.entry("1", first).entry("1", first)));
    }

    private static List<String> labels(Sample sample) {
        return sample.labels().stream().map(label -> label.name()).toList();
    }
}
