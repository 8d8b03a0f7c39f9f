package io.github.clouddatasets.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clouddatasets.core.AuthenticationException;
import io.github.clouddatasets.core.ConflictException;
import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.core.ManualTime;
import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.PermissionDeniedException;
import io.github.clouddatasets.core.PollingException;
import io.github.clouddatasets.core.QuotaExceededException;
import io.github.clouddatasets.core.RateLimitedException;
import io.github.clouddatasets.core.Time;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.powerdrill.Dataset;
import io.github.clouddatasets.powerdrill.JobAnswer;
import io.github.clouddatasets.powerdrill.JobRequest;
import io.github.clouddatasets.powerdrill.JobStream;
import io.github.clouddatasets.powerdrill.PowerdrillClient;
import io.github.clouddatasets.powerdrill.ResultFile;
import io.github.clouddatasets.powerdrill.Session;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Powerdrill refuses, and when: client and emulator on one clock, which only the test and the client's waits move. */
@NullUnmarked // a null where a value is expected fails the test just as well
class PowerdrillLimitsTest {

    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    private static final Path IRIS = Path.of("..", "data", "iris.csv");

    private final ManualTime time = new ManualTime(START);
    private final List<AutoCloseable> open = new ArrayList<>();
    private DatasetCloudEmulator cloud;

    @TempDir
    private Path folder;

    @AfterEach
    void close() throws Exception {
        for (int i = open.size() - 1; i >= 0; i--) {
            open.get(i).close();
        }
    }

    @Test
    void aUsedUpQuotaOfJobsIsSaidOnceAndNothingIsSentAgain() {
        PowerdrillClient pd = start(b -> b.powerdrillJobQuota(1), time);
        JobRequest question = about(pd, cloud.powerdrillDatasetId());
        pd.jobs().create(question);

        assertThatThrownBy(() -> pd.jobs().create(question))
                .isInstanceOf(QuotaExceededException.class)
                .hasMessageContaining("210021")
                .hasMessageContaining("the job quota is used up");
        assertThat(cloud.requests("v2CreateJob")).hasSize(2);

        // A refusal that comes as JSON on the request for a stream.
        try (JobStream events = pd.jobs().stream(question)) {
            assertThat(cloud.requests("v2CreateJob")).hasSize(2);
            assertThatThrownBy(events::hasNext).isInstanceOf(QuotaExceededException.class);
            assertThat(events.hasNext()).isFalse();
        }
        assertThat(cloud.requests("v2CreateJob")).hasSize(3);
    }

    @Test
    void aDataSourceThatIsNotReadCannotBeAskedAbout() {
        PowerdrillClient pd = start(b -> b.pace(Duration.ofMinutes(1)), time);
        String dataset = pd.datasets().create(b -> b.name("flowers"));
        String source = pd.dataSources().upload(dataset, IRIS).id();
        JobRequest question = JobRequest.builder()
                .sessionId(pd.sessions().create(b -> b.name("early")))
                .datasetId(dataset)
                .datasourceIds(List.of(source))
                .question("What are the means?")
                .build();

        assertThatThrownBy(() -> pd.jobs().create(question))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("not synched yet");
        assertThatThrownBy(() -> pd.jobs().stream(question).collect()).isInstanceOf(ConflictException.class);

        assertThat(pd.datasets().awaitReady(dataset).synchedCount()).isOne();
        assertThat(time.now()).isAfterOrEqualTo(START.plus(Duration.ofMinutes(1)));
        assertThat(pd.jobs().stream(question).collect().text()).contains("150 rows");
    }

