package io.github.clouddatasets.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.clouddatasets.core.ConflictException;
import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.Poller;
import io.github.clouddatasets.core.PollingException;
import io.github.clouddatasets.core.Progress;
import io.github.clouddatasets.core.ServerException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A synchronization is told from the one before it, whatever little the service says about either. */
class SyncPollerTest {

    private static final String NOT_EXIST = "{\"status\":\"NOT_EXIST\"}";
    private static final String COMPLETED = "{\"status\":\"COMPLETED\"}";
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Stub stub = new Stub();

    @AfterEach
    void close() {
        stub.close();
    }

    @Test
    void theStateIsReadBeforeTheStartAndTheStartIsSentOnce() {
        start(NOT_EXIST);

        assertThat(stub.service.lines())
                .containsExactly(
                        "GET " + Stub.BASE + "/datasets/d1/sync-data/status",
                        "POST " + Stub.BASE + "/datasets/d1/sync-data");
    }

    @Test
    void thePollerHasStartedButNotLooked() {
        Poller<SyncTask> poller = start(NOT_EXIST);

        assertThat(poller.id()).isEqualTo("d1");
        assertThat(poller.last()).isNull();
        assertThat(stub.time.sleeps()).isEmpty();
    }

    @Test
    void aNewTaskIdEndsTheWaitThePreviousOneDoesNot() {
        Poller<SyncTask> poller = start(task("COMPLETED", "t1"));
        looks(task("COMPLETED", "t1"), task("COMPLETED", "t1"), task("COMPLETED", "t2"));

        SyncTask done = poller.await();
        assertThat(done.taskId()).isEqualTo("t2");
        assertThat(poller.last()).isSameAs(done);
        assertThat(stub.service.count()).isEqualTo(5);
    }

    @Test
    void thePreviousTaskIsNeverTakenForThisOneHoweverLongItShows() {
        Poller<SyncTask> poller = start(task("COMPLETED", "t1")).every(SECOND);
        for (int look = 0; look <= 60; look++) {
            looks(task("COMPLETED", "t1"));
        }

        PollingException end = catchThrowableOfType(PollingException.class, () -> poller.await(Duration.ofMinutes(1)));
        assertThat(end.reason()).isEqualTo(PollingException.Reason.DEADLINE);
        assertThat(stub.service.count()).isEqualTo(2 + 61);
    }

    @Test
    void aNewCreateTimeEndsTheWaitWhereThereIsNoTaskId() {
        Poller<SyncTask> poller = start("{\"status\":\"COMPLETED\",\"create_time\":1000}");
        looks("{\"status\":\"COMPLETED\",\"create_time\":1000}", "{\"status\":\"COMPLETED\",\"create_time\":2000}");

        assertThat(poller.await().createTime()).isEqualTo(Instant.ofEpochSecond(2));
    }

    @Test
    void anUnchangedCreateTimeIsNeverTakenForThisRun() {
        Poller<SyncTask> poller =
                start("{\"status\":\"COMPLETED\",\"create_time\":1000}").every(SECOND);
        for (int look = 0; look <= 30; look++) {
            looks("{\"status\":\"COMPLETED\",\"create_time\":1000}");
        }

        assertThatThrownBy(() -> poller.await(Duration.ofSeconds(30)))
                .isInstanceOfSatisfying(
                        PollingException.class,
                        end -> assertThat(end.reason()).isEqualTo(PollingException.Reason.DEADLINE));
    }

    @Test
    void withoutAnyIdsARunSeenInTheQueueIsThisOne() {
        Poller<SyncTask> poller = start(COMPLETED);
        looks(COMPLETED, "{\"status\":\"QUEUING\"}", COMPLETED);

        poller.await();
        assertThat(stub.service.count()).isEqualTo(5);
    }

