package io.github.clouddatasets.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.core.Paged;
import io.github.clouddatasets.core.Time;
import io.github.clouddatasets.datasets.account.CloudAccount;
import io.github.clouddatasets.datasets.common.OffsetMode;
import io.github.clouddatasets.datasets.common.SourceFiles;
import io.github.clouddatasets.datasets.labels.DeletePolicy;
import io.github.clouddatasets.datasets.labels.Label;
import io.github.clouddatasets.datasets.labels.LabelProperty;
import io.github.clouddatasets.datasets.labels.LabelQuery;
import io.github.clouddatasets.datasets.labels.LabelType;
import io.github.clouddatasets.datasets.labels.Labels;
import io.github.clouddatasets.datasets.samples.AddSamplesRequest;
import io.github.clouddatasets.datasets.samples.NewSample;
import io.github.clouddatasets.datasets.samples.SampleDetailQuery;
import io.github.clouddatasets.datasets.samples.SampleQuery;
import io.github.clouddatasets.datasets.samples.SampleUpdate;
import io.github.clouddatasets.datasets.samples.Samples;
import io.github.clouddatasets.datasets.samples.UpdateSamplesRequest;
import io.github.clouddatasets.testing.NullArguments;
import io.github.clouddatasets.testing.StubService;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What all methods have in common: query objects beside lambdas, refusals of null, credentials, texts. */
@SuppressWarnings({"NullAway", "DataFlowIssue"}) // null is what these tests pass on purpose
class ClientSurfaceTest {

    private final Stub stub = new Stub();

    @AfterEach
    void close() {
        stub.close();
    }

    static Stream<Arguments> queries() {
        return Stream.of(
                query(
                        "datasets",
                        c -> c.list(),
                        c -> c.list(DatasetQuery.builder().build())),
                query(
                        "datasets, 7 a page",
                        c -> c.list(q -> q.pageSize(7)),
                        c -> c.list(DatasetQuery.builder().pageSize(7).build())),
                query(
                        "versions",
                        c -> c.versions().list("d1"),
                        c -> c.versions().list("d1", VersionQuery.builder().build())),
                query(
                        "versions, 7 a page",
                        c -> c.versions().list("d1", q -> q.pageSize(7)),
                        c -> c.versions()
                                .list("d1", VersionQuery.builder().pageSize(7).build())),
                query(
                        "imports, 7 a page",
                        c -> c.imports().list("d1", q -> q.pageSize(7)),
                        c -> c.imports()
                                .list(
                                        "d1",
                                        ImportTaskQuery.builder().pageSize(7).build())),
                query(
                        "exports, 7 a page",
                        c -> c.exports().list("d1", q -> q.pageSize(7)),
                        c -> c.exports()
                                .list(
                                        "d1",
                                        ExportTaskQuery.builder().pageSize(7).build())),
                query(
                        "labels, 7 a page",
                        c -> c.labels().list("d1", q -> q.pageSize(7)),
                        c -> c.labels()
                                .list("d1", LabelQuery.builder().pageSize(7).build())),
                query(
                        "samples, 7 a page",
                        c -> c.samples().list("d1", q -> q.pageSize(7)),
                        c -> c.samples()
                                .list("d1", SampleQuery.builder().pageSize(7).build())));
    }

