package io.github.clouddatasets.powerdrill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.DecodeException;
import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.Poller;
import io.github.clouddatasets.core.PollingException;
import io.github.clouddatasets.core.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Waiting until a dataset is ready, and until a new data source is. */
class WaitingTest {

    private static final String CREATED =
            "{\"code\":0,\"data\":{\"id\":\"ds-1\",\"dataset_id\":\"dset-new\",\"datasetId\":\"dset-new\","
                    + "\"name\":\"a.csv\",\"status\":\"synching\"}}";

    private final Stub stub = new Stub();

    @AfterEach
    void close() {
        stub.close();
    }

    @Test
    void aDatasetIsReadyWhenNothingIsUnderWayAnyMore() {
        counts(0, 0, 2).counts(1, 0, 1).counts(2, 0, 0);
        List<Progress> seen = new ArrayList<>();

        assertThat(stub.client.datasets().ready("d1").onProgress(seen::add).await())
                .isEqualTo(new DatasetStatus(2, 0, 0));
        assertThat(stub.service.lines()).containsOnly("GET /api/v2/team/datasets/d1/status?user_id=" + Stub.USER);
        assertThat(seen).extracting(Progress::state).containsExactly("synching", "synching", "synched");
        assertThat(seen).extracting(Progress::done).containsExactly(0L, 1L, 2L);
        assertThat(seen).extracting(Progress::total).containsOnly(2L);
    }

    @Test
    void nothingIsSentBeforeTheWaitBegins() {
        Poller<DatasetStatus> ready = stub.client.datasets().ready("d1");

        assertThat(ready.id()).isEqualTo("d1");
        assertThat(ready.last()).isNull();
        assertThat(stub.service.count()).isZero();
    }

    @Test
    void theWaitOfTheFirstVersionIsTheSame() {
        stub.service
                .answer("{\"code\":0,\"data\":{\"synchedCount\":0,\"invalidCount\":0,\"synchingCount\":1}}")
                .answer("{\"code\":0,\"data\":{\"synchedCount\":1,\"invalidCount\":0,\"synchingCount\":0}}")
                .answer("{\"code\":0,\"data\":{\"synchedCount\":1,\"invalidCount\":1,\"synchingCount\":0}}")
                .answer("{\"code\":0,\"data\":{\"records\":[{\"id\":\"ds-9\",\"name\":\"bad.csv\"}]}}");

        assertThat(stub.client.v1().datasets().awaitReady("d1")).isEqualTo(new DatasetStatus(1, 0, 0));
        assertThatThrownBy(() -> stub.client.v1().datasets().awaitReady("d1", Duration.ofSeconds(1)))
                .isInstanceOf(PollingException.class)
                .hasMessageEndingWith("failed: invalid data sources: bad.csv (ds-9)");
        assertThat(stub.service.lines())
                .containsExactly(
                        "GET /api/v1/team/datasets/d1/status",
                        "GET /api/v1/team/datasets/d1/status",
                        "GET /api/v1/team/datasets/d1/status",
                        "GET /api/v1/team/datasets/d1/datasources?pageNumber=1&pageSize=100&status=invalid");
    }

    @Test
    void anEmptyDatasetEndsTheWaitAtOnceAndIsSaidToBeEmpty() {
        counts(0, 0, 0);

        PollingException failure = catchThrowableOfType(
                PollingException.class, () -> stub.client.datasets().awaitReady("d1"));
        assertThat(failure)
                .hasMessage("powerdrill readiness of dataset d1 failed: empty (the dataset has no data sources: "
                        + "there is nothing to wait for)");
        assertThat(failure.reason()).isEqualTo(PollingException.Reason.FAILED);
        assertThat(failure.last()).isEqualTo(new DatasetStatus(0, 0, 0));
        assertThat(stub.time.sleeps()).isEmpty();
    }

