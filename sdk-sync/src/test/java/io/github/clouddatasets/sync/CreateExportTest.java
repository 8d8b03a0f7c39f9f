package io.github.clouddatasets.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.clouddatasets.core.NotConnectedException;
import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.Poller;
import io.github.clouddatasets.core.PollingException;
import io.github.clouddatasets.core.Progress;
import io.github.clouddatasets.core.SdkException;
import io.github.clouddatasets.testing.RawServer.Answer;
import io.github.clouddatasets.testing.RawServer.Request;
import io.github.clouddatasets.testing.Recording;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An export from its request to its file, or to its failure. */
class CreateExportTest {

    private static final String JOB = "019fccf4-3732-792f-aaa8-9fca7d7599e4";
    private static final Answer CREATED = Recording.answer("export-create");

    private final SyncServer server = new SyncServer();
    private final SyncClient client = server.client();

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private Poller<Export> create() {
        return client.exports().create(b -> b.projectId("p").datasetIds("d"));
    }

    private static Answer missing(String id) {
        return Answer.json(
                404,
                "{\"errors\":[{\"status\":\"404\",\"title\":\"Verse::Error::RecordNotFound\",\"detail\":\"{:id=>\\\""
                        + id + "\\\"}\"}]}");
    }

    private static Answer state(String status, double progress, @Nullable String error, @Nullable String fileId) {
        return Answer.json(200, """
                {"data":{"type":"sync:exports","id":"26","attributes":{"job_id":"j","file_id":%s,"size":0}},
                 "included":[{"type":"sync:jobs","id":"j","attributes":{"status":"%s","progress":%s,"error":%s}}]}
                """.formatted(quoted(fileId), status, progress, quoted(error)));
    }

    private static @Nullable String quoted(@Nullable String text) {
        return text == null ? null : "\"" + text + "\"";
    }

    @Test
    void theExportIsStartedWhenThePollerIsThere() {
        server.answers(CREATED);

        Poller<Export> poller = create();

        assertThat(poller.id()).isEqualTo("26");
        assertThat(poller.last())
                .as("the service's answer")
                .isNotNull()
                .extracting(Export::id)
                .isEqualTo("26");
        assertThat(poller.isDone()).isFalse();
        assertThat(server.request().method()).isEqualTo("POST");
    }

    @Test
    void waitsForTheJobAndTellsItsProgress() {
        server.answers(
                CREATED,
                state("pending", 0, null, null),
                state("running", 0.5, null, null),
                state("running", 1, null, null), // written, not yet stored
                state("completed", 1, null, "f.zip"));
        List<Progress> seen = new ArrayList<>();

        Export done = create().onProgress(seen::add).await();

        assertThat(done.fileId()).isEqualTo("f.zip");
        assertThat(done.isReady()).isTrue();
        assertThat(seen).extracting(Progress::state).containsExactly("pending", "running", "running", "completed");
        assertThat(seen).extracting(Progress::share).containsExactly(0.0, 0.5, 1.0, 1.0);
        assertThat(server.requests().subList(1, 5))
                .extracting(Request::target)
                .containsOnly("/api/v1/sync/exports/26?included%5B%5D=job");
        assertThat(server.time.sleeps())
                .containsExactly(Duration.ofMillis(500), Duration.ofMillis(750), Duration.ofMillis(1125));
    }

    @Test
    void waitsNeverLongerThanFiveSecondsBetweenLooks() {
        server.answers(CREATED);
        server.answering(request ->
                server.requests().size() < 20 ? state("pending", 0, null, null) : state("completed", 1, null, "f"));

        create().await();

        assertThat(server.time.sleeps()).hasSize(18).isSorted().last().isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void looksAtTheIntervalAskedFor() {
        server.answers(CREATED, state("pending", 0, null, null), state("pending", 0, null, null));
        server.always(state("completed", 1, null, "f"));

        create().every(Duration.ofSeconds(2)).await();

        assertThat(server.time.sleeps()).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(2));
    }

