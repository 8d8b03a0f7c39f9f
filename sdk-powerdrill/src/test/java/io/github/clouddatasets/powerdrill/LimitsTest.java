package io.github.clouddatasets.powerdrill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clouddatasets.testing.Contract;
import io.github.clouddatasets.testing.Models;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the service would cut or refuse is refused before anything is sent. */
class LimitsTest {

    private final Stub stub = new Stub();

    @AfterEach
    void close() {
        stub.close();
    }

    /** Makes a request of a text. */
    private interface OfText {
        Object make(String text);
    }

    static Stream<Arguments> longest() {
        return Stream.of(
                longest(
                        "name",
                        128,
                        "V2CreateDatasetRequest/properties/name",
                        text -> CreateDatasetRequest.builder().name(text).build()),
                longest(
                        "description",
                        128,
                        "V2CreateDatasetRequest/properties/description",
                        text -> CreateDatasetRequest.builder()
                                .name("n")
                                .description(text)
                                .build()),
                longest(
                        "name",
                        128,
                        "V2ModifyDatasetRequest/properties/name",
                        text -> UpdateDatasetRequest.builder().name(text).build()),
                longest(
                        "description",
                        50_000,
                        "V2ModifyDatasetRequest/properties/description",
                        text -> UpdateDatasetRequest.builder().description(text).build()),
                longest(
                        "name",
                        128,
                        "V2CreateDataSourceRequest/properties/name",
                        text -> CreateDataSourceRequest.builder()
                                .name(text)
                                .fileObjectKey("k")
                                .build()),
                longest(
                        "name",
                        128,
                        "V2CreateSessionRequest/properties/name",
                        text -> CreateSessionRequest.builder().name(text).build()),
                longest(
                        "name",
                        128,
                        "V2ModifySessionRequest/properties/name",
                        text -> UpdateSessionRequest.builder().name(text).build()),
                longest(
                        "search",
                        128,
                        "../parameters/V2Search/schema",
                        text -> DatasetQuery.builder().search(text).build()),
                longest(
                        "search",
                        128,
                        "../parameters/V2Search/schema",
                        text -> SessionQuery.builder().search(text).build()));
    }

