package io.github.clouddatasets.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.clouddatasets.core.ConflictException;
import io.github.clouddatasets.core.Poller;
import io.github.clouddatasets.core.PollingException;
import io.github.clouddatasets.core.UnavailableApiException;
import io.github.clouddatasets.testing.StubService;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Work that another process started is taken up by its id. */
class PollersByIdTest {

    private static final String SYNC = "/datasets/d1/sync-data/status";
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Stub stub = new Stub();

    @AfterEach
    void close() {
        stub.close();
    }

    @Test
    void nothingIsSentBeforeTheFirstLook() {
        List<Poller<?>> pollers = List.of(
                stub.client.syncPoller("d1"),
                stub.client.creationPoller("d1"),
                stub.client.deletionPoller("d1"),
                stub.client.versions().poller("d1", "v1"),
                stub.client.imports().poller("d1", "t1"),
                stub.client.exports().poller("d1", "t1"));

        assertThat(pollers).extracting(Poller::id).containsExactly("d1", "d1", "d1", "v1", "t1", "t1");
        assertThat(pollers).allSatisfy(poller -> assertThat(poller.isDone()).isFalse());
        assertThat(stub.service.count()).isZero();
    }

    @Test
    void aRunningSyncIsFollowedToItsEnd() {
        answer(sync("RUNNING", "t1"), sync("RUNNING", "t1"), sync("COMPLETED", "t1"));

        assertThat(stub.client.syncPoller("d1").await().taskId()).isEqualTo("t1");
        assertThat(stub.service.lines()).containsExactly(get(SYNC), get(SYNC), get(SYNC));
    }

    @Test
    void aSyncThatHasEndedAlreadyEndsTheWaitAtOnce() {
        answer(sync("COMPLETED", "t1"));
        Poller<SyncTask> poller = stub.client.syncPoller("d1");

        assertThat(poller.await().taskId()).isEqualTo("t1");
        assertThat(poller.isDone()).isTrue();
        assertThat(stub.time.sleeps()).isEmpty();
    }

    @Test
    void aSyncWithoutAnyIdsIsTakenAsTheStateShowsIt() {
        answer("{\"status\":\"COMPLETED\"}");

        assertThat(stub.client.syncPoller("d1").await().status()).isEqualTo(AsyncTaskStatus.COMPLETED);
        assertThat(stub.time.sleeps()).isEmpty();
    }

    @Test
    void aSyncThatHasFailedAlreadyFailsTheWait() {
        answer(sync("FAILED", "t1"));

        PollingException failure = catchThrowableOfType(
                PollingException.class, () -> stub.client.syncPoller("d1").await());
        assertThat(failure.reason()).isEqualTo(PollingException.Reason.FAILED);
        assertThat(failure).hasMessageStartingWith("modelarts sync of dataset d1 failed: FAILED");
    }

    @Test
    void theEndOfASyncIsKeptThoughAnotherRunBegins() {
        answer(sync("COMPLETED", "t1"), sync("RUNNING", "t2"));
        Poller<SyncTask> poller = stub.client.syncPoller("d1");
        SyncTask end = poller.await();

        assertThat(poller.poll()).isSameAs(end);
        assertThat(poller.await()).isSameAs(end);
        assertThat(stub.service.count()).isEqualTo(1);
    }

    @Test
    void aSyncThatBeginsBetweenTwoLooksIsFollowed() {
        answer(sync("RUNNING", "t1"), sync("QUEUING", "t2"), sync("COMPLETED", "t2"));

        assertThat(stub.client.syncPoller("d1").await().taskId()).isEqualTo("t2");
    }

    @Test
    void aSyncThatTheServiceShowsLateIsWaitedFor() {
        answer("{\"status\":\"NOT_EXIST\"}", "{\"status\":\"NOT_EXIST\"}", sync("COMPLETED", "t1"));

        assertThat(stub.client.syncPoller("d1").await().taskId()).isEqualTo("t1");
    }

    @Test
    void aDatasetThatWasNeverSynchronizedFailsTheWaitAfterTenSeconds() {
        for (int look = 0; look <= 10; look++) {
            answer("{\"status\":\"NOT_EXIST\"}");
        }

        assertThatThrownBy(() -> stub.client.syncPoller("d1").every(SECOND).await())
                .isInstanceOf(PollingException.class)
                .hasMessage("modelarts sync of dataset d1 failed: NOT_EXIST"
                        + " the service knows no synchronization of this dataset");
        assertThat(stub.time.sleeps()).hasSize(10);
    }

    @Test
    void askingWhetherASyncIsDoneCountsAsNoLook() {
        answer("{\"status\":\"COMPLETED\"}").answer(200, "");
        Poller<SyncTask> poller = stub.client.sync("d1");
        answer("{\"status\":\"COMPLETED\"}", "{\"status\":\"COMPLETED\"}", "{\"status\":\"COMPLETED\"}");
        poller.poll();
        stub.time.advance(Duration.ofMinutes(1));
        for (int asked = 0; asked < 5; asked++) {
            assertThat(poller.isDone()).isFalse();
        }
        poller.poll();

        assertThat(poller.isDone()).isFalse();
        poller.poll();
        assertThat(poller.isDone()).isTrue();
    }

