package io.github.clouddatasets.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.core.ManualTime;
import io.github.clouddatasets.core.Secret;
import io.github.clouddatasets.datasets.DatasetClient;
import io.github.clouddatasets.datasets.DatasetVersion;
import io.github.clouddatasets.datasets.ExportTask;
import io.github.clouddatasets.datasets.ExportType;
import io.github.clouddatasets.datasets.ImportTask;
import io.github.clouddatasets.datasets.ImportType;
import io.github.clouddatasets.datasets.common.DatasetType;
import io.github.clouddatasets.datasets.common.SourceFiles;
import io.github.clouddatasets.datasets.labels.DeletePolicy;
import io.github.clouddatasets.datasets.labels.Label;
import io.github.clouddatasets.datasets.labels.LabelProperty;
import io.github.clouddatasets.datasets.samples.NewSample;
import io.github.clouddatasets.datasets.samples.Sample;
import io.github.clouddatasets.datasets.samples.SampleUpdate;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.powerdrill.JobAnswer;
import io.github.clouddatasets.powerdrill.JobRequest;
import io.github.clouddatasets.powerdrill.JobStream;
import io.github.clouddatasets.powerdrill.PartEtag;
import io.github.clouddatasets.powerdrill.PowerdrillClient;
import io.github.clouddatasets.powerdrill.ResultFile;
import io.github.clouddatasets.sync.Job;
import io.github.clouddatasets.sync.SyncClient;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs every operation of the three clients, answered well and badly, with everything logged that can be, and looks for
 * secrets in all that a caller, a listener or a log file gets to see. A new operation is one line in {@link #modelArts},
 * {@link #powerdrill} or {@link #idah}: the tests fail until it is there.
 */
@NullUnmarked // a null where a value is expected fails the test just as well
class SecretsTest {

    private static final Duration LOOK = Duration.ofMillis(5);

    /** A wait goes on through failures that may pass, and here some never do. */
    private static final Duration WAIT = Duration.ofSeconds(2);

    private static final String IMPORT = "/digits-bucket/secrets/import/";
    private static final String EXPORT = "/digits-bucket/secrets/export/";
    private static final String NO_JOB = "00000000-0000-4000-8000-000000000000";
    private static final String CANARY = "canary-0123456789-abcdef";
    private static final String SIGNED = "https://obs.example/b.csv?Signature=" + CANARY;
    private static final SecretWatch.Stand SERVICE = chain -> null;

    /** Named before a client knows them, so that they can be asked of a service that refuses everything. */
    private record Things(String sample, String version, String imported, String exported, String job) {}

    /** The same for Powerdrill, twice, since two versions delete. */
    private record Team(String dataset, String source, String session, ResultFile file, Team other) {

        static Team unknown(String storage) {
            ResultFile file = new ResultFile("a.csv", Secret.of(storage + "/a?X-Amz-Signature=" + CANARY), null);
            return new Team("d", "s", "c", file, new Team("d", "s", "c", file, null));
        }

        JobRequest question() {
            return JobRequest.builder()
                    .sessionId(session)
                    .datasetId(dataset)
                    .question("what is the mean?")
                    .build();
        }
    }

    @TempDir
    Path folder;

    private DatasetCloudEmulator cloud;
    private SecretWatch watch;

    @BeforeEach
    void start() {
        cloud = DatasetCloudEmulator.builder().pace(Duration.ofMillis(10)).start();
        watch = new SecretWatch(
                cloud.secretKey(),
                cloud.token(),
                cloud.iamPassword(),
                cloud.powerdrillApiKey(),
                cloud.idahApiKey(),
                cloud.idahSystemToken(),
                cloud.idahPassword());
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    private DatasetClient datasets(Credentials credentials, SecretWatch.Stand stand) {
        return watch.over(DatasetClient.builder(), stand)
                .endpoint(cloud.modelArtsEndpoint())
                .iamEndpoint(cloud.iamEndpoint())
                .projectId(cloud.projectId())
                .credentials(credentials)
                .maxAttempts(1)
                .build();
    }

    private PowerdrillClient powerdrill(SecretWatch.Stand stand) {
        return watch.over(PowerdrillClient.builder(), stand)
                .endpoint(cloud.powerdrillEndpoint())
                .credentials(Credentials.apiKey(cloud.powerdrillApiKey()))
                .userId(cloud.powerdrillUserId())
                .requestsPerSecond(0)
                .maxAttempts(1)
                .build();
    }

    private SyncClient sync(Credentials credentials, SecretWatch.Stand stand) {
        return watch.over(SyncClient.builder(), stand)
                .endpoint(cloud.idahEndpoint())
                .credentials(credentials)
                .maxAttempts(1)
                .build();
    }

    private List<Credentials> ofModelArts() {
        return List.of(
                Credentials.accessKey(cloud.accessKey(), cloud.secretKey()),
                Credentials.accessKey(cloud.accessKey(), cloud.secretKey(), cloud.token()),
                Credentials.token(cloud.token()),
                Credentials.iamPassword(cloud.iamDomain(), cloud.iamUser(), cloud.iamPassword()));
    }

    private List<Credentials> ofIdah() {
        return List.of(
                Credentials.idahApiKey(cloud.idahApiKey()),
                Credentials.bearer(cloud.idahSystemToken()),
                Credentials.idahPassword(cloud.idahEmail(), cloud.idahPassword()));
    }

    // ------------------------------------------------------------------ one line per call

    private void modelArts(DatasetClient c, String id, Things t) throws IOException {
        NewSample image = NewSample.builder().name("new.png").content(anImage()).build();
        watch.see(() -> c.list());
        watch.see(() -> c.get(id));
        watch.see(() -> c.update(id, b -> b.description("seen")));
        watch.see(() -> c.sync(id).every(LOOK).await(WAIT));
        watch.see(() -> c.status(id));
        watch.see(() -> c.samples().list(id));
        watch.see(() -> c.samples().get(id, t.sample));
        watch.see(() -> c.samples().searchCriteria(id));
        watch.see(() -> c.samples().add(id, b -> b.samples(List.of(image))));
        watch.see(() -> c.samples().update(id, b -> b.samples(List.of(SampleUpdate.labeled(t.sample, "one")))));
        watch.see(() -> c.labels().list(id));
        watch.see(() -> c.labels().create(id, List.of(label("spare"))));
        watch.see(() -> c.labels().update(id, List.of(label("spare"))));
        watch.see(() -> c.labels().update(id, "spare", red()));
        watch.see(() -> c.labels().delete(id, DeletePolicy.LABEL_ONLY, "spare"));
        watch.see(() -> c.labels().deleteWithSamples(id, "nine", SourceFiles.KEEP));
        watch.see(() -> c.statistics().get(id));
        watch.see(() -> c.statistics().metrics(id, Instant.now().minusSeconds(60), Instant.now()));
        watch.see(() -> c.imports()
                .create(id, b -> b.importPath(IMPORT).importType(ImportType.DIRECTORY))
                .every(LOOK)
                .await(WAIT));
        watch.see(() -> c.imports().list(id));
        watch.see(() -> c.imports().get(id, t.imported));
        watch.see(
                () -> c.createVersion(id, b -> b.versionName("V9")).every(LOOK).await(WAIT));
        watch.see(() -> c.versions().list(id));
        watch.see(() -> c.versions().get(id, t.version));
        watch.see(() -> c.exports().create(id, b -> b.path(EXPORT).exportType(ExportType.LABELED)));
        watch.see(() -> c.exports().list(id));
        watch.see(() -> c.exports().get(id, t.exported));
        watch.see(() -> c.versions().delete(id, t.version));
        watch.see(() -> c.samples().delete(id, List.of(t.sample), SourceFiles.KEEP));
        watch.see(() -> c.create(b -> b.datasetName("made")
                        .datasetType(DatasetType.IMAGE_CLASSIFICATION)
                        .dataPath(IMPORT)
                        .workPath("/digits-bucket/made/"))
                .every(LOOK)
                .await(WAIT));
        watch.see(() -> c.delete(id));
    }

    private void powerdrill(PowerdrillClient c, Team t) throws IOException {
        Path small = Files.writeString(folder.resolve("small.csv"), "a,b\n1,2\n");
        Path large = Files.writeString(folder.resolve("large.csv"), "a,b\n" + "1,2\n".repeat(300_000));
        watch.see(() -> c.datasets().list());
        watch.see(() -> c.datasets().create(b -> b.name("seen")));
        watch.see(() -> c.datasets().overview(t.dataset));
        watch.see(() -> c.datasets().status(t.dataset));
        watch.see(() -> c.datasets().ready(t.dataset).every(LOOK).await(WAIT));
        watch.see(() -> c.datasets().update(t.dataset, b -> b.name("renamed")));
        watch.see(() -> c.dataSources().upload(t.dataset, small));
        watch.see(() -> c.dataSources().upload(t.dataset, large).every(LOOK).await(WAIT));
        watch.see(() ->
                c.uploads().complete(b -> b.uploadId("u").fileObjectKey("k").partEtags(List.of(new PartEtag(1, "e")))));
        watch.see(() -> c.dataSources().create(t.dataset, b -> b.name("b.csv").url(SIGNED)));
        watch.see(() -> c.dataSources().create(b -> b.name("c.csv").url(SIGNED)));
        watch.see(() -> c.dataSources().list(t.dataset));
        watch.see(() -> c.dataSources().get(t.dataset, t.source));
        watch.see(() -> c.dataSources().link(t.dataset, t.source));
        watch.see(() -> c.sessions().list());
        watch.see(() -> c.sessions().create(b -> b.name("seen")));
        watch.see(() -> c.sessions().get(t.session));
        watch.see(() -> c.sessions().update(t.session, b -> b.name("renamed")));
        watch.see(() -> c.jobs().create(t.question()));
        watch.see(() -> collected(c.jobs().stream(t.question())));
        watch.see(() -> c.jobs().history(t.session));
        watch.see(() -> c.jobs().downloadTo(t.file, folder));
        watch.see(() -> c.v1().datasets().list());
        watch.see(() -> c.v1().datasets().create(b -> b.name("seen")));
        watch.see(() -> c.v1().datasets().overview(t.dataset));
        watch.see(() -> c.v1().datasets().status(t.dataset));
        watch.see(() -> c.v1().datasets().update(t.dataset, b -> b.name("renamed")));
        watch.see(() -> c.v1().dataSources().upload(t.dataset, small));
        watch.see(() -> c.v1().uploads().upload(small));
        watch.see(() ->
                c.v1().dataSources().create(t.dataset, b -> b.name("b.csv").url(SIGNED)));
        watch.see(() -> c.v1().dataSources().create(b -> b.name("c.csv").url(SIGNED)));
        watch.see(() -> c.v1().dataSources().list(t.dataset));
        watch.see(() -> c.v1().dataSources().get(t.dataset, t.source));
        watch.see(() -> c.v1().dataSources().link(t.dataset, t.source));
        watch.see(() -> c.v1().sessions().list());
        watch.see(() -> c.v1().sessions().create(b -> b.name("seen")));
        watch.see(() -> c.v1().sessions().get(t.session));
        watch.see(() -> c.v1().sessions().update(t.session, b -> b.name("renamed")));
        watch.see(() -> c.v1().jobs().create(t.question()));
        watch.see(() -> collected(c.v1().jobs().stream(t.question())));
        watch.see(() -> c.v1().jobs().history(t.session));
        watch.see(() -> c.dataSources().delete(t.dataset, t.source));
        watch.see(() -> c.v1().dataSources().delete(t.other.dataset, t.other.source));
        watch.see(() -> c.sessions().delete(t.session));
        watch.see(() -> c.v1().sessions().delete(t.other.session));
        watch.see(() -> c.datasets().delete(t.dataset));
        watch.see(() -> c.v1().datasets().delete(t.other.dataset));
    }

    private static Object collected(JobStream stream) {
        try (stream) {
            return stream.collect();
        }
    }

    private void idah(SyncClient c, String export, Things t) {
        watch.see(() -> c.health());
        watch.see(() -> c.serviceInfo());
        watch.see(() -> c.exports().list());
        watch.see(() -> c.exports().get(export));
        watch.see(() -> c.exports().formats("image"));
        watch.see(() -> c.exports().downloadTo(export, folder));
        watch.see(() -> c.exports().download(export, OutputStream.nullOutputStream()));
        watch.see(() -> c.exports()
                .create(b -> b.projectId(cloud.idahProjectId()).datasetIds(cloud.idahDatasetId()))
                .every(LOOK)
                .await(WAIT));
        watch.see(() -> c.jobs().list());
        watch.see(() -> c.jobs().get(t.job));
        watch.see(() -> c.jobs().delete(t.job));
    }

    // ------------------------------------------------------------------ what is asked of them

    @Test
    void operationsThatSucceed() throws IOException {
        Things things = things();
        try (DatasetClient c = datasets(ofModelArts().get(0), SERVICE)) {
            modelArts(c, cloud.datasetId(), things);
        }
        try (PowerdrillClient c = powerdrill(SERVICE)) {
            powerdrill(c, team(true));
        }
        try (SyncClient c = sync(ofIdah().get(0), SERVICE)) {
            idah(c, cloud.addIdahExport(1000, 1), things);
        }
        try (SyncClient c = sync(Credentials.bearer(cloud.idahSystemToken()), SERVICE)) {
            watch.see(() -> c.jobs().delete(things.job));
        }
        try (SyncClient c = sync(ofIdah().get(2), SERVICE)) {
            PlatformCalls.of(c, cloud.idahProjectId(), anImage()).see(watch, c, folder);
        }
        logins();

        assertThat(Operations.ALL).hasSizeGreaterThan(45);
        assertThat(Operations.without(watch.succeeded()))
                .as("operations without a line here")
                .isEmpty();
        assertThat(watch.secrets()).isGreaterThan(20);
        watch.assertNothingShows();
    }

    static Stream<Named<SecretWatch.Stand>> failures() {
        String json = "{\"error_code\":\"X.1\",\"error_msg\":\"refused\",\"token\":\"" + CANARY + "\","
                + "\"url\":\"https://obs.example/x?Signature=" + CANARY + "\"}";
        return Stream.of(
                Named.of("401", answer(401, "application/json", json)),
                Named.of("403", answer(403, "application/json", json)),
                Named.of("500 in HTML", answer(500, "text/html", "<html><p>session=" + CANARY + "</p></html>")),
                Named.of("307", answer(307, "text/html", "<a href='https://x.example/?token=" + CANARY + "'>")),
                Named.of("200 that is cut", answer(200, "application/json", json.substring(0, json.length() - 1))),
                Named.of("200 that is a bare token", answer(200, "text/plain", "eyJhbGciOi." + CANARY + ".c2ln")),
                Named.of("no connection", chain -> {
                    throw new IOException("no route");
                }));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void operationsThatFail(SecretWatch.Stand failure) throws IOException {
        watch = new SecretWatch(
                CANARY,
                cloud.secretKey(),
                cloud.token(),
                cloud.iamPassword(),
                cloud.powerdrillApiKey(),
                cloud.idahApiKey(),
                cloud.idahSystemToken(),
                cloud.idahPassword());
        Things unknown = new Things("sample", "version", "import", "export", NO_JOB);
        try (DatasetClient c = datasets(ofModelArts().get(0), failure)) {
            modelArts(c, cloud.datasetId(), unknown);
        }
        try (DatasetClient c = datasets(ofModelArts().get(3), failure)) {
            watch.see(() -> c.list());
        }
        try (PowerdrillClient c = powerdrill(failure)) {
            powerdrill(c, Team.unknown(cloud.powerdrillStorageEndpoint()));
        }
        for (Credentials credentials : ofIdah()) {
            try (SyncClient c = sync(credentials, failure)) {
                idah(c, "999", unknown);
                PlatformCalls.unknown().see(watch, c, folder);
            }
        }

        // These come after a call that has failed here: a login, the look at the state before a sync, the start of an
        // upload.
        Set<String> missing = Operations.without(watch.failed());
        missing.removeAll(
                Set.of("keystoneListProjects", "refreshToken", "logout", "syncDataSource", "putPart", "getFile"));
        assertThat(missing).as("operations without a line here").isEmpty();
        watch.assertNothingShows();
    }

    @Test
    void credentialsOfEveryKind() {
        Stream.concat(ofModelArts().stream(), ofIdah().stream()).forEach(credentials -> watch.see(() -> credentials));
        for (Credentials credentials : ofModelArts()) {
            try (DatasetClient c = datasets(credentials, SERVICE)) {
                watch.see(() -> c);
                watch.see(() -> c.list());
                watch.see(() -> c.samples().list(cloud.datasetId()));
                watch.see(() -> c.get("unknown"));
            }
        }
        for (Credentials credentials : ofIdah()) {
            try (SyncClient c = sync(credentials, SERVICE)) {
                watch.see(() -> c);
                watch.see(() -> c.jobs().list());
                watch.see(() -> c.jobs().get("unknown"));
            }
        }

        assertThat(watch.secrets()).isGreaterThan(10);
        watch.assertNothingShows();
    }

    /** The test itself must see what shows. */
    @Test
    void secretThatShowsIsFound() {
        watch.see(() -> "a line with " + cloud.secretKey());

        assertThatThrownBy(watch::assertNothingShows).isInstanceOf(AssertionError.class);
    }

    /** A lookup of the project, and a token that is renewed. */
    private void logins() {
        try (DatasetClient c = watch.over(DatasetClient.builder(), SERVICE)
                .endpoint(cloud.modelArtsEndpoint())
                .iamEndpoint(cloud.iamEndpoint())
                .projectName(cloud.region())
                .credentials(ofModelArts().get(0))
                .build()) {
            watch.see(() -> c.list());
        }
        try (DatasetClient c = datasets(ofModelArts().get(3), SERVICE)) {
            watch.see(() -> c.list());
        }
        ManualTime time = new ManualTime(Instant.now());
        try (SyncClient c = watch.over(SyncClient.builder(), SERVICE)
                .endpoint(cloud.idahEndpoint())
                .credentials(ofIdah().get(2))
                .time(time)
                .build()) {
            watch.see(() -> c.jobs().list());
            time.advance(Duration.ofDays(30));
            watch.see(() -> c.jobs().list());
        }
    }

    private Team team(boolean withOther) {
        try (PowerdrillClient c = PowerdrillClient.builder()
                .endpoint(cloud.powerdrillEndpoint())
                .credentials(Credentials.apiKey(cloud.powerdrillApiKey()))
                .userId(cloud.powerdrillUserId())
                .build()) {
            String dataset = c.datasets().create(b -> b.name("team"));
            Path table = Files.writeString(folder.resolve("team.csv"), "kind,size\na,1\nb,2\n");
            String source =
                    c.dataSources().upload(dataset, table).every(LOOK).await().id();
            String session = c.sessions().create(b -> b.name("team"));
            JobAnswer answer =
                    c.jobs().create(b -> b.sessionId(session).datasetId(dataset).question("what?"));
            return new Team(dataset, source, session, answer.tables().get(0), withOther ? team(false) : null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Things things() {
        try (DatasetClient c = DatasetClient.builder()
                        .endpoint(cloud.modelArtsEndpoint())
                        .projectId(cloud.projectId())
                        .credentials(ofModelArts().get(0))
                        .build();
                SyncClient idah = SyncClient.builder()
                        .endpoint(cloud.idahEndpoint())
                        .credentials(ofIdah().get(0))
                        .build()) {
            String id = cloud.datasetId();
            Sample sample = c.samples().list(id).iterator().next();
            DatasetVersion version =
                    c.createVersion(id, b -> b.versionName("V1")).every(LOOK).await();
            Path folder = cloud.file(IMPORT).resolve("one");
            Files.createDirectories(folder);
            Files.write(folder.resolve("imported.png"), anImage());
            ImportTask imported = c.imports()
                    .create(id, b -> b.importPath(IMPORT).importType(ImportType.DIRECTORY))
                    .every(LOOK)
                    .await();
            ExportTask exported = c.exports()
                    .create(id, b -> b.path(EXPORT).exportType(ExportType.LABELED))
                    .every(LOOK)
                    .await();
            idah.exports()
                    .create(b -> b.projectId(cloud.idahProjectId()).datasetIds(cloud.idahDatasetId()))
                    .every(LOOK)
                    .await();
            Job job = idah.jobs().list().iterator().next();
            return new Things(sample.sampleId(), version.versionId(), imported.taskId(), exported.taskId(), job.id());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] anImage() throws IOException {
        try (Stream<Path> files = Files.list(cloud.input().resolve("two"))) {
            return Files.readAllBytes(files.findFirst().orElseThrow());
        }
    }

    private static Label label(String name) {
        return Label.builder().name(name).build();
    }

    private static LabelProperty red() {
        return LabelProperty.builder().color("#ff0000").build();
    }

    private static SecretWatch.Stand answer(int status, String type, String body) {
        return chain -> new Response.Builder()
                .request(chain.request())
                .protocol(Protocol.HTTP_1_1)
                .code(status)
                .message("")
                .header("Set-Cookie", "session=" + CANARY)
                .body(ResponseBody.create(body, MediaType.get(type)))
                .build();
    }
}