    private static Arguments longest(String field, int limit, String documented, OfText request) {
        return arguments(field, limit, documented, request);
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("longest")
    void texts(String field, int limit, String documented, OfText request) {
        String path = documented.startsWith("../")
                ? "/components/" + documented.substring(3)
                : "/components/schemas/" + documented;
        assertThat(Contract.POWERDRILL.root().at(path + "/maxLength").asInt()).isEqualTo(limit);

        assertThatCode(() -> request.make("x".repeat(limit))).doesNotThrowAnyException();
        assertThatThrownBy(() -> request.make("x".repeat(limit + 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching(
                        field + " must have [01] to " + limit + " characters but has " + (limit + 1) + ".*");
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                refused("name is required", () -> CreateDatasetRequest.builder().build()),
                refused(
                        "name must have 1 to 128 characters but has 0: \"\"",
                        () -> CreateDatasetRequest.builder().name("").build()),
                refused(
                        "name or description is required, and not blank",
                        () -> UpdateDatasetRequest.builder().build()),
                refused(
                        "name or description is required, and not blank",
                        () -> UpdateDatasetRequest.builder()
                                .name(" ")
                                .description("\t")
                                .build()),
                refused(
                        "name is required",
                        () -> CreateDataSourceRequest.builder()
                                .url("https://e.example")
                                .build()),
                refused(
                        "exactly one of url and fileObjectKey is required: neither is set",
                        () -> CreateDataSourceRequest.builder().name("n").build()),
                refused(
                        "exactly one of url and fileObjectKey is required: neither is set",
                        () -> CreateDataSourceRequest.builder()
                                .name("n")
                                .url(" ")
                                .build()),
                refused(
                        "exactly one of url and fileObjectKey is required: both are set",
                        () -> CreateDataSourceRequest.builder()
                                .name("n")
                                .url(Models.SIGNED_ADDRESS)
                                .fileObjectKey("k")
                                .build()),
                refused("name is required", () -> CreateSessionRequest.builder().build()),
                refused(
                        "maxContextualJobHistory must be between 0 and 10: \"11\"",
                        () -> CreateSessionRequest.builder()
                                .name("n")
                                .maxContextualJobHistory(11)
                                .build()),
                refused(
                        "maxContextualJobHistory must be between 0 and 10: \"-1\"",
                        () -> UpdateSessionRequest.builder()
                                .maxContextualJobHistory(-1)
                                .build()),
                refused(
                        "name, outputLanguage, jobMode or maxContextualJobHistory is required: "
                                + "nothing is to be changed",
                        () -> UpdateSessionRequest.builder().build()),
                refused(
                        "pageSize must be between 1 and 1000: \"0\"",
                        () -> SessionQuery.builder().pageSize(0).build()),
                refused(
                        "pageSize must be between 1 and 1000: \"1001\"",
                        () -> DataSourceQuery.builder().pageSize(1001).build()),
                refused(
                        "fileName is required",
                        () -> InitiateUploadRequest.builder().fileSize(1L).build()),
                refused(
                        "fileSize is required",
                        () -> InitiateUploadRequest.builder().fileName("n").build()),
                refused(
                        "fileSize must be between 1 and 9223372036854775807: \"0\"",
                        () -> InitiateUploadRequest.builder()
                                .fileName("n")
                                .fileSize(0L)
                                .build()),
                refused(
                        "fileObjectKey is required",
                        () -> CompleteUploadRequest.builder().uploadId("u").build()),
                refused(
                        "uploadId is required",
                        () -> CompleteUploadRequest.builder().fileObjectKey("k").build()),
                refused(
                        "partEtags must not be empty",
                        () -> CompleteUploadRequest.builder()
                                .uploadId("u")
                                .fileObjectKey("k")
                                .build()),
                refused(
                        "partEtags must hold each part once but holds twice: 2",
                        () -> CompleteUploadRequest.builder()
                                .uploadId("u")
                                .fileObjectKey("k")
                                .partEtags(List.of(new PartEtag(2, "a"), new PartEtag(1, "b"), new PartEtag(2, "c")))
                                .build()),
                refused("number must be between 1 and 2147483647: \"0\"", () -> new PartEtag(0, "e")),
                refused("etag must have 1 to 2147483647 characters but has 0: \"\"", () -> new PartEtag(1, "\"\"")));
    }

    private static Arguments refused(String message, ThrowingCallable request) {
        return arguments(message, request);
    }

    @ParameterizedTest(name = "{0} [{index}]")
    @MethodSource("refused")
    void whatBreaksARule(String message, ThrowingCallable request) {
        assertThatThrownBy(request).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    /** Whatever was built is fit to be built upon: every request of the package, with every component set. */
    @Test
    void aRequestCanBeTheStartOfAnother() {
        CreateDatasetRequest dataset =
                CreateDatasetRequest.builder().name("n").description("d").build();
        assertThat(dataset.toBuilder().build()).isEqualTo(dataset);
        assertThat(dataset.toBuilder().name("other").build()).isEqualTo(new CreateDatasetRequest("other", "d"));
        UpdateDatasetRequest change = new UpdateDatasetRequest("n", "d");
        assertThat(change.toBuilder().build()).isEqualTo(change);
        CreateDataSourceRequest source =
                new CreateDataSourceRequest("n", DataSourceType.FILE, "https://e.example", null);
        assertThat(source.toBuilder().build()).isEqualTo(source);
        CreateSessionRequest session = new CreateSessionRequest(
                "n", OutputLanguage.POLISH, JobMode.DATA_ANALYTICS, 3, AgentId.DATA_ANALYSIS_AGENT);
        assertThat(session.toBuilder().build()).isEqualTo(session);
        UpdateSessionRequest turn = new UpdateSessionRequest("n", OutputLanguage.POLISH, JobMode.AUTO, 3);
        assertThat(turn.toBuilder().build()).isEqualTo(turn);
        InitiateUploadRequest upload = new InitiateUploadRequest("n", 5L);
        assertThat(upload.toBuilder().build()).isEqualTo(upload);
        CompleteUploadRequest complete = new CompleteUploadRequest("k", "u", List.of(new PartEtag(1, "e")));
        assertThat(complete.toBuilder().build()).isEqualTo(complete);
        DatasetQuery datasets = new DatasetQuery("s", 5);
        assertThat(datasets.toBuilder().build()).isEqualTo(datasets);
        DataSourceQuery sources = new DataSourceQuery(List.of(DataSourceStatus.SYNCHED), 5);
        assertThat(sources.toBuilder().build()).isEqualTo(sources);
        SessionQuery sessions = new SessionQuery("s", 5);
        assertThat(sessions.toBuilder().build()).isEqualTo(sessions);
    }

    @Test
    void aLinkHoldsForAMinuteAtLeast() {
        JsonNode schemas = Contract.POWERDRILL.root().at("/components/schemas");
        assertThat(schemas.at("/V2PresignRequest/properties/expires_in/minimum").asInt())
                .isEqualTo(schemas.at("/V1PresignRequest/properties/expireIn/minimum")
                        .asInt())
                .isEqualTo(60);
        Duration tooShort = Duration.ofSeconds(60).minusNanos(1);

        for (ThrowingCallable link : List.<ThrowingCallable>of(
                () -> stub.client.dataSources().link("d", "s", tooShort),
                () -> stub.client.v1().dataSources().link("d", "s", tooShort))) {
            assertThatThrownBy(link)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("lifetime must be 60 seconds or more: PT59.999999999S");
        }
        assertThat(stub.service.count()).isZero();
    }

    @Test
    void theSecondVersionWantsTheNameOfASessionThatIsChanged() {
        assertThatThrownBy(() -> stub.client.sessions().update("c", b -> b.maxContextualJobHistory(3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("name is required");
        assertThat(stub.service.count()).isZero();
    }

    @Test
    void idsThatWouldChangeThePathAreRefused() {
        for (String id : List.of("", "a/b", "..")) {
            for (ThrowingCallable call : List.<ThrowingCallable>of(
                    () -> stub.client.datasets().overview(id),
                    () -> stub.client.datasets().delete(id),
                    () -> stub.client.datasets().ready(id),
                    () -> stub.client.datasets().update(id, b -> b.name("n")),
                    () -> stub.client.dataSources().list(id),
                    () -> stub.client.dataSources().get("d", id),
                    () -> stub.client.dataSources().get(id, "s"),
                    () -> stub.client.dataSources().delete("d", id),
                    () -> stub.client.dataSources().link("d", id),
                    () -> stub.client.dataSources().create(id, b -> b.name("n").fileObjectKey("k")),
                    () -> stub.client.sessions().get(id),
                    () -> stub.client.sessions().update(id, b -> b.name("n")),
                    () -> stub.client.sessions().delete(id),
                    () -> stub.client.v1().datasets().overview(id),
                    () -> stub.client.v1().datasets().delete(id),
                    () -> stub.client.v1().dataSources().list(id),
                    () -> stub.client.v1().dataSources().delete("d", id),
                    () -> stub.client.v1().sessions().delete(id))) {
                assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class);
            }
        }
        assertThat(stub.service.count()).isZero();
    }
}
