package io.github.clouddatasets.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clouddatasets.core.AuthenticationException;
import io.github.clouddatasets.core.ConflictException;
import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.PermissionDeniedException;
import io.github.clouddatasets.core.PollingException;
import io.github.clouddatasets.core.ResponseInfo;
import io.github.clouddatasets.datasets.AsyncTaskStatus;
import io.github.clouddatasets.datasets.Dataset;
import io.github.clouddatasets.datasets.DatasetClient;
import io.github.clouddatasets.datasets.DatasetVersion;
import io.github.clouddatasets.datasets.DatasetVersionStatus;
import io.github.clouddatasets.datasets.ExportTask;
import io.github.clouddatasets.datasets.ExportTaskStatus;
import io.github.clouddatasets.datasets.ExportType;
import io.github.clouddatasets.datasets.SyncTask;
import io.github.clouddatasets.datasets.VersionFormat;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.option.OffsetUnit;
import io.github.clouddatasets.powerdrill.PowerdrillClient;
import io.github.clouddatasets.sync.Export;
import io.github.clouddatasets.sync.ExportField;
import io.github.clouddatasets.sync.Job;
import io.github.clouddatasets.sync.JobStatus;
import io.github.clouddatasets.sync.SyncClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The clients against the emulator, which shares no wire code with them: what one side gets wrong shows here. */
@NullUnmarked // a null where a value is expected fails the test just as well
class EndToEndTest {

    private static final Duration LOOK = Duration.ofMillis(5);

    @TempDir
    Path folder;

    private DatasetCloudEmulator cloud;
    private DatasetClient datasets;
    private PowerdrillClient powerdrill;
    private SyncClient sync;

    @BeforeEach
    void start() {
        connect(DatasetCloudEmulator.builder().pace(Duration.ofMillis(20)).start());
    }

    private void connect(DatasetCloudEmulator emulator) {
        cloud = emulator;
        datasets = datasets(Credentials.accessKey(cloud.accessKey(), cloud.secretKey()));
        powerdrill = PowerdrillClient.builder()
                .endpoint(cloud.powerdrillEndpoint())
                .credentials(Credentials.apiKey(cloud.powerdrillApiKey()))
                .userId(cloud.powerdrillUserId())
                .build();
        sync = SyncClient.builder()
                .endpoint(cloud.idahEndpoint())
                .credentials(Credentials.idahApiKey(cloud.idahApiKey()))
                .build();
    }

    private DatasetClient datasets(Credentials credentials) {
        return DatasetClient.builder()
                .endpoint(cloud.modelArtsEndpoint())
                .projectId(cloud.projectId())
                .credentials(credentials)
                .build();
    }

    @AfterEach
    void stop() {
        datasets.close();
        powerdrill.close();
        sync.close();
        cloud.close();
    }

    @Test
    void aFileDroppedIntoTheFolderShowsAtTheNextSync() throws IOException {
        String id = cloud.datasetId();
        SyncTask first = datasets.sync(id).every(LOOK).await();
        Path image = cloud.input().resolve("seven").resolve("dropped.png");
        try (Stream<Path> sevens = Files.list(cloud.input().resolve("seven"))) {
            Files.copy(sevens.findFirst().orElseThrow(), image);
        }

        SyncTask second = datasets.sync(id).every(LOOK).await();

        assertThat(first.status()).isEqualTo(AsyncTaskStatus.COMPLETED);
        assertThat(second.taskId()).isNotEqualTo(first.taskId());
        assertThat(second.addSampleCount()).isEqualTo(1);
        assertThat(second.totalSampleCount()).isEqualTo(first.totalSampleCount() + 1);
    }

    @Test
    void aSyncWhoseFolderIsGoneFailsWithTheServicesReason() throws IOException {
        try (Stream<Path> files = Files.walk(cloud.input())) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }

        assertThatThrownBy(() -> datasets.sync(cloud.datasetId()).every(LOOK).await())
                .isInstanceOfSatisfying(PollingException.class, e -> {
                    assertThat(e.reason()).isEqualTo(PollingException.Reason.FAILED);
                    assertThat(e.errorCode()).isEqualTo("ModelArts.4360");
                    assertThat(e.last()).isInstanceOf(SyncTask.class);
                });
    }

    @Test
    void aVersionIsPublishedWithARealManifest() throws IOException {
        String id = cloud.datasetId();

        DatasetVersion version = datasets.createVersion(
                        id, b -> b.versionName("V004").versionFormat(VersionFormat.DEFAULT))
                .every(LOOK)
                .await();

        assertThat(version.status()).isEqualTo(DatasetVersionStatus.NORMAL);
        assertThat(version.manifestPath()).endsWith("/V004.manifest");
        assertThat(Files.readAllLines(cloud.file(version.manifestPath()))).hasSize(50);
        assertThat(datasets.versions().get(id, version.versionId()).labelStats())
                .hasSize(10);
        assertThat(datasets.versions().list(id).stream().map(DatasetVersion::versionName))
                .containsExactly("V004", "V003", "V002", "V001");
        assertThatThrownBy(() -> datasets.createVersion(id, b -> b.versionName("V004")))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("ModelArts.4371");
    }

    @Test
    void anExportRunsAndIsListed() throws IOException {
        String id = cloud.datasetId();
        List<Double> shares = new ArrayList<>();

        ExportTask task = datasets.exports()
                .create(id, b -> b.path("/digits-bucket/exports/").exportType(ExportType.LABELED))
                .every(LOOK)
                .onProgress(p -> p.fraction().ifPresent(shares::add))
                .await();

        assertThat(task.status()).isEqualTo(ExportTaskStatus.SUCCEEDED);
        assertThat(shares).isSorted().endsWith(1.0);
        assertThat(datasets.exports().list(id).toList()).containsExactly(task);
        assertThat(datasets.exports().get(id, task.taskId())).isEqualTo(task);
        try (Stream<Path> files = Files.walk(cloud.file("/digits-bucket/exports/"))) {
            assertThat(files.filter(f -> f.toString().endsWith(".png"))).hasSize(50);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PAGES,1",
        "PAGES,2",
        "PAGES,5",
        "PAGES,13",
        "PAGES,100",
        "RECORDS,1",
        "RECORDS,2",
        "RECORDS,5",
        "RECORDS,13"
    })
    void listingReadsEveryDatasetOnceWhateverOffsetCounts(OffsetUnit mode, int pageSize) {
        stop();
        connect(DatasetCloudEmulator.builder().offsetUnit(mode).start());

        List<String> ids = datasets.list(q -> q.pageSize(pageSize)).stream()
                .map(Dataset::datasetId)
                .toList();

        assertThat(ids).hasSizeGreaterThan(10).doesNotHaveDuplicates();
        assertThat(new HashSet<>(ids))
                .isEqualTo(new HashSet<>(
                        datasets.list().stream().map(Dataset::datasetId).toList()));
    }

    @Test
    void modelArtsRefusalsBecomeTheRightExceptions() {
        assertThatThrownBy(() -> datasets.get("no-such-dataset"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("ModelArts.4352");
        assertThatThrownBy(() -> datasets.versions().get(cloud.datasetId(), "none"))
                .isInstanceOf(NotFoundException.class);
        try (DatasetClient wrong = datasets(Credentials.accessKey(cloud.accessKey(), "wrong"))) {
            assertThatThrownBy(() -> wrong.get(cloud.datasetId())).isInstanceOf(AuthenticationException.class);
        }
        try (DatasetClient token = datasets(Credentials.token(cloud.token()))) {
            assertThat(token.get(cloud.datasetId()).datasetName()).isEqualTo("digits");
        }
    }

    @Test
    void signaturesHoldForQueriesThatNeedEncoding() {
        assertThat(datasets.list(q -> q.searchContent("a b*~/\u8349+&=%")).toList())
                .isEmpty();
    }

    @Test
    void powerdrillStatusInBothVersionsWithTraceIds() {
        stop();
        connect(DatasetCloudEmulator.builder().pace(Duration.ZERO).start()); // the counts stand still
        List<ResponseInfo> heard = new ArrayList<>();
        PowerdrillClient traced = powerdrill.with(o -> o.traceId("job-42").onResponse(heard::add));
        String id = cloud.powerdrillDatasetId();

        assertThat(traced.datasets().status(id))
                .isEqualTo(traced.v1().datasets().status(id));
        assertThat(heard).hasSize(2).allSatisfy(info -> {
            assertThat(info.traceId()).isEqualTo("job-42");
            assertThat(info.requestId()).isNotBlank();
        });
        assertThatThrownBy(() -> powerdrill.datasets().status("dset-none"))
                .isInstanceOfSatisfying(NotFoundException.class, e -> {
                    assertThat(e.httpStatus()).isEqualTo(200);
                    assertThat(e.errorCode()).isEqualTo("300003");
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 100})
    void powerdrillListsAllDatasets(int pageSize) {
        assertThat(powerdrill.datasets().list(q -> q.pageSize(pageSize)).toList())
                .hasSizeGreaterThan(10)
                .doesNotHaveDuplicates()
                .isEqualTo(powerdrill.v1().datasets().list().toList());
    }

    @Test
    void idahListsFiltersAndSorts() {
        assertThat(sync.exports().list(q -> q.pageSize(10)).stream().map(Export::id))
                .hasSize(25)
                .startsWith("1", "2", "3");
        assertThat(sync.exports().list(q -> q.id("3", "1").includeJob()).toList())
                .hasSize(2)
                .allSatisfy(export -> assertThat(export.job()).isNotNull());
        assertThat(sync.exports()
                        .list(q -> q.fields(ExportField.SIZE))
                        .first()
                        .orElseThrow()
                        .filename())
                .isNull();
        assertThat(sync.jobs()
                        .list(q -> q.status(JobStatus.RUNNING, JobStatus.PENDING))
                        .toList())
                .isNotEmpty()
                .allSatisfy(job -> assertThat(job.status()).isIn(JobStatus.RUNNING, JobStatus.PENDING));
        assertThat(sync.exports().formats("idah-image")).hasSize(1);
    }

    @Test
    void idahExportRunsAndItsFileIsWhole() throws IOException {
        Export export = sync.exports()
                .create(b -> b.projectId(cloud.idahProjectId()).datasetIds(cloud.idahDatasetId()))
                .every(LOOK)
                .await();

        Path file = sync.exports().downloadTo(export.id(), folder);

        assertThat(file).hasFileName(export.filename()).hasSize(export.size());
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
        assertThat(sync.exports().get(export.id(), s -> s.includeJob()).job().datasetIds())
                .containsExactly(cloud.idahDatasetId());
    }

    @Test
    void idahDownloadTakesTheServersNameAndExplainsWhatIsNotReady() {
        assertThat(sync.exports().downloadTo("2", folder)).hasSize(64_985);
        assertThat(sync.exports().downloadTo("3", folder)).hasFileName("idah export \u00e9 #3.txt");
        assertThatThrownBy(() -> sync.exports().downloadTo("7", folder))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("no file yet");
        assertThatThrownBy(() -> sync.exports().downloadTo("999", folder)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void onlyTheSystemRoleDeletesJobs() {
        String job = sync.jobs().list().first().map(Job::id).orElseThrow();

        assertThatThrownBy(() -> sync.jobs().delete(job))
                .isInstanceOf(PermissionDeniedException.class)
                .hasMessageContaining("system role");
        try (SyncClient system = SyncClient.builder()
                .endpoint(cloud.idahEndpoint())
                .credentials(Credentials.bearer(cloud.idahSystemToken()))
                .build()) {
            system.jobs().delete(job);
            system.jobs().delete(job);
            assertThatThrownBy(() -> system.jobs().get(job)).isInstanceOf(NotFoundException.class);
        }
    }

    @Test
    void manyCallsShareOneLogin() {
        Stream.generate(() -> sync.async(c -> c.exports().get("1")))
                .limit(20)
                .toList()
                .forEach(future -> assertThat(future.join().id()).isEqualTo("1"));

        assertThat(cloud.requests("loginWithApiKey")).hasSize(1);
    }

    @Test
    void anIamUserNeedsNoProjectId() {
        try (DatasetClient user = DatasetClient.builder()
                .endpoint(cloud.modelArtsEndpoint())
                .iamEndpoint(cloud.iamEndpoint())
                .projectName(cloud.region())
                .credentials(Credentials.iamPassword(cloud.iamDomain(), cloud.iamUser(), cloud.iamPassword()))
                .build()) {
            assertThat(user.get(cloud.datasetId()).datasetName()).isEqualTo("digits");
            assertThat(user.get(cloud.datasetId()).datasetName()).isEqualTo("digits");
            assertThat(cloud.requests("createToken")).hasSize(1);
        }
    }

    @Test
    void anAccessKeyFindsItsProject() {
        try (DatasetClient key = DatasetClient.builder()
                .endpoint(cloud.modelArtsEndpoint())
                .iamEndpoint(cloud.iamEndpoint())
                .projectName(cloud.region())
                .credentials(Credentials.accessKey(cloud.accessKey(), cloud.secretKey()))
                .build()) {
            assertThat(key.list().first()).isPresent();
            assertThat(key.list().first()).isPresent();
            assertThat(cloud.requests("listProjects")).hasSize(1);
        }
    }

    @Test
    void idahPasswordLogin() {
        try (SyncClient user = SyncClient.builder()
                .endpoint(cloud.idahEndpoint())
                .credentials(Credentials.idahPassword(cloud.idahEmail(), cloud.idahPassword()))
                .build()) {
            assertThat(user.exports().list().limit(3).toList()).hasSize(3);
            assertThat(cloud.requests("loginWithPassword")).hasSize(1);
            assertThat(user.health().isHealthy()).isTrue();
        }
    }
}