    @Test
    void invalidDataSourcesEndTheWaitAtOnceAndAreNamed() {
        counts(1, 2, 3);
        stub.service.answer("{\"code\":0,\"data\":{\"page_size\":100,\"records\":["
                + "{\"id\":\"ds-1\",\"name\":\"bad.csv\",\"status\":\"invalid\"},"
                + "{\"id\":\"ds-2\",\"name\":\"worse.pdf\",\"status\":\"invalid\"}]}}");

        PollingException failure = catchThrowableOfType(
                PollingException.class, () -> stub.client.datasets().awaitReady("d1", Duration.ofMinutes(1)));
        assertThat(failure)
                .hasMessage("powerdrill readiness of dataset d1 failed: invalid data sources: bad.csv (ds-1), "
                        + "worse.pdf (ds-2)");
        assertThat(failure.reason()).isEqualTo(PollingException.Reason.FAILED);
        assertThat(stub.service.lines())
                .containsExactly(
                        "GET /api/v2/team/datasets/d1/status?user_id=" + Stub.USER,
                        "GET /api/v2/team/datasets/d1/datasources?page_number=1&page_size=100&status=invalid&user_id="
                                + Stub.USER);
        assertThat(stub.time.sleeps()).isEmpty();
    }

    @Test
    void ofManyInvalidDataSourcesTheFirstAreNamed() {
        counts(0, 40, 0);
        stub.service.answer("{\"code\":0,\"data\":{\"records\":["
                + IntStream.range(0, 40)
                        .mapToObj(i -> "{\"id\":\"ds-" + i + "\",\"name\":\"n\"}")
                        .collect(Collectors.joining(","))
                + "]}}");

        assertThatThrownBy(() -> stub.client.datasets().awaitReady("d1"))
                .hasMessageContaining("n (ds-0), n (ds-1)")
                .hasMessageEndingWith("n (ds-9) and 30 more");
    }

    @Test
    void invalidDataSourcesThatTheServiceDoesNotNameAreCounted() {
        counts(1, 2, 0);
        stub.service.answer("{\"code\":0,\"data\":{\"records\":[]}}");

        assertThatThrownBy(() -> stub.client.datasets().awaitReady("d1"))
                .hasMessageEndingWith("failed: invalid data sources: 2, which the service does not name");
    }

    @Test
    void theWaitForADatasetHasADeadline() {
        for (int i = 0; i < 20; i++) {
            counts(1, 0, 1);
        }

        PollingException failure = catchThrowableOfType(
                PollingException.class, () -> stub.client.datasets().awaitReady("d1", Duration.ofSeconds(9)));
        assertThat(failure.reason()).isEqualTo(PollingException.Reason.DEADLINE);
        assertThat(failure)
                .hasMessage("powerdrill readiness of dataset d1 is not done after PT9S: last state synching");
    }

    @Test
    void aDatasetThatIsNotThereIsNotWaitedFor() {
        stub.service.answer("{\"code\":300003,\"msg\":\"dataset not found\"}");

        assertThatThrownBy(() -> stub.client.datasets().awaitReady("d1")).isInstanceOf(NotFoundException.class);
        assertThat(stub.service.count()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"synching", "pending", "running", "state_of_next_year"})
    void aNewDataSourceIsWaitedForWhateverTheServiceCallsItsState(String state) {
        stub.service.answer(CREATED).answer(source(state)).answer(source("synched"));

        DataSource done = stub.client
                .dataSources()
                .create("d1", b -> b.name("a.csv").fileObjectKey("k"))
                .await();
        assertThat(done.status()).isEqualTo(DataSourceStatus.SYNCHED);
        assertThat(stub.service.lines())
                .containsExactly(
                        "POST /api/v2/team/datasets/d1/datasources",
                        "GET /api/v2/team/datasets/d1/datasources/ds-1?user_id=" + Stub.USER,
                        "GET /api/v2/team/datasets/d1/datasources/ds-1?user_id=" + Stub.USER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"invalid", "error"})
    void aDataSourceTheServiceCannotUseEndsTheWait(String state) {
        stub.service.answer(CREATED).answer(source(state));
        Poller<DataSource> poller =
                stub.client.dataSources().create("d1", b -> b.name("a.csv").fileObjectKey("k"));

        PollingException failure = catchThrowableOfType(PollingException.class, poller::await);
        assertThat(failure)
                .hasMessage("powerdrill data source ds-1 of dataset d1 failed: " + state
                        + " (a.csv: the service gives no reason)");
        assertThat(failure.reason()).isEqualTo(PollingException.Reason.FAILED);
        assertThat(failure.id()).isEqualTo("ds-1");
        assertThat(failure.last()).isSameAs(poller.last());
    }