    @Test
    void pollLooksOnce() {
        server.answers(CREATED, state("errored", 0, null, null));

        Poller<Export> poller = create();
        Export now = poller.poll();

        assertThat(now.job()).isNotNull().extracting(Job::status).isEqualTo(JobStatus.ERRORED);
        assertThat(poller.last()).isSameAs(now);
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void aFailureWithoutAReasonIsToldGracefully() {
        server.answers(CREATED, state("running", 0.2, null, null), state("errored", 0, null, null));
        Poller<Export> poller = create();

        PollingException failure = catchThrowableOfType(PollingException.class, poller::await);

        assertThat(failure).hasMessage("idah export 26 failed: errored (the service gives no reason) [job j]");
        assertThat(failure.reason()).isEqualTo(PollingException.Reason.FAILED);
        assertThat(failure.id()).isEqualTo("26");
        assertThat(failure.retryable()).isFalse();
        assertThat(failure.last()).isSameAs(poller.last()).isNotNull();
    }

    @Test
    void aFailureWithAReasonTellsIt() {
        server.answers(CREATED, state("errored", 0, "Faraday::ConnectionFailed: Failed to open TCP", null));

        assertThatThrownBy(() -> create().await())
                .isInstanceOf(PollingException.class)
                .hasMessage("idah export 26 failed: errored Faraday::ConnectionFailed: Failed to open TCP [job j]");
    }

    @Test
    void aJobThatNeverEndsIsGivenUpAtTheDeadline() {
        server.answers(CREATED);
        server.always(state("running", 0.5, null, null)); // what a job stays whose worker died
        Poller<Export> poller = create();

        PollingException end = catchThrowableOfType(PollingException.class, () -> poller.await(Duration.ofMinutes(10)));

        assertThat(end).hasMessage("idah export 26 is not done after PT10M: last state running");
        assertThat(end.reason()).isEqualTo(PollingException.Reason.DEADLINE);
        assertThat(end.retryable()).isTrue();
        assertThat(server.time.now()).isEqualTo(SyncServer.START.plus(Duration.ofMinutes(10)));
    }

    @Test
    void withoutADeadlineItWaitsAnHour() {
        server.answers(CREATED);
        server.always(state("pending", 0, null, null));

        assertThatThrownBy(() -> create().await()).hasMessageContaining("is not done after PT1H");

        assertThat(server.time.now()).isEqualTo(SyncServer.START.plus(Duration.ofHours(1)));
    }

    @Test
    void anUnknownStateKeepsWaitingAndIsNamedInTheEnd() {
        server.answers(CREATED);
        server.always(state("paused", 0.5, null, null));

        assertThatThrownBy(() -> create().await(Duration.ofMinutes(1)))
                .isInstanceOf(PollingException.class)
                .hasMessageEndingWith("last state paused");
    }

    @Test
    void progressAtItsEndIsNotCompletion() {
        server.answers(CREATED, state("running", 1, null, null), state("errored", 0, null, null));

        assertThatThrownBy(() -> create().await()).hasMessageContaining("failed: errored");
    }

    @Test
    void anExportWhoseJobWasDeletedIsJudgedByItsFile() {
        String bare = "{\"data\":{\"id\":\"26\",\"attributes\":{\"job_id\":\"j\",\"file_id\":%s}}}";
        server.answers(CREATED, Answer.json(200, bare.formatted("null")), Answer.json(200, bare.formatted("\"f\"")));

        assertThat(create().await().fileId()).isEqualTo("f");
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void aPassingFailureOfALookDoesNotEndTheWait() {
        Answer down = Recording.answer("nginx-sync-service-down-502");
        server.answers(CREATED, down, down, down, down, state("completed", 1, null, "f"));

        assertThat(create().await().fileId()).isEqualTo("f");
    }

    @Test
    void anExportThatIsGoneEndsTheWait() {
        server.answers(CREATED, state("pending", 0, null, null), missing("26"));

        assertThatThrownBy(() -> create().await()).isExactlyInstanceOf(NotFoundException.class);
        assertThat(server.requests()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"data\":"})
    void aCreationIsNeverSentTwiceWhenTheConnectionBreaks(String start) {
        server.always(Answer.closing(start.getBytes(StandardCharsets.US_ASCII)));

        assertThatThrownBy(this::create)
                .isInstanceOf(SdkException.class)
                .isNotInstanceOf(NotConnectedException.class)
                .hasMessageStartingWith("idah createExport: ")
                .hasMessageEndingWith(", 1 attempt]");

        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aReadIsSentAgainWhenTheConnectionBreaks() {
        server.answers(Answer.closing(""), Answer.closing(""), Recording.answer("export-show"));

        assertThat(client.exports().get("1").id()).isEqualTo("1");
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void aDeletionIsSentAgainWhenTheConnectionBreaks() {
        server.answers(Answer.closing(""), Recording.answer("job-delete"));

        client.jobs().delete("019fd147-39ba-7c4f-b779-c30c294a52dc");

        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void leftOutDatasetsCanBeSeenInTheAnswer() {
        server.answers(CREATED);

        Export answer = Objects.requireNonNull(create().last());

        assertThat(server.requests()).hasSize(1);
        Job job = Objects.requireNonNull(answer.job());

        assertThat(job.datasetIds()).containsExactly("01a1ffdf-22e0-7d41-82d6-1e4366ab607b");
        assertThat(job.exporter()).isEqualTo("Exports::Upd::Exporter");
    }

    @Test
    void aPollerTakesUpAnExportByItsId() {
        server.answers(state("running", 0.5, null, null), state("completed", 1, null, "f.zip"));

        Poller<Export> poller = client.exports().poller("26");

        assertThat(server.requests()).as("nothing is sent before a look").isEmpty();
        assertThat(poller.id()).isEqualTo("26");
        assertThat(poller.last()).isNull();
        assertThat(poller.isDone()).isFalse();
        assertThat(poller.await().fileId()).isEqualTo("f.zip");
        assertThat(poller.isDone()).isTrue();
        assertThat(server.requests())
                .extracting(Request::target)
                .containsOnly("/api/v1/sync/exports/26?included%5B%5D=job");
        assertThat(server.requests()).extracting(Request::method).containsOnly("GET");
    }

    @Test
    void aPollerByIdWaitsAsTheOneOfTheCreation() {
        server.always(state("running", 0.5, null, null));

        assertThatThrownBy(() -> client.exports().poller("26").await())
                .isInstanceOf(PollingException.class)
                .hasMessage("idah export 26 is not done after PT1H: last state running");
    }

    @Test
    void aPollerByIdTellsAFailureAndAnExportThatIsNotThere() {
        server.answers(state("errored", 0, "disk full", null), Recording.answer("export-show-missing-404"));

        assertThatThrownBy(() -> client.exports().poller("26").await())
                .isInstanceOf(PollingException.class)
                .hasMessage("idah export 26 failed: errored disk full [job j]");
        assertThatThrownBy(() -> client.exports().poller("999").await()).isExactlyInstanceOf(NotFoundException.class);
    }

    @Test
    void aPollerTakesUpAJobByItsId() {
        server.answers(job("pending"), job("running"), job("completed"));
        List<Progress> seen = new ArrayList<>();

        Poller<Job> poller = client.jobs().poller(JOB);
        assertThat(server.requests()).isEmpty();
        Job done = poller.onProgress(seen::add).await();

        assertThat(done.exportIds()).containsExactly("26");
        assertThat(seen).extracting(Progress::state).containsExactly("pending", "running", "completed");
        assertThat(server.requests())
                .extracting(Request::target)
                .containsOnly("/api/v1/sync/jobs/" + JOB + "?included%5B%5D=exports");
    }

    @Test
    void aJobThatErroredEndsItsPoller() {
        server.answers(job("errored"));

        assertThatThrownBy(() -> client.jobs().poller(JOB).await())
                .isInstanceOf(PollingException.class)
                .hasMessage("idah job " + JOB + " failed: errored (the service gives no reason)");
    }

    private static Answer job(String status) {
        return Answer.json(200, """
                {"data":{"type":"sync:jobs","id":"%s","attributes":{"status":"%s"},
                 "relationships":{"exports":{"data":[{"type":"sync:exports","id":"26"}]}}}}
                """.formatted(JOB, status));
    }
}
