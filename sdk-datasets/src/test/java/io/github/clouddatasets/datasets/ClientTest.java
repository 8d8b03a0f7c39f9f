package io.github.clouddatasets.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.clouddatasets.core.CancelledException;
import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.ResponseInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.SocketPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The client around the operations: options, background work, closing; and the first example of the design. */
class ClientTest {

    private final Stub stub = new Stub();

    @AfterEach
    void close() {
        stub.close();
    }

    @Test
    void theFirstExampleOfTheDesignWorks() {
        stub.service
                .answer(GoldenCall.documentedAnswer("listDatasets"))
                .answer("{\"status\":\"NOT_EXIST\"}")
                .answer(200, "")
                .answer("{\"status\":\"RUNNING\",\"task_id\":\"t1\"}")
                .answer("{\"status\":\"COMPLETED\",\"task_id\":\"t1\"}")
                .answer("{\"status\":\"COMPLETED\",\"task_id\":\"t1\"}")
                .answer(201, GoldenCall.documentedAnswer("createDatasetVersion"))
                .answer(GoldenCall.documentedAnswer("describeDatasetVersion"))
                .answer(GoldenCall.documentedAnswer("getExportTasksStatusOfDataset"));
        List<String> names = new ArrayList<>();
        List<String> states = new ArrayList<>();
        List<String> exports = new ArrayList<>();
        String id = "gfghHSokody6AJigS5A";

        try (DatasetClient datasets = DatasetClient.builder()
                .endpoint(stub.service.address())
                .projectId("4a1b2c3d4e5f60718293a4b5c6d7e8f9")
                .credentials(Credentials.accessKey(Stub.AK, Stub.SK))
                .time(stub.time)
                .build()) {
            for (Dataset d : datasets.list()) {
                names.add(String.valueOf(d.datasetName()));
            }
            SyncTask done =
                    datasets.sync(id).onProgress(p -> states.add(p.state())).await(Duration.ofMinutes(30));
            SyncTask now = datasets.status(id);
            DatasetVersion v = datasets.createVersion(
                            id, b -> b.versionName("V004").versionFormat(VersionFormat.DEFAULT))
                    .await();
            for (ExportTask t : datasets.exports().list(id)) {
                exports.add(String.valueOf(t.taskId()));
            }

            assertThat(now).isEqualTo(done);
            assertThat(v.versionName()).isEqualTo("V002");
        }
        assertThat(names).containsExactly("dataset-f9e8");
        assertThat(states).containsExactly("RUNNING", "COMPLETED");
        assertThat(exports).containsExactly("rF9NNoB56k5rtYKg2Y7", "TZMuy7OKbClkGCAc3gb");
    }

    @Test
    void aTraceIdOfAViewStandsInItsErrorsAndStaysAwayFromTheOthers() {
        stub.service.answer(404, "").answer(404, "");

        NotFoundException ofView = catchThrowableOfType(
                NotFoundException.class,
                () -> stub.client.with(o -> o.traceId("job-42")).get("d1"));
        NotFoundException ofRoot = catchThrowableOfType(NotFoundException.class, () -> stub.client.get("d1"));
        assertThat(ofView.traceId()).isEqualTo("job-42");
        assertThat(ofView).hasMessageContaining("[trace job-42, 1 attempt]");
        assertThat(ofRoot.traceId()).matches("[0-9a-f]{32}");
    }

    @Test
    void aViewKeepsWhatTheViewBeforeItHadSet() {
        stub.service.answer(503, "");
        DatasetClient view = stub.client.with(o -> o.traceId("job-42")).with(o -> o.maxAttempts(1));

        Throwable failure = catchThrowable(() -> view.versions().get("d1", "v1"));
        assertThat(failure).hasMessageContaining("[trace job-42, 1 attempt]");
        assertThat(stub.service.count()).isEqualTo(1);
    }