    @Test
    void theConflictOfASecondSyncNamesThePollerOfTheFirst() {
        answer(sync("RUNNING", "t1"))
                .answer(400, "{\"error_code\":\"ModelArts.4355\",\"error_msg\":\"is running\"}")
                .answer(sync("COMPLETED", "t1"));

        assertThatThrownBy(() -> stub.client.sync("d1"))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("is running (a sync is running already: syncPoller(datasetId) waits for it)");
        assertThat(stub.client.syncPoller("d1").await().taskId()).isEqualTo("t1");
    }

    @Test
    void theConflictOfASecondImportNamesThePollerOfTheFirst() {
        stub.service.answer(400, "{\"error_code\":\"ModelArts.4356\"}");

        assertThatThrownBy(() -> stub.client.imports().create("d1", b -> b.importPath("/b/p/")))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("imports().poller(datasetId, taskId) waits for it");
    }

    @Test
    void aVersionIsTakenUp() {
        answer("{\"version_id\":\"v1\",\"status\":0}", "{\"version_id\":\"v1\",\"status\":1}");

        assertThat(stub.client.versions().poller("d1", "v1").await().versionId())
                .isEqualTo("v1");
        assertThat(stub.service.lines())
                .containsExactly(get("/datasets/d1/versions/v1"), get("/datasets/d1/versions/v1"));
    }

    @Test
    void anImportIsTakenUp() {
        answer("{\"task_id\":\"t1\",\"status\":\"RUNNING\"}", "{\"task_id\":\"t1\",\"status\":\"COMPLETED\"}");

        assertThat(stub.client.imports().poller("d1", "t1").await().taskId()).isEqualTo("t1");
        assertThat(stub.service.lines())
                .containsExactly(get("/datasets/d1/import-tasks/t1"), get("/datasets/d1/import-tasks/t1"));
    }

    @Test
    void anImportThatDoesNotExistFailsTheWait() {
        answer("{\"task_id\":\"t1\",\"status\":\"NOT_EXIST\"}");

        assertThatThrownBy(() -> stub.client.imports().poller("d1", "t1").await())
                .isInstanceOf(PollingException.class)
                .hasMessageStartingWith("modelarts import t1 into dataset d1 failed: NOT_EXIST");
    }

    @Test
    void anExportIsTakenUp() {
        answer("{\"task_id\":\"t1\",\"status\":\"RUNNING\"}", "{\"task_id\":\"t1\",\"status\":\"SUCCESSED\"}");

        assertThat(stub.client.exports().poller("d1", "t1").await().taskId()).isEqualTo("t1");
        assertThat(stub.service.lines())
                .containsExactly(get("/datasets/d1/export-tasks/t1"), get("/datasets/d1/export-tasks/t1"));
    }

    @Test
    void aCreationIsTakenUpAndWaitsForTheImportInIt() {
        answer(dataset(0), dataset(8), dataset(1));

        assertThat(stub.client.creationPoller("d1").await().datasetId()).isEqualTo("d1");
        assertThat(stub.service.lines()).containsOnly(get("/datasets/d1")).hasSize(3);
    }

    @Test
    void aDeletionEndsWhenTheServiceKnowsTheDatasetNoMore() {
        answer(dataset(1), dataset(2)).answer(400, "{\"error_code\":\"ModelArts.4352\"}");

        assertThat(stub.client.deletionPoller("d1").await()).isEqualTo(DatasetStatus.DELETED);
        assertThat(stub.service.lines()).containsOnly(get("/datasets/d1")).hasSize(3);
    }

    @Test
    void aDeletionEndsWhenTheDatasetIsMarkedAsDeleted() {
        answer("{\"dataset_id\":\"d1\"}", dataset(3));

        assertThat(stub.client.deletionPoller("d1").await()).isEqualTo(DatasetStatus.DELETED);
        assertThat(stub.service.count()).isEqualTo(2);
    }

    @Test
    void aGatewayWithoutTheApiIsNoProofOfADeletion() {
        stub.service.answer(404, "{\"error_code\":\"APIG.0101\"}");

        assertThatThrownBy(() -> stub.client.deletionPoller("d1").await()).isInstanceOf(UnavailableApiException.class);
    }

    @Test
    void aDatasetThatNobodyDeletesIsWaitedForUntilTheDeadline() {
        for (int look = 0; look <= 3; look++) {
            answer(dataset(1));
        }

        assertThatThrownBy(() -> stub.client.deletionPoller("d1").every(SECOND).await(Duration.ofSeconds(3)))
                .isInstanceOf(PollingException.class)
                .hasMessage("modelarts deletion of dataset d1 is not done after PT3S: last state normal");
    }

    private StubService answer(String... bodies) {
        for (String body : bodies) {
            stub.service.answer(body);
        }
        return stub.service;
    }

    private static String get(String path) {
        return "GET " + Stub.BASE + path;
    }

    private static String sync(String status, String id) {
        return "{\"dataset_id\":\"d1\",\"status\":\"" + status + "\",\"task_id\":\"" + id + "\"}";
    }

    private static String dataset(int status) {
        return "{\"dataset_id\":\"d1\",\"status\":" + status + "}";
    }
}