    @Test
    void withoutAnyIdsAnUnchangedSuccessIsTakenOnlyAfterTenSeconds() {
        Poller<SyncTask> poller = start(COMPLETED).every(SECOND);
        for (int look = 0; look <= 10; look++) {
            looks(COMPLETED);
        }

        poller.await();
        assertThat(stub.time.sleeps()).hasSize(10);
    }

    @Test
    void withoutAnyIdsAnUnchangedSuccessIsTakenOnlyAtTheThirdLook() {
        Poller<SyncTask> poller = start(COMPLETED).every(Duration.ofMinutes(1));
        looks(COMPLETED, COMPLETED, COMPLETED);

        poller.await();
        assertThat(stub.time.sleeps()).hasSize(2);
    }

    @Test
    void thePreviousFailureIsNotReportedAsThisOnes() {
        Poller<SyncTask> poller = start(task("FAILED", "t1"));
        looks(task("FAILED", "t1"), task("FAILED", "t1"), task("RUNNING", "t2"), task("COMPLETED", "t2"));

        assertThat(poller.await().taskId()).isEqualTo("t2");
    }

    @Test
    void afterThePreviousFailureThisRunsOwnFailureIsReported() {
        Poller<SyncTask> poller = start(task("FAILED", "t1"));
        looks(task("FAILED", "t2"));

        assertThatThrownBy(poller::await).isInstanceOf(PollingException.class);
        assertThat(stub.service.count()).isEqualTo(3);
    }

    @Test
    void theFirstRunEverIsWaitedForFromNothingToItsEnd() {
        Poller<SyncTask> poller = start(NOT_EXIST);
        looks(NOT_EXIST, NOT_EXIST, COMPLETED);

        assertThat(poller.await().status()).isEqualTo(AsyncTaskStatus.COMPLETED);
        assertThat(stub.service.count()).isEqualTo(5);
    }

    @Test
    void aRunThatNeverAppearsIsNotTakenAsDone() {
        Poller<SyncTask> poller = start(NOT_EXIST).every(SECOND);
        for (int look = 0; look <= 60; look++) {
            looks(NOT_EXIST);
        }

        assertThatThrownBy(() -> poller.await(Duration.ofMinutes(1)))
                .isInstanceOf(PollingException.class)
                .hasMessageContaining("last state NOT_EXIST");
    }

    @Test
    void aFailureCarriesCodeMessageAndLastState() {
        Poller<SyncTask> poller = start(NOT_EXIST);
        looks(
                "{\"status\":\"FAILED\",\"task_id\":\"t1\",\"error_code\":\"ModelArts.4310\",\"error_msg\":\"OBS refused\"}");

        PollingException failure = catchThrowableOfType(PollingException.class, poller::await);
        assertThat(failure.reason()).isEqualTo(PollingException.Reason.FAILED);
        assertThat(failure.errorCode()).isEqualTo("ModelArts.4310");
        assertThat(failure.id()).isEqualTo("d1");
        assertThat(failure.last())
                .isInstanceOfSatisfying(
                        SyncTask.class, last -> assertThat(last.taskId()).isEqualTo("t1"));
        assertThat(failure).hasMessage("modelarts sync of dataset d1 failed: FAILED ModelArts.4310 OBS refused");
        assertThat(failure.retryable()).isFalse();
    }

    @Test
    void theDeadlineIsTheWaitersOwn() {
        Poller<SyncTask> poller = start(NOT_EXIST).every(Duration.ofSeconds(20));
        looks(task("RUNNING", "t1"), task("RUNNING", "t1"), task("RUNNING", "t1"));

        PollingException end = catchThrowableOfType(PollingException.class, () -> poller.await(Duration.ofSeconds(30)));
        assertThat(end.reason()).isEqualTo(PollingException.Reason.DEADLINE);
        assertThat(end).hasMessage("modelarts sync of dataset d1 is not done after PT30S: last state RUNNING");
        assertThat(stub.time.sleeps()).containsExactly(Duration.ofSeconds(20), Duration.ofSeconds(10));
    }