    @Test
    void aDataSourceWithoutAStateIsNotDone() {
        stub.service
                .answer(CREATED)
                .answer("{\"code\":0,\"data\":{\"id\":\"ds-1\"}}")
                .answer(source("synched"));

        assertThat(stub.client
                        .dataSources()
                        .create("d1", b -> b.name("a.csv").fileObjectKey("k"))
                        .await()
                        .id())
                .isEqualTo("ds-1");
    }

    @Test
    void aDataSourceWithoutADatasetIsWaitedForInTheOneThatWasMade() {
        stub.service.answer(CREATED).answer(source("synched")).answer(CREATED).answer(source("synched"));

        stub.client
                .dataSources()
                .create(b -> b.name("a.csv").fileObjectKey("k"))
                .await();
        stub.client
                .v1()
                .dataSources()
                .create(b -> b.name("a.csv").fileObjectKey("k"))
                .await();
        assertThat(stub.service.lines())
                .containsExactly(
                        "POST /api/v2/team/datasources",
                        "GET /api/v2/team/datasets/dset-new/datasources/ds-1?user_id=" + Stub.USER,
                        "POST /api/v1/team/datasources?userId=" + Stub.USER,
                        "GET /api/v1/team/datasets/dset-new/datasources/ds-1");
    }

    @Test
    void anAnswerWithoutTheIdOfTheNewThingCannotBeRead() {
        stub.service
                .answer("{\"code\":0,\"data\":{\"dataset_id\":\"d\"}}")
                .answer("{\"code\":0,\"data\":{\"id\":\"s\"}}")
                .answer("{\"code\":0,\"data\":{}}")
                .answer("{\"code\":0,\"data\":{}}");
        CreateDataSourceRequest request = CreateDataSourceRequest.builder()
                .name("a.csv")
                .fileObjectKey("k")
                .build();

        assertThatThrownBy(() -> stub.client.dataSources().create("d", request))
                .isInstanceOf(DecodeException.class)
                .hasMessageStartingWith("powerdrill v2CreateDataSource: ")
                .hasStackTraceContaining("id is required");
        assertThatThrownBy(() -> stub.client.dataSources().create(request))
                .isInstanceOf(ApiException.class)
                .hasMessageStartingWith("powerdrill v2CreateDataSourceWithoutDataset: 200 the answer names no dataset");
        assertThatThrownBy(() -> stub.client.datasets().create(b -> b.name("n")))
                .isInstanceOf(DecodeException.class)
                .hasMessageStartingWith("powerdrill v2CreateDataset: ")
                .hasStackTraceContaining("id is required");
        assertThatThrownBy(() -> stub.client
                        .uploads()
                        .complete(b -> b.uploadId("u").fileObjectKey("k").partEtags(List.of(new PartEtag(1, "e")))))
                .isInstanceOf(DecodeException.class)
                .hasMessageStartingWith("powerdrill v2CompleteMultipartUpload: ")
                .hasStackTraceContaining("file_object_key is required");
    }

    private WaitingTest counts(int synched, int invalid, int synching) {
        stub.service.answer("{\"code\":0,\"data\":{\"synched_count\":" + synched + ",\"invalid_count\":" + invalid
                + ",\"synching_count\":" + synching + "}}");
        return this;
    }

    private static String source(String state) {
        return "{\"code\":0,\"data\":{\"id\":\"ds-1\",\"name\":\"a.csv\",\"status\":\"" + state + "\"}}";
    }
}