    @Test
    void everyAnswerIsToldWithItsRequestId() {
        List<ResponseInfo> told = new ArrayList<>();
        stub.service
                .answer(503, "")
                .answer(new MockResponse().setHeader("X-Request-Id", "req-9").setBody("{\"dataset_id\":\"d1\"}"))
                .answer("{}");
        DatasetClient view = stub.client.with(o -> o.traceId("job-42").onResponse(told::add));
        view.get("d1");
        view.status("d1");

        assertThat(told).hasSize(2);
        ResponseInfo first = told.get(0);
        assertThat(first.service()).isEqualTo("modelarts");
        assertThat(first.operation()).isEqualTo("descDataset");
        assertThat(first.httpStatus()).isEqualTo(200);
        assertThat(first.traceId()).isEqualTo("job-42");
        assertThat(first.requestId()).isEqualTo("req-9");
        assertThat(first.attempts()).isEqualTo(2);
        assertThat(first.elapsed()).isEqualTo(stub.time.sleeps().get(0));
        assertThat(told.get(1).operation()).isEqualTo("syncDataSourceState");
        assertThat(told.get(1).requestId()).isNull();
    }

    @Test
    void aViewOfAViewOfSubClientsTellsItsAnswersToo() {
        List<String> told = new ArrayList<>();
        stub.service.answer("{}").answer("{}");
        DatasetClient view = stub.client.with(o -> o.onResponse(info -> told.add(info.operation())));
        view.versions().list("d1").toList();
        view.exports().list("d1").toList();

        assertThat(told).containsExactly("listDatasetVersions", "getExportTasksStatusOfDataset");
    }

    @Test
    void backgroundWorkYieldsItsResult() throws ExecutionException, InterruptedException, TimeoutException {
        stub.service.answer("{\"status\":\"RUNNING\"}");
        CompletableFuture<SyncTask> future = stub.client.async(c -> c.status("d1"));

        assertThat(future.get(10, TimeUnit.SECONDS).status()).isEqualTo(AsyncTaskStatus.RUNNING);
    }

    @Test
    void backgroundWorkFailsWithTheExceptionOfTheCall() {
        stub.service.answer(400, "{\"error_code\":\"ModelArts.4352\"}");

        assertThatThrownBy(() -> stub.client.async(c -> c.get("d1")).get(10, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseExactlyInstanceOf(NotFoundException.class);
    }

    @Test
    void cancellingBackgroundWorkEndsTheCallThatHangs()
            throws ExecutionException, InterruptedException, TimeoutException {
        stub.service.answer(new MockResponse().setSocketPolicy(SocketPolicy.NO_RESPONSE));
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        CompletableFuture<Dataset> future = stub.client.async(c -> {
            try {
                return c.get("d1");
            } catch (RuntimeException e) {
                end.complete(e);
                throw e;
            }
        });
        stub.service.next();

        assertThat(future.cancel(true)).isTrue();
        assertThat(end.get(10, TimeUnit.SECONDS)).isInstanceOf(CancelledException.class);
        assertThat(future).isCancelled();
    }

    @Test
    void cancellingOneWorkLeavesTheClientUsable() throws InterruptedException {
        stub.service
                .answer(new MockResponse().setSocketPolicy(SocketPolicy.NO_RESPONSE))
                .answer("{\"dataset_id\":\"d2\"}");
        CompletableFuture<Dataset> future = stub.client.async(c -> c.get("d1"));
        stub.service.next();
        future.cancel(true);

        assertThat(stub.client.get("d2").datasetId()).isEqualTo("d2");
    }

    @Test
    void closingAViewClosesNothingClosingTheRootAll() {
        stub.service.answer("{\"dataset_id\":\"d1\"}");
        DatasetClient view = stub.client.with(o -> o.traceId("job-42"));
        view.close();
        view.get("d1");
        stub.client.close();

        assertThatThrownBy(() -> view.get("d1"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the modelarts client is closed");
        assertThat(stub.service.count()).isEqualTo(1);
    }
}