    @Test
    void anEmptyDatasetIsNeverReadyAndADamagedOneNamesItsFile() {
        PowerdrillClient pd = start(b -> b, time);
        String empty = named(pd, "empty");
        String damaged = named(pd, "damaged");

        assertThatThrownBy(() -> pd.datasets().awaitReady(empty))
                .isInstanceOf(PollingException.class)
                .hasMessageContaining("no data sources");
        assertThatThrownBy(() -> pd.v1().datasets().awaitReady(damaged))
                .isInstanceOf(PollingException.class)
                .hasMessageContaining("damaged-3.csv (ds-");
        assertThatThrownBy(() -> pd.datasets().awaitReady(damaged))
                .isInstanceOf(PollingException.class)
                .hasMessageContaining("damaged-3.csv (ds-");
        assertThat(time.sleeps()).isEmpty(); // known at the first look
    }

    @Test
    void aFileThatTheServiceCannotReadEndsTheWaitForIt() {
        PowerdrillClient pd = start(b -> b, time);
        String dataset = pd.datasets().create(b -> b.name("broken"));

        assertThatThrownBy(() -> pd.dataSources()
                        .create(
                                dataset,
                                b -> b.name("damaged.csv")
                                        .fileObjectKey(pd.uploads().upload(IRIS)))
                        .await())
                .isInstanceOf(PollingException.class)
                .hasMessageContaining("damaged.csv");
    }

