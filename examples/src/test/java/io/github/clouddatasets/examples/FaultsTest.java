package io.github.clouddatasets.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.clouddatasets.core.ConnectionLostException;
import io.github.clouddatasets.core.DecodeException;
import io.github.clouddatasets.core.ManualTime;
import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.PollingException;
import io.github.clouddatasets.datasets.DatasetClient;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.fault.Fault;
import io.github.clouddatasets.emulator.fault.Work;
import io.github.clouddatasets.emulator.fault.WorkFault;
import io.github.clouddatasets.powerdrill.PowerdrillClient;
import io.github.clouddatasets.sync.SyncClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The emulator's faults as the real clients see them. */
class FaultsTest {

    private final ManualTime time = new ManualTime(Instant.now());
    private final DatasetCloudEmulator cloud =
            DatasetCloudEmulator.builder().pace(Duration.ZERO).start();
    private final DatasetClient datasets = DatasetClient.builder()
            .endpoint(cloud.modelArtsEndpoint())
            .projectId(cloud.projectId())
            .accessKey(cloud.accessKey(), cloud.secretKey())
            .time(time)
            .build();
    private final PowerdrillClient pd = PowerdrillClient.builder()
            .endpoint(cloud.powerdrillEndpoint())
            .apiKey(cloud.powerdrillApiKey())
            .userId(cloud.powerdrillUserId())
            .time(time)
            .build();
    private final SyncClient sync = SyncClient.builder()
            .endpoint(cloud.idahEndpoint())
            .apiKey(cloud.idahApiKey())
            .time(time)
            .build();

    @AfterEach
    void stop() {
        sync.close();
        pd.close();
        datasets.close();
        cloud.close();
    }

    @Test
    void theClientTriesAgainAfterRefusalsResetsAndCutAnswers() {
        cloud.faults()
                .next("descDataset", Fault.status(503))
                .next("descDataset", Fault.reset())
                .next("descDataset", Fault.cut(30));

        assertThat(datasets.get(cloud.datasetId()).datasetName()).isEqualTo("digits");
        assertThat(cloud.requests("descDataset")).hasSize(4);
    }

    @Test
    void aThrottledCallWaitsAsLongAsItIsTold() {
        cloud.faults().next("v2GetDatasetStatus", Fault.throttle(Duration.ofSeconds(7)));

        assertThat(pd.datasets().status(cloud.powerdrillDatasetId()).synchedCount())
                .isPositive();
        assertThat(time.sleeps())
                .hasSize(1)
                .allSatisfy(slept -> assertThat(slept).isBetween(Duration.ofSeconds(7), Duration.ofSeconds(8)));
    }

    @Test
    void whatWasCreatedBeforeTheAnswerGotLostIsNotCreatedAgain() {
        cloud.faults().next("v2CreateDataset", Fault.reset().afterWork());

        assertThatExceptionOfType(ConnectionLostException.class)
                .isThrownBy(() -> pd.datasets().create(b -> b.name("lost")));

        assertThat(pd.datasets().list(q -> q.search("lost")).stream()).hasSize(1);
        assertThat(cloud.requests("v2CreateDataset")).hasSize(1);
    }

    @Test
    void anExpiredTokenIsRenewedOnce() {
        assertThat(sync.jobs().list().stream()).isNotEmpty();
        cloud.faults().next("listJobs", Fault.expiredToken());

        assertThat(sync.jobs().list().stream()).isNotEmpty();
        assertThat(cloud.requests("loginWithApiKey")).hasSize(2);
    }

    @Test
    void aCodeOfTheServiceIsItsException() {
        cloud.faults().next("descDataset", Fault.error("ModelArts.4352", "it has just been deleted"));

        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> datasets.get(cloud.datasetId()))
                .withMessageContaining("it has just been deleted");
    }

    @Test
    void aPageOfHtmlIsNoAnswer() {
        cloud.faults().always("descDataset", Fault.wrongContentType());

        assertThatExceptionOfType(DecodeException.class).isThrownBy(() -> datasets.get(cloud.datasetId()));
    }

    @Test
    void aDownloadThatIsCutAndSlowIsWholeInTheEnd(@TempDir Path folder) throws IOException {
        String id = cloud.addIdahExport(300_000, 9);
        cloud.faults()
                .next("downloadExport", Fault.cut(100_000))
                .next("downloadExport", Fault.slow(100_000, Duration.ofMillis(1)));

        Path file = folder.resolve("export.upd");
        sync.exports().download(id, file);

        assertThat(Files.size(file)).isEqualTo(300_000);
        assertThat(Arrays.copyOf(Files.readAllBytes(file), 65_536))
                .isEqualTo(
                        cloud.requests("downloadExport").get(1).answer().body().bytes());
    }

    @Test
    void failedWorkSaysWhy() {
        cloud.faults()
                .next(Work.VERSION, WorkFault.fails("the bucket is full"))
                .next(Work.IDAH_JOB, WorkFault.fails("the disk is full"));

        assertThatExceptionOfType(PollingException.class)
                .isThrownBy(() -> datasets.createVersion(cloud.datasetId(), b -> b.versionName("V900"))
                        .await())
                .withMessageContaining("the bucket is full");
        assertThatExceptionOfType(PollingException.class)
                .isThrownBy(() -> sync.exports()
                        .create(b -> b.projectId(cloud.idahProjectId()).datasetIds(List.of(cloud.idahDatasetId())))
                        .await())
                .withMessageContaining("the disk is full");
    }

    @Test
    void workThatNeverEndsEndsTheWaitAtItsDeadline() {
        cloud.faults().next(Work.SYNC, WorkFault.neverEnds());

        assertThatExceptionOfType(PollingException.class)
                .isThrownBy(() -> datasets.sync(cloud.datasetId()).await(Duration.ofMinutes(10)));
        assertThat(cloud.requests("syncDataSourceState")).hasSizeGreaterThan(5);
    }
}
