package io.github.clouddatasets.powerdrill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clouddatasets.core.Poller;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Query objects, builder lambdas, pollers by id, and what null arguments are answered with. */
class QueriesAndBuildersTest {

    private static final String EMPTY = "{\"code\":0,\"data\":{\"records\":[]}}";

    private final Stub stub = new Stub();
    private final PowerdrillClient client = stub.client;

    @AfterEach
    void close() {
        stub.close();
    }

    @Test
    void aQueryObjectAsksForTheSameAsALambda() {
        for (int i = 0; i < 6; i++) {
            stub.service.answer(EMPTY);
        }
        client.datasets().list(q -> q.search("a").pageSize(7)).toList();
        client.datasets().list(new DatasetQuery("a", 7)).toList();
        client.dataSources().list("d", q -> q.status(DataSourceStatus.INVALID)).toList();
        client.dataSources()
                .list(
                        "d",
                        DataSourceQuery.builder()
                                .status(DataSourceStatus.INVALID)
                                .build())
                .toList();
        client.sessions().list(q -> q.search("a")).toList();
        client.sessions().list(SessionQuery.builder().search("a").build()).toList();

        List<String> lines = stub.service.lines();
        assertThat(lines).hasSize(6);
        for (int i = 0; i < 6; i += 2) {
            assertThat(lines.get(i)).isEqualTo(lines.get(i + 1));
        }
    }

    @Test
    void partsAndDataSourcesCanBeNamedOneByOne() {
        assertThat(CompleteUploadRequest.builder()
                        .uploadId("u")
                        .fileObjectKey("k")
                        .part(2, "\"b\"")
                        .part(1, "a")
                        .build()
                        .partEtags())
                .containsExactly(new PartEtag(1, "a"), new PartEtag(2, "b"));
        JobRequest job = JobRequest.builder()
                .sessionId("s")
                .question("why?")
                .datasetId("d")
                .datasources("one", "two")
                .build();
        assertThat(job.datasourceIds()).containsExactly("one", "two");
        assertThat(job.toBuilder().build()).isEqualTo(job);
    }

    @Test
    void aListThatIsNullIsAsGoodAsNone() {
        assertThat(DataSourceQuery.builder().statuses(null).build())
                .isEqualTo(DataSourceQuery.builder().build());
        assertThat(JobRequest.builder()
                        .sessionId("s")
                        .question("q")
                        .datasourceIds(null)
                        .build()
                        .datasourceIds())
                .isEmpty();
    }

    @Test
    void aDataSourceIsTakenUpByItsId() {
        String source = "{\"code\":0,\"data\":{\"id\":\"ds-1\",\"status\":\"%s\"}}";
        stub.service.answer(source.formatted("synching")).answer(source.formatted("synched"));
        Poller<DataSource> poller = client.dataSources().poller("d1", "ds-1");

        assertThat(stub.service.count()).isZero();
        assertThat(poller.id()).isEqualTo("ds-1");
        assertThat(poller.isDone()).isFalse();
        assertThat(poller.await().status()).isEqualTo(DataSourceStatus.SYNCHED);
        assertThat(poller.isDone()).isTrue();
        assertThat(stub.service.lines())
                .containsOnly("GET /api/v2/team/datasets/d1/datasources/ds-1?user_id=" + Stub.USER)
                .hasSize(2);
    }

    @Test
    void theReadinessOfADatasetIsTakenUpByItsId() {
        stub.service.answer("{\"code\":0,\"data\":{\"synched_count\":2}}");
        Poller<DatasetStatus> poller = client.datasets().ready("d1");

        assertThat(poller.id()).isEqualTo("d1");
        assertThat(poller.poll().isReady()).isTrue();
        assertThat(poller.isDone()).isTrue();
    }

    @Test
    void theKeyIsSetOnTheBuilder() {
        stub.service.answer("{\"code\":0,\"data\":{}}");
        try (PowerdrillClient own = PowerdrillClient.builder()
                .endpoint(stub.service.address())
                .apiKey("proj-own")
                .userId("u")
                .build()) {
            own.datasets().status("d");
        }
        assertThat(stub.service.next().getHeader("x-pd-api-key")).isEqualTo("proj-own");
    }

