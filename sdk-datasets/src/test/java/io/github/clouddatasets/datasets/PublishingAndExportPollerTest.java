package io.github.clouddatasets.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.clouddatasets.core.Poller;
import io.github.clouddatasets.core.PollingException;
import io.github.clouddatasets.core.Progress;
import io.github.clouddatasets.core.ServerException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Waiting for a version to be published and for an export to be written. */
class PublishingAndExportPollerTest {

    private final Stub stub = new Stub();

    @AfterEach
    void close() {
        stub.close();
    }

    @Test
    void aVersionIsWaitedForByReadingIt() {
        Poller<DatasetVersion> poller = publish();
        stub.service.answer("{\"version_id\":\"v1\",\"status\":0}").answer("{\"version_id\":\"v1\",\"status\":1}");

        assertThat(poller.id()).isEqualTo("v1");
        assertThat(poller.await().status()).isEqualTo(DatasetVersionStatus.NORMAL);
        assertThat(stub.service.lines())
                .containsExactly(
                        "POST " + Stub.BASE + "/datasets/d1/versions",
                        "GET " + Stub.BASE + "/datasets/d1/versions/v1",
                        "GET " + Stub.BASE + "/datasets/d1/versions/v1");
    }

    @Test
    void aFailedVersionFailsWithItsMessage() {
        Poller<DatasetVersion> poller = publish();
        stub.service.answer("{\"version_id\":\"v1\",\"status\":4,\"message\":\"no space\\nin the bucket\"}");

        PollingException failure = catchThrowableOfType(PollingException.class, poller::await);
        assertThat(failure.reason()).isEqualTo(PollingException.Reason.FAILED);
        assertThat(failure).hasMessage("modelarts version v1 of dataset d1 failed: error no space in the bucket");
        assertThat(failure.id()).isEqualTo("v1");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void aVersionThatIsBeingDeletedWillNotCome(int status) {
        Poller<DatasetVersion> poller = publish();
        stub.service.answer("{\"version_id\":\"v1\",\"status\":" + status + "}");

        assertThatThrownBy(poller::await)
                .isInstanceOf(PollingException.class)
                .hasMessageEndingWith("(the service gives no reason)");
    }

    @Test
    void anUnknownVersionStateIsWaitedOnAndNamedAtTheDeadline() {
        Poller<DatasetVersion> poller = publish().every(Duration.ofSeconds(10));
        stub.service.answer("{\"version_id\":\"v1\",\"status\":77}").answer("{\"version_id\":\"v1\",\"status\":77}");

        PollingException end = catchThrowableOfType(PollingException.class, () -> poller.await(Duration.ofSeconds(10)));
        assertThat(end.reason()).isEqualTo(PollingException.Reason.DEADLINE);
        assertThat(end).hasMessageContaining("last state 77");
    }

    @Test
    void aVersionIsNeverPublishedTwiceAfterAServerError() {
        stub.service.answer(500, "");

        assertThatThrownBy(() -> stub.client.createVersion("d1", b -> b.versionName("V1")))
                .isInstanceOf(ServerException.class);
        assertThat(stub.service.count()).isEqualTo(1);
    }

    @Test
    void aPassingErrorOfALookDoesNotEndTheWait() {
        Poller<DatasetVersion> poller = publish();
        for (int attempt = 0; attempt < 3; attempt++) {
            stub.service.answer(503, "");
        }
        stub.service.answer("{\"version_id\":\"v1\",\"status\":1}");

        assertThat(poller.await().versionId()).isEqualTo("v1");
    }

    @Test
    void anExportIsWaitedForAndTellsItsShare() {
        List<Progress> seen = new ArrayList<>();
        Poller<ExportTask> poller = export().onProgress(seen::add);
        stub.service
                .answer("{\"task_id\":\"t1\",\"status\":\"INIT\"}")
                .answer("{\"task_id\":\"t1\",\"status\":\"RUNNING\",\"progress\":25.0}")
                .answer(
                        "{\"task_id\":\"t1\",\"status\":\"RUNNING\",\"total_sample_count\":20,\"finished_sample_count\":10}")
                .answer("{\"task_id\":\"t1\",\"status\":\"SUCCESSED\",\"progress\":100.0,\"total_sample_count\":20,"
                        + "\"finished_sample_count\":20}");

        assertThat(poller.id()).isEqualTo("t1");
        assertThat(poller.await().status()).isEqualTo(ExportTaskStatus.SUCCEEDED);
        assertThat(seen)
                .extracting(Progress::fraction)
                .containsExactly(
                        OptionalDouble.empty(), OptionalDouble.of(0.25), OptionalDouble.of(0.5), OptionalDouble.of(1));
        assertThat(stub.service.lines())
                .startsWith(
                        "POST " + Stub.BASE + "/datasets/d1/export-tasks",
                        "GET " + Stub.BASE + "/datasets/d1/export-tasks/t1");
    }

    @Test
    void aFailedExportCarriesCodeAndMessage() {
        Poller<ExportTask> poller = export();
        stub.service.answer("{\"task_id\":\"t1\",\"status\":\"FAILED\",\"error_code\":\"ModelArts.4310\","
                + "\"error_msg\":\"OBS refused\"}");

        PollingException failure = catchThrowableOfType(PollingException.class, poller::await);
        assertThat(failure.errorCode()).isEqualTo("ModelArts.4310");
        assertThat(failure).hasMessage("modelarts export t1 of dataset d1 failed: FAILED ModelArts.4310 OBS refused");
    }

    @Test
    void anExportInAnUnknownStateIsWaitedOn() {
        Poller<ExportTask> poller = export();
        stub.service
                .answer("{\"task_id\":\"t1\",\"status\":\"WAITING\"}")
                .answer("{\"task_id\":\"t1\"}")
                .answer("{\"task_id\":\"t1\",\"status\":\"SUCCESSED\"}");

        assertThat(poller.await().status()).isEqualTo(ExportTaskStatus.SUCCEEDED);
        assertThat(stub.service.count()).isEqualTo(4);
    }

    private Poller<DatasetVersion> publish() {
        stub.service.answer(201, "{\"version_id\":\"v1\"}");
        return stub.client.createVersion("d1", b -> b.versionName("V004"));
    }

    private Poller<ExportTask> export() {
        stub.service.answer("{\"task_id\":\"t1\"}");
        return stub.client.exports().create("d1", b -> b.path("/p/"));
    }
}