    private static Arguments query(
            String what, Function<DatasetClient, Paged<?>> lambda, Function<DatasetClient, Paged<?>> object) {
        return arguments(what, lambda, object);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("queries")
    void aQueryObjectSendsWhatItsLambdaSends(
            String what, Function<DatasetClient, Paged<?>> lambda, Function<DatasetClient, Paged<?>> object) {
        stub.service.answer("{}").answer("{}");
        assertThat(lambda.apply(stub.client).toList()).isEmpty();
        assertThat(object.apply(stub.client).toList()).isEmpty();

        assertThat(stub.service.next().getPath())
                .contains("limit=")
                .isEqualTo(stub.service.next().getPath());
    }

    @Test
    void queriesOfASingleThingAreObjectsToo() {
        stub.service.answer("{\"sample_id\":\"s1\"}").answer("{}");
        stub.client
                .samples()
                .get("d1", "s1", SampleDetailQuery.builder().workerId("w1").build());
        stub.client
                .statistics()
                .get("d1", StatsQuery.builder().email("a@b.example").build());

        assertThat(stub.service.next().getPath()).endsWith("/samples/s1?worker_id=w1");
        assertThat(stub.service.next().getPath()).endsWith("/stats?email=a%40b.example");
    }

    static Stream<Arguments> nulls() {
        String id = "d1";
        String lambda = "the builder lambda is required";
        return Stream.of(
                refused(lambda, c -> c.list((Consumer<DatasetQuery.Builder>) null)),
                refused("query is required", c -> c.list((DatasetQuery) null)),
                refused(lambda, c -> c.versions().list(id, (Consumer<VersionQuery.Builder>) null)),
                refused("query is required", c -> c.versions().list(id, (VersionQuery) null)),
                refused(lambda, c -> c.imports().list(id, (Consumer<ImportTaskQuery.Builder>) null)),
                refused("query is required", c -> c.imports().list(id, (ImportTaskQuery) null)),
                refused(lambda, c -> c.exports().list(id, (Consumer<ExportTaskQuery.Builder>) null)),
                refused("query is required", c -> c.exports().list(id, (ExportTaskQuery) null)),
                refused(lambda, c -> c.labels().list(id, (Consumer<LabelQuery.Builder>) null)),
                refused("query is required", c -> c.labels().list(id, (LabelQuery) null)),
                refused(lambda, c -> c.samples().list(id, (Consumer<SampleQuery.Builder>) null)),
                refused("query is required", c -> c.samples().list(id, (SampleQuery) null)),
                refused("query is required", c -> c.samples().get(id, "s1", (SampleDetailQuery) null)),
                refused("query is required", c -> c.statistics().get(id, (StatsQuery) null)),
                refused(lambda, c -> c.create((Consumer<CreateDatasetRequest.Builder>) null)),
                refused("request is required", c -> c.create((CreateDatasetRequest) null)),
                refused(lambda, c -> c.update(id, (Consumer<UpdateDatasetRequest.Builder>) null)),
                refused("request is required", c -> c.update(id, (UpdateDatasetRequest) null)),
                refused(lambda, c -> c.createVersion(id, (Consumer<CreateVersionRequest.Builder>) null)),
                refused("request is required", c -> c.createVersion(id, (CreateVersionRequest) null)),
                refused("request is required", c -> c.imports().create(id, (CreateImportTaskRequest) null)),
                refused("request is required", c -> c.exports().create(id, (CreateExportTaskRequest) null)),
                refused("request is required", c -> c.samples().add(id, (AddSamplesRequest) null)),
                refused("request is required", c -> c.samples().update(id, (UpdateSamplesRequest) null)),
                refused("sampleIds is required", c -> c.samples().delete(id, null)),
                refused("sampleIds is required", c -> c.samples().clearLabels(id, null)),
                refused("sourceFiles is required", c -> c.samples().delete(id, List.of("s1"), null)),
                refused("labels is required", c -> c.labels().create(id, null)),
                refused("labelNames is required", c -> c.labels().delete(id, DeletePolicy.LABEL_ONLY, (String[]) null)),
                refused("policy is required", c -> c.labels().delete(id, null, "a")),
                refused("property is required", c -> c.labels().update(id, "a", null)),
                refused("labelName is required", c -> c.labels().update(id, null, null)),
                refused("start is required", c -> c.statistics().metrics(id, null, Instant.EPOCH)),
                refused("end is required", c -> c.statistics().metrics(id, Instant.EPOCH, null)),
                refused("datasetId is required", c -> c.get(null)),
                refused("datasetId is required", c -> c.delete(null)),
                refused("datasetId is required", c -> c.sync(null)),
                refused("datasetId is required", c -> c.status(null)),
                refused("datasetId is required", c -> c.syncPoller(null)),
                refused("datasetId is required", c -> c.creationPoller(null)),
                refused("datasetId is required", c -> c.deletionPoller(null)),
                refused("datasetId is required", c -> c.versions().poller(null, "v1")),
                refused("versionId is required", c -> c.versions().poller(id, null)),
                refused("taskId is required", c -> c.imports().poller(id, null)),
                refused("taskId is required", c -> c.exports().poller(id, null)),
                refused("sampleId is required", c -> c.samples().get(id, null)),
                refused("options is required", c -> c.with(null)),
                refused("work is required", ClientSurfaceTest::asyncWithoutWork));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // there is none: the call is refused
    private static void asyncWithoutWork(DatasetClient client) {
        client.async(null);
    }

    private static Arguments refused(String message, Consumer<DatasetClient> call) {
        return arguments(message, call);
    }

    @ParameterizedTest(name = "{index} {0}")
    @MethodSource("nulls")
    void nullIsRefusedByItsNameAndNothingIsSent(String message, Consumer<DatasetClient> call) {
        assertThatThrownBy(() -> call.accept(stub.client))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
        assertThat(stub.service.count()).isZero();
    }

    @Test
    void noMethodAcceptsNullWhereNoneIsAllowed() {
        NullArguments nulls = new NullArguments()
                .sample(Consumer.class, options -> {})
                .sample(Function.class, client -> "")
                .sample(Collection.class, List.of("s1"))
                .sample(List.class, List.of(Label.builder().name("a").build()))
                .sample(String[].class, new String[] {"a"})
                .sample(Instant.class, Instant.EPOCH)
                .sample(SourceFiles.class, SourceFiles.KEEP)
                .sample(DeletePolicy.class, DeletePolicy.LABEL_ONLY)
                .sample(LabelType.class, LabelType.IMAGE_CLASSIFICATION)
                .sample(LabelProperty.class, LabelProperty.builder().build())
                .sample(
                        CreateVersionRequest.class,
                        CreateVersionRequest.builder().versionName("V1").build())
                .sample(
                        UpdateDatasetRequest.class,
                        UpdateDatasetRequest.builder().description("x").build())
                .sample(
                        CreateImportTaskRequest.class,
                        CreateImportTaskRequest.builder().importPath("/b/p/").build())
                .sample(
                        CreateExportTaskRequest.class,
                        CreateExportTaskRequest.builder().path("/b/p/").build())
                .sample(
                        AddSamplesRequest.class,
                        AddSamplesRequest.builder()
                                .samples(List.of(NewSample.builder()
                                        .name("a.jpg")
                                        .content(new byte[1])
                                        .build()))
                                .build())
                .sample(
                        UpdateSamplesRequest.class,
                        UpdateSamplesRequest.builder()
                                .samples(List.of(SampleUpdate.labeled("s1", "rose")))
                                .build())
                .sample(VersionQuery.class, VersionQuery.builder().build())
                .sample(SampleQuery.class, SampleQuery.builder().build())
                .sample(LabelQuery.class, LabelQuery.builder().build())
                .sample(ImportTaskQuery.class, ImportTaskQuery.builder().build())
                .sample(ExportTaskQuery.class, ExportTaskQuery.builder().build())
                .sample(StatsQuery.class, StatsQuery.builder().build())
                .sample(SampleDetailQuery.class, SampleDetailQuery.builder().build())
                .sample(Credentials.class, Credentials.token("t"))
                .sample(Time.class, Time.system())
                .sample(Path.class, Path.of("pom.xml"))
                .sample(Map.class, Map.of())
                .instance(DatasetClient.class, stub.client)
                .instance(DatasetClientBuilder.class, stub.builder())
                .instance(Versions.class, stub.client.versions())
                .instance(Samples.class, stub.client.samples())
                .instance(Labels.class, stub.client.labels())
                .instance(ImportTasks.class, stub.client.imports())
                .instance(ExportTasks.class, stub.client.exports())
                .instance(Statistics.class, stub.client.statistics());

        assertThat(nulls.faults(
                        DatasetClient.class,
                        DatasetClientBuilder.class,
                        Versions.class,
                        Samples.class,
                        Labels.class,
                        ImportTasks.class,
                        ExportTasks.class,
                        Statistics.class,
                        CloudAccount.class))
                .isEmpty();
        assertThat(nulls.calls()).isGreaterThan(100);
        assertThat(nulls.unused()).isEmpty();
        assertThat(stub.service.count()).isZero();
    }

    static Stream<Arguments> builderNulls() {
        return Stream.of(
                setter("region", b -> b.region(null)),
                setter("projectId", b -> b.projectId(null)),
                setter("projectName", b -> b.projectName(null)),
                setter("iamEndpoint", b -> b.iamEndpoint(null)),
                setter("account", b -> b.account(null)),
                setter("offsetMode", b -> b.offsetMode(null)));
    }

    private static Arguments setter(String field, UnaryOperator<DatasetClientBuilder> call) {
        return arguments(field, call);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("builderNulls")
    void theBuilderRefusesNullByItsName(String field, UnaryOperator<DatasetClientBuilder> setter) {
        assertThatThrownBy(() -> setter.apply(DatasetClient.builder()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(field + " is required");
    }

    @Test
    void anAccountNeedsCredentialsAndTheNameOfTheirSource() {
        assertThatThrownBy(() -> new CloudAccount("file", null, null, null, null, null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("credentials is required");
        assertThatThrownBy(() -> new CloudAccount(null, Credentials.token("t"), null, null, null, null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("source is required");
    }

    @Test
    void anAccessKeyOnTheBuilderSigns() {
        RecordedRequest request = sent(stub.builder().accessKey(Stub.AK, Stub.SK));

        assertThat(request.getHeader("Authorization"))
                .isEqualTo(ReferenceSigner.authorization(request, Stub.AK, Stub.SK));
        assertThat(request.getHeader("X-Security-Token")).isNull();
    }

    @Test
    void aTemporaryAccessKeyOnTheBuilderSignsAndSendsItsToken() {
        RecordedRequest request = sent(stub.builder().accessKey(Stub.AK, Stub.SK, "security-token"));

        assertThat(request.getHeader("Authorization"))
                .isEqualTo(ReferenceSigner.authorization(request, Stub.AK, Stub.SK));
        assertThat(request.getHeader("X-Security-Token")).isEqualTo("security-token");
    }

    @Test
    void aTokenOnTheBuilderIsSent() {
        RecordedRequest request = sent(stub.builder().token("token-1"));

        assertThat(request.getHeader("X-Auth-Token")).isEqualTo("token-1");
        assertThat(request.getHeader("Authorization")).isNull();
    }

    @Test
    void anIamPasswordOnTheBuilderLogsIn() {
        try (StubService iam = new StubService()) {
            iam.answer(new MockResponse()
                    .setResponseCode(201)
                    .setHeader("X-Subject-Token", "token-of-a-login")
                    .setBody("{}"));
            RecordedRequest request =
                    sent(stub.builder().iamPassword("acme", "ada", "hunter2").iamEndpoint(iam.address()));

            assertThat(request.getHeader("X-Auth-Token")).isEqualTo("token-of-a-login");
            assertThat(iam.next().getBody().readUtf8()).contains("\"name\":\"ada\"", "\"name\":\"acme\"");
        }
    }

    @Test
    void theLastCredentialsCount() {
        RecordedRequest request = sent(stub.builder()
                .credentials(Credentials.token("token-1"))
                .accessKey(Stub.AK, Stub.SK)
                .token("token-2"));

        assertThat(request.getHeader("X-Auth-Token")).isEqualTo("token-2");
        assertThat(request.getHeader("Authorization")).isNull();
    }

    private RecordedRequest sent(DatasetClientBuilder builder) {
        stub.service.answer("{\"status\":\"RUNNING\"}");
        try (DatasetClient client = builder.build()) {
            client.status("d1");
        }
        return stub.service.next();
    }

    @Test
    void clientsAndSubClientsSayWhatTheyAre() {
        String place = "[modelarts at " + stub.service.address() + ", project " + Stub.PROJECT + "]";

        assertThat(stub.client).hasToString("DatasetClient" + place);
        assertThat(subClients(stub.client))
                .extracting(Object::toString)
                .containsExactly(
                        "Versions" + place,
                        "Samples" + place,
                        "Labels" + place,
                        "ImportTasks" + place,
                        "ExportTasks" + place,
                        "Statistics" + place);
    }

    @Test
    void aViewAndAViewOfAViewSayThatTheyAreViews() {
        DatasetClient view = stub.client.with(o -> o.traceId("job-42"));
        String text = "DatasetClient[modelarts at " + stub.service.address() + ", project " + Stub.PROJECT + ", view]";

        assertThat(view).hasToString(text);
        assertThat(view.with(o -> o.maxAttempts(1))).hasToString(text);
        assertThat(view.samples().toString()).startsWith("Samples[").endsWith(", view]");
    }

    @Test
    void aClientWithoutProjectIdNamesTheProjectAndNeverASecret() {
        try (DatasetClient client = DatasetClient.builder()
                .region("eu-de")
                .iamPassword("acme", "ada", "TELLTALE")
                .offsetMode(OffsetMode.PAGE)
                .build()) {
            assertThat(client)
                    .hasToString("DatasetClient[modelarts at https://modelarts.eu-de.otc.t-systems.com,"
                            + " project named eu-de]");
        }
        try (DatasetClient client = DatasetClient.builder()
                .region("cn-north-4")
                .projectName("vision")
                .accessKey(Stub.AK, "TELLTALE")
                .build()) {
            assertThat(client.toString()).endsWith(", project named vision]").doesNotContain("TELLTALE");
        }
    }

    private static List<Object> subClients(DatasetClient client) {
        return List.of(
                client.versions(),
                client.samples(),
                client.labels(),
                client.imports(),
                client.exports(),
                client.statistics());
    }
}
