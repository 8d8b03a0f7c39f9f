package io.github.clouddatasets.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clouddatasets.core.ConflictException;
import io.github.clouddatasets.core.InvalidRequestException;
import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.fault.Fault;
import io.github.clouddatasets.emulator.option.IdahRole;
import io.github.clouddatasets.sync.SyncClient;
import io.github.clouddatasets.sync.entry.Entry;
import io.github.clouddatasets.sync.media.ArchiveUpload;
import io.github.clouddatasets.sync.media.Media;
import io.github.clouddatasets.sync.media.MediaDownload;
import io.github.clouddatasets.sync.media.MediaFile;
import io.github.clouddatasets.sync.media.MediaJob;
import io.github.clouddatasets.sync.media.MediaReference;
import io.github.clouddatasets.sync.media.UploadNote;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Media of the client on the emulator: uploads, processing, downloads. */
class IdahMediaTest {

    private DatasetCloudEmulator cloud;
    private SyncClient sync;
    private String project;
    private byte[] image;

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws IOException {
        cloud = DatasetCloudEmulator.builder().pace(Duration.ofMillis(20)).start();
        sync = SyncClient.builder()
                .endpoint(cloud.idahEndpoint())
                .apiKey(cloud.idahApiKey())
                .build();
        project = cloud.idahProjectId();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "png", bytes);
        image = bytes.toByteArray();
    }

    @AfterEach
    void stop() {
        sync.close();
        cloud.close();
    }

    private Media upload(String resource) {
        return sync.media()
                .upload(b -> b.projectId(project)
                        .resource(resource)
                        .modality("idah-image")
                        .bytes("street.png", image));
    }

    @Test
    void aSecondUploadFindsTheFileOfTheFirst() {
        Media first = upload("brücke 1.png");

        assertThat(first.size()).isEqualTo(image.length);
        assertThat(first.mimeType()).isEqualTo("image/png");
        assertThat(first.isOriginal()).isTrue();
        assertThat(upload("brücke 1.png")).isEqualTo(first);
        assertThat(sync.media().list(q -> q.resource("brücke 1.png")).toList()).containsExactly(first);
        assertThatThrownBy(() -> sync.media()
                        .upload(b ->
                                b.projectId(project).resource("brücke 1.png").bytes("other.png", new byte[] {1, 2, 3})))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("\"street.png\" of " + image.length + " bytes, this file has 3");
    }

    @Test
    void anUploadWhoseAnswerIsLostIsStoredOnce() {
        cloud.faults().next("uploadMedia", Fault.reset().afterWork());

        Media media = upload("a.png");

        assertThat(sync.media().list(q -> q.resource("a.png")).toList()).containsExactly(media);
        assertThat(cloud.requests("uploadMedia")).hasSize(2);
    }

    @Test
    void secondUploadsAtOnceFindTheirFilesThoughTheServerMixesUpItsRefusals() {
        List<String> resources = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            resources.add("r" + i + ".png");
            upload("r" + i + ".png");
        }
        cloud.faults().idahCrossesRefusals(true);

        List<CompletableFuture<Media>> again = resources.stream()
                .map(resource -> sync.async(c -> c.media()
                        .upload(b -> b.projectId(project).resource(resource).bytes("street.png", image))))
                .toList();

        assertThat(again).extracting(upload -> upload.join().resource()).containsExactlyElementsOf(resources);
        assertThat(sync.media().count(q -> q.filename("street.png")).count()).isEqualTo(24);
    }

    @Test
    void whatTheServiceDoesNotTakeIsNamed() {
        assertThatThrownBy(() -> sync.media()
                        .upload(b -> b.projectId(project)
                                .modality("idah-image")
                                .bytes("notes.txt", "no image".getBytes(StandardCharsets.US_ASCII))))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("\"notes.txt\": File type is not supported");
    }

    @Test
    void anUploadOutOfSightIsStoredAndTheNextOneSaysSo() {
        String hidden = sync.projects()
                .create(b -> b.name("hidden").organizationId("2"))
                .id();
        try (SyncClient annotator = SyncClient.builder()
                .endpoint(cloud.idahEndpoint())
                .bearer(cloud.idahToken(IdahRole.ANNOTATOR))
                .build()) {
            assertThatThrownBy(() -> annotator
                            .media()
                            .upload(b -> b.projectId(hidden).resource("h.png").bytes("h.png", image)))
                    .isInstanceOf(NotFoundException.class)
                    .hasMessageContaining("the service has stored the file all the same");
        }
        assertThat(sync.media().info("h.png").size()).isEqualTo(image.length);
    }

    @Test
    void membersOfAnArchiveAreStoredEachWithItsOutcome() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("a.png"));
            zip.write(image);
            zip.putNextEntry(new ZipEntry("sub/b.txt"));
            zip.write("text".getBytes(StandardCharsets.US_ASCII));
        }

        ArchiveUpload outcome = sync.media()
                .uploadArchive(project, "idah-image", MediaFile.of("two.zip", bytes.toByteArray()), progress -> {});

        assertThat(outcome.medias()).extracting(Media::filename).containsExactly("a.png");
        assertThat(outcome.skipped()).extracting(UploadNote::filename).containsExactly("b.txt");
    }

    @Test
    void processingAddsVariantsAndTheSizeInPixels() {
        upload("a.png");
        Entry entry = sync.entries()
                .create(b ->
                        b.datasetId(cloud.idahDatasetId()).resource("a.png").name("a"));

        sync.entries().await(entry.id(), Duration.ofMinutes(1));

        assertThat(sync.media().list(q -> q.resource("a.png")).toList())
                .extracting(Media::key)
                .contains("", "thumbnail.webp");
        assertThat(sync.media().info("a.png").width()).isEqualTo(64);
        assertThat(sync.media().info("a.png").height()).isEqualTo(48);
        MediaJob job = sync.media().jobs().list().stream()
                .filter(each -> entry.id().equals(each.entryId()))
                .findFirst()
                .orElseThrow();
        assertThat(sync.media().jobs().poller(job.id()).await())
                .isEqualTo(sync.media().jobs().get(job.id()));
        MediaReference thumbnail =
                sync.media().reference(cloud.idahEndpoint() + "/media/medias/files/a.png/thumbnail.webp");
        assertThat(sync.media().downloadTo(thumbnail, folder, progress -> {})).isNotEmptyFile();
    }

    @Test
    void manyAreDownloadedThroughBreaksAndASecondRunFetchesWhatIsMissing() {
        List<String> resources = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            resources.add("r" + i + ".png");
            upload("r" + i + ".png");
        }
        cloud.faults().next("downloadMedia", Fault.cut(40).times(3));

        List<MediaDownload> first = sync.media().downloadAll(resources, folder);
        resources.add("none.png");
        List<MediaDownload> second = sync.media().downloadAll(resources, folder);

        assertThat(first).allSatisfy(each -> assertThat(each.file()).hasBinaryContent(image));
        assertThat(second).filteredOn(MediaDownload::alreadyThere).hasSize(10);
        assertThat(second.get(10).failure()).isInstanceOf(NotFoundException.class);
    }

    @Test
    void theInstallationsModalitiesHaveShapes() {
        assertThat(sync.modalities().list()).anySatisfy(modality -> {
            assertThat(modality.name()).isEqualTo("idah-image");
            assertThat(modality.plugins()).isNotEmpty();
        });
        assertThat(sync.modalities().get("idah-image").shapes())
                .anySatisfy(shape -> assertThat(shape.type()).isEqualTo("idah-image:mask"));
        assertThat(sync.modalities().get("no-such-modality").shapes()).isEmpty();
    }
}