    @Test
    void anUnknownStateIsWaitedOnAndNamedAtTheDeadline() {
        Poller<SyncTask> poller = start(NOT_EXIST).every(SECOND);
        looks(task("PAUSED", "t1"), task("PAUSED", "t1"), task("PAUSED", "t1"));

        assertThatThrownBy(() -> poller.await(Duration.ofSeconds(2))).hasMessageContaining("last state PAUSED");
    }

    @Test
    void anUnknownStateThatPassesEndsWell() {
        Poller<SyncTask> poller = start(NOT_EXIST);
        looks(task("PAUSED", "t1"), task("COMPLETED", "t1"));

        assertThat(poller.await().status()).isEqualTo(AsyncTaskStatus.COMPLETED);
    }

    @Test
    void theTimeBetweenLooksGrowsUpToTenSeconds() {
        Poller<SyncTask> poller = start(NOT_EXIST);
        for (int look = 0; look < 12; look++) {
            looks(task("RUNNING", "t1"));
        }
        looks(task("COMPLETED", "t1"));

        poller.await();
        List<Duration> sleeps = stub.time.sleeps();
        assertThat(sleeps).hasSize(12).isSorted();
        assertThat(sleeps.get(0)).isEqualTo(Duration.ofMillis(500));
        assertThat(sleeps.get(11)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void progressTellsEveryState() {
        List<Progress> seen = new ArrayList<>();
        Poller<SyncTask> poller = start(NOT_EXIST).every(SECOND).onProgress(seen::add);
        looks(
                task("QUEUING", "t1"),
                "{\"status\":\"RUNNING\",\"task_id\":\"t1\",\"total_sample_count\":20}",
                task("COMPLETED", "t1"));

        poller.await();
        assertThat(seen).extracting(Progress::state).containsExactly("QUEUING", "RUNNING", "COMPLETED");
        assertThat(seen.get(1).total()).isEqualTo(20);
        assertThat(seen).extracting(Progress::elapsed).containsExactly(Duration.ZERO, SECOND, Duration.ofSeconds(2));
    }

    @Test
    void oneLookDoesNotWait() {
        Poller<SyncTask> poller = start(NOT_EXIST);
        looks(task("RUNNING", "t1"));

        assertThat(poller.poll().taskId()).isEqualTo("t1");
        assertThat(stub.time.sleeps()).isEmpty();
    }

    @Test
    void aSynchronizationUnderWayIsAConflictAndNotSentAgain() {
        stub.service
                .answer(task("RUNNING", "t1"))
                .answer(400, "{\"error_code\":\"ModelArts.4355\",\"error_msg\":\"is running\"}");

        assertThatThrownBy(() -> stub.client.sync("d1")).isInstanceOf(ConflictException.class);
        assertThat(stub.service.count()).isEqualTo(2);
    }

    @Test
    void aServerErrorOnTheStartIsNotRepeated() {
        stub.service.answer(NOT_EXIST).answer(503, "");

        assertThatThrownBy(() -> stub.client.sync("d1")).isInstanceOf(ServerException.class);
        assertThat(stub.service.count()).isEqualTo(2);
    }

    @Test
    void anUnknownDatasetIsNotStarted() {
        stub.service.answer(400, "{\"error_code\":\"ModelArts.4352\"}");

        assertThatThrownBy(() -> stub.client.sync("d1")).isInstanceOf(NotFoundException.class);
        assertThat(stub.service.count()).isEqualTo(1);
    }

    private Poller<SyncTask> start(String before) {
        looks(before);
        stub.service.answer(200, "");
        return stub.client.sync("d1");
    }

    private void looks(String... states) {
        for (String state : states) {
            stub.service.answer(state);
        }
    }

    private static String task(String status, String id) {
        return "{\"dataset_id\":\"d1\",\"status\":\"" + status + "\",\"task_id\":\"" + id + "\"}";
    }
}