    @Test
    @SuppressWarnings("NullAway") // the subject of the test
    void nullIsRefusedByTheNameOfTheArgument() {
        refused("apiKey is required", () -> PowerdrillClient.builder().apiKey(null));
        refused("apiKey must not be empty", () -> PowerdrillClient.builder().apiKey(" "));
        refused("userId is required", () -> PowerdrillClient.builder().userId(null));
        refused("options is required", () -> client.with(null));
        refused("work is required", () -> client.async((Function<PowerdrillClient, ?>) null));
        refused("query is required", () -> client.datasets().list((DatasetQuery) null));
        refused("query is required", () -> client.dataSources().list("d", (DataSourceQuery) null));
        refused("query is required", () -> client.sessions().list((SessionQuery) null));
        refused("request is required", () -> client.datasets().create((CreateDatasetRequest) null));
        refused("request is required", () -> client.datasets().update("d", (UpdateDatasetRequest) null));
        refused("request is required", () -> client.dataSources().create((CreateDataSourceRequest) null));
        refused("request is required", () -> client.uploads().initiate((InitiateUploadRequest) null));
        refused("request is required", () -> client.uploads().complete((CompleteUploadRequest) null));
        refused("request is required", () -> client.sessions().create((CreateSessionRequest) null));
        refused("request is required", () -> client.sessions().update("s", (UpdateSessionRequest) null));
        refused("request is required", () -> client.jobs().create((JobRequest) null));
        refused("request is required", () -> client.jobs().stream((JobRequest) null));
        refused("datasetId is required", () -> client.datasets().ready(null));
        refused("datasetId is required", () -> client.dataSources().poller(null, "s"));
        refused("dataSourceId is required", () -> client.dataSources().poller("d", null));
        refused("lifetime is required", () -> client.dataSources().link("d", "s", null));
        refused("file is required", () -> client.dataSources().download("d", "s", null));
        refused("result is required", () -> client.jobs().download(null, null));
        assertThat(stub.service.count()).isZero();
    }

    @Test
    @SuppressWarnings("NullAway") // the subject of the test
    void aLambdaThatIsNullIsRefused() {
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> client.datasets().list((Consumer<DatasetQuery.Builder>) null),
                () -> client.datasets().create((Consumer<CreateDatasetRequest.Builder>) null),
                () -> client.datasets().update("d", (Consumer<UpdateDatasetRequest.Builder>) null),
                () -> client.dataSources().list("d", (Consumer<DataSourceQuery.Builder>) null),
                () -> client.dataSources().create((Consumer<CreateDataSourceRequest.Builder>) null),
                () -> client.uploads().initiate((Consumer<InitiateUploadRequest.Builder>) null),
                () -> client.uploads().complete((Consumer<CompleteUploadRequest.Builder>) null),
                () -> client.sessions().list((Consumer<SessionQuery.Builder>) null),
                () -> client.sessions().create((Consumer<CreateSessionRequest.Builder>) null),
                () -> client.jobs().create((Consumer<JobRequest.Builder>) null),
                () -> client.jobs().stream((Consumer<JobRequest.Builder>) null))) {
            refused("the builder lambda is required", call);
        }
        assertThat(stub.service.count()).isZero();
    }

    @Test
    @SuppressWarnings("NullAway") // the subject of the test
    void aMemberOfAListThatIsNullIsRefusedByItsPlace() {
        refused(
                "partEtags[1] is required",
                () -> new CompleteUploadRequest("k", "u", Arrays.asList(new PartEtag(1, "e"), null)));
        refused("statuses[0] is required", () -> new DataSourceQuery(Collections.singletonList(null), null));
        refused(
                "datasourceIds[1] is required",
                () -> JobRequest.builder()
                        .sessionId("s")
                        .question("q")
                        .datasetId("d")
                        .datasources("one", null)
                        .build());
    }

    @Test
    void anEntryOfAListWithoutItsIdIsLeftOut() {
        stub.service
                .answer("{\"code\":0,\"data\":{\"records\":[{\"id\":\"a\"},{\"name\":\"none\"}],\"total_items\":2}}")
                .answer("{\"code\":0,\"data\":{\"records\":[{\"name\":\"none\"},{\"id\":\"a\"}]}}")
                .answer("{\"code\":0,\"data\":{\"records\":[{\"id\":\"a\"},{\"name\":\"none\"},"
                        + "{\"code\":0,\"data\":{\"id\":\"b\"}},{\"code\":0,\"data\":{\"name\":\"none\"}}]}}")
                .answer("{\"code\":0,\"data\":{\"records\":[{\"job_id\":\"a\"},{\"job_id\":null}]}}");

        assertThat(client.datasets().list().stream().map(Dataset::id)).containsExactly("a");
        assertThat(client.sessions().list().stream().map(Session::id)).containsExactly("a");
        assertThat(client.dataSources().list("d").stream().map(DataSource::id)).containsExactly("a", "b");
        assertThat(client.jobs().history("s").stream().map(JobRecord::jobId)).containsExactly("a");
    }

    @Test
    void aWaitHasAPositiveDeadline() {
        refused("deadline must be more than zero", () -> client.datasets().awaitReady("d", Duration.ZERO));
        assertThat(stub.service.count()).isZero();
    }

    private static void refused(String message, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith(message);
    }
}