    @Test
    void aWrongKeyIsRefusedAndAnotherUserFindsNothing() {
        PowerdrillClient pd = start(b -> b, time);
        String session = pd.sessions().create(b -> b.name("mine"));
        PowerdrillClient stranger = client("proj-wrong", cloud.powerdrillUserId(), time);
        PowerdrillClient colleague = client(cloud.powerdrillApiKey(), "tmm-somebody-else", time);

        assertThatThrownBy(() -> stranger.datasets().list().toList())
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("1004")
                .hasMessageNotContaining("proj-wrong");
        assertThatThrownBy(() -> stranger.v1().jobs().history(session).toList())
                .isInstanceOf(AuthenticationException.class);
        assertThatThrownBy(() -> colleague.sessions().get(session))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("300003");
        assertThatThrownBy(() -> colleague.datasets().status(cloud.powerdrillDatasetId()))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void thereAre150SessionsAtTheMost() {
        PowerdrillClient pd = start(b -> b, time);
        List<String> ids = IntStream.range(0, 150)
                .mapToObj(i -> pd.sessions().create(b -> b.name("session " + i)))
                .toList();

        assertThatThrownBy(() -> pd.sessions().create(b -> b.name("one more")))
                .isInstanceOf(QuotaExceededException.class)
                .hasMessageContaining("150 sessions");
        assertThatThrownBy(() -> pd.v1().sessions().create(b -> b.name("one more")))
                .isInstanceOf(QuotaExceededException.class);
        assertThat(pd.sessions().list(q -> q.pageSize(40)))
                .extracting(Session::id)
                .containsExactlyInAnyOrderElementsOf(ids);

        pd.sessions().delete(ids.get(0));
        assertThat(pd.sessions().create(b -> b.name("one more"))).isNotEmpty();
        // 158 calls, of which 20 leave at once and 20 after each second
        assertThat(time.now()).isEqualTo(START.plusSeconds(7));
    }

    @Test
    void linksOfResultsExpireAndTheHistoryHasNewOnes() {
        PowerdrillClient pd = start(b -> b, time);
        JobRequest question = about(pd, named(pd, "sales"));
        ResultFile table = pd.jobs().create(question).tables().get(0);
        assertThat(table.expiresAt()).isBetween(START.plus(Duration.ofMinutes(10)), START.plus(Duration.ofMinutes(11)));
        assertThat(pd.jobs().downloadTo(table, folder)).exists();
        int fetched = cloud.requests("storageGetObject").size();

        time.advance(Duration.ofMinutes(11));

        assertThatThrownBy(() -> pd.jobs().downloadTo(table, folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expired at " + table.expiresAt());
        assertThat(cloud.requests("storageGetObject")).hasSize(fetched); // it is not even tried
        ResultFile unaware = new ResultFile(table.name(), table.url(), null);
        assertThatThrownBy(() -> pd.jobs().downloadTo(unaware, folder))
                .isInstanceOf(PermissionDeniedException.class)
                .hasMessageContaining("expired")
                .hasMessageNotContaining("X-Amz-Signature");
        JobAnswer again =
                pd.jobs().history(question.sessionId()).toList().get(0).answer();
        assertThat(pd.jobs().download(again.tables().get(0), folder.resolve("again.csv")))
                .hasSameBinaryContentAs(folder.resolve("means.csv"));
    }

    @Test
    void whatIsRefusedForTooManyRequestsIsSentAgainLater() {
        PowerdrillClient pd = start(b -> b.powerdrillRateLimit(true), time);
        PowerdrillClient hasty = root(cloud.powerdrillApiKey(), cloud.powerdrillUserId(), time)
                .requestsPerSecond(0)
                .build();
        open.add(hasty);
        String dataset = cloud.powerdrillDatasetId();
        for (int i = 0; i < 20; i++) {
            hasty.datasets().status(dataset);
        }

        PowerdrillClient once = root(cloud.powerdrillApiKey(), cloud.powerdrillUserId(), time)
                .requestsPerSecond(0)
                .maxAttempts(1)
                .build();
        open.add(once);
        assertThatThrownBy(() -> once.datasets().status(dataset))
                .isInstanceOf(RateLimitedException.class)
                .hasMessageContaining("201");
        time.advance(Duration.ofMillis(900));
        // Even a POST: a request that was refused for this has done nothing.
        assertThat(hasty.with(o -> o.timeout(Duration.ofMinutes(1))).sessions().create(b -> b.name("later")))
                .isNotEmpty();
        assertThat(pd.sessions().list().toList()).hasSize(1);
    }

    @Test
    void aHundredCallsOfEightThreadsKeepToTheRate() throws Exception {
        Lockstep lockstep = new Lockstep(START, 8);
        PowerdrillClient pd = start(b -> b.powerdrillRateLimit(true), lockstep);
        String dataset = cloud.powerdrillDatasetId();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> workers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                int calls = i < 4 ? 13 : 12;
                workers.add(threads.submit(() -> {
                    try {
                        for (int n = 0; n < calls; n++) {
                            pd.datasets().status(dataset);
                        }
                    } finally {
                        lockstep.end();
                    }
                }));
            }
            for (Future<?> worker : workers) {
                worker.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(cloud.requests("v2GetDatasetStatus")).hasSize(100); // a refused one would have come again
        assertThat(lockstep.now()).isEqualTo(START.plusSeconds(4)); // 20 at once, and 20 after each second
    }

    private PowerdrillClient start(UnaryOperator<DatasetCloudEmulator.Builder> settings, Time shared) {
        cloud = settings.apply(DatasetCloudEmulator.builder().clock(new ClockOf(shared)))
                .start();
        open.add(cloud);
        return client(cloud.powerdrillApiKey(), cloud.powerdrillUserId(), shared);
    }

    private PowerdrillClient client(String key, String user, Time shared) {
        PowerdrillClient client = root(key, user, shared).build();
        open.add(client);
        return client;
    }

    private PowerdrillClient.Builder root(String key, String user, Time shared) {
        return PowerdrillClient.builder()
                .endpoint(cloud.powerdrillEndpoint())
                .credentials(Credentials.apiKey(key))
                .userId(user)
                .time(shared);
    }

    private static JobRequest about(PowerdrillClient pd, String dataset) {
        return JobRequest.builder()
                .sessionId(pd.sessions().create(b -> b.name("limits")))
                .datasetId(dataset)
                .question("What are the means?")
                .build();
    }

    private static String named(PowerdrillClient pd, String name) {
        return pd.datasets().list(q -> q.search(name)).stream()
                .filter(dataset -> name.equals(dataset.name()))
                .map(Dataset::id)
                .findFirst()
                .orElseThrow();
    }

    /** The emulator's view of the client's clock. */
    private static final class ClockOf extends Clock {

        private final Time time;

        ClockOf(Time time) {
            this.time = time;
        }

        @Override
        public Instant instant() {
            return time.now();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
