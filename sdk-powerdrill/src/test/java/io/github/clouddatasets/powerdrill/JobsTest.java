package io.github.clouddatasets.powerdrill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.CallTimeoutException;
import io.github.clouddatasets.core.ConnectionLostException;
import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.QuotaExceededException;
import io.github.clouddatasets.core.RateLimitedException;
import io.github.clouddatasets.core.SdkException;
import io.github.clouddatasets.core.Secret;
import io.github.clouddatasets.core.ServerException;
import io.github.clouddatasets.testing.Contract;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.SocketPolicy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions: what is refused before it costs anything, what an answer offers, and that a job is never sent twice. */
@Timeout(60)
class JobsTest {

    private static final String ANSWER = "{\"code\":0,\"data\":{\"job_id\":\"job-1\",\"jobId\":\"job-1\",\"blocks\":"
            + "[{\"type\":\"MESSAGE\",\"content\":\"42\"}]}}";

    private static final Duration SOON = Duration.ofMillis(150);

    private final Stub stub = new Stub();

    @AfterEach
    void close() {
        stub.close();
    }

    private static void question(JobRequest.Builder job) {
        job.sessionId("s-1").question("why?");
    }

    /** All four ways to ask. */
    @SuppressWarnings("ImmutableEnumChecker") // the functions have no state
    enum Way {
        V2(client -> client.jobs().create(JobsTest::question)),
        V1(client -> client.v1().jobs().create(JobsTest::question)),
        V2_STREAM(client -> client.jobs().stream(JobsTest::question).collect()),
        V1_STREAM(client -> client.v1().jobs().stream(JobsTest::question).collect());

        final Consumer<PowerdrillClient> ask;

        Way(Consumer<PowerdrillClient> ask) {
            this.ask = ask;
        }
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                refused("sessionId is required", b -> b.sessionId(null)),
                refused("question is required", b -> b.question(null)),
                refused("question must have 1 to 6000 characters but has 0: \"\"", b -> b.question("")),
                refused("question must have 1 to 6000 characters but has 6001", b -> b.question("x".repeat(6001))),
                refused(
                        "datasourceIds must be at most 1000: 1001",
                        b -> b.datasetId("d").datasourceIds(Collections.nCopies(1001, "s"))),
                refused(
                        "datasourceIds need a datasetId: without one the service ignores them",
                        b -> b.datasourceIds(List.of("s"))),
                refused("temperature must be between 0 and 1: 1.01", b -> b.temperature(1.01)),
                refused("temperature must be between 0 and 1: -0.01", b -> b.temperature(-0.01)),
                refused("temperature must be between 0 and 1: NaN", b -> b.temperature(Double.NaN)));
    }

    private static Arguments refused(String message, Consumer<JobRequest.Builder> change) {
        return arguments(message, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void whatBreaksARuleIsRefusedBeforeItIsSent(String message, Consumer<JobRequest.Builder> change) {
        for (Consumer<PowerdrillClient> way : List.<Consumer<PowerdrillClient>>of(
                c -> c.jobs().create(b -> change.accept(valid(b))),
                c -> c.jobs().stream(b -> change.accept(valid(b))),
                c -> c.v1().jobs().create(b -> change.accept(valid(b))),
                c -> c.v1().jobs().stream(b -> change.accept(valid(b))))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> way.accept(stub.client))
                    .withMessageStartingWith(message);
        }
        assertThat(stub.service.count()).isZero();
    }

    private static JobRequest.Builder valid(JobRequest.Builder job) {
        question(job);
        return job;
    }

    @Test
    void theLimitsAreThoseOfTheContractAndAreReached() {
        JsonNode schemas = Contract.POWERDRILL.root().at("/components/schemas");
        for (String schema : List.of("V2CreateJobRequest", "V1CreateJobRequest")) {
            JsonNode fields = schemas.path(schema).path("properties");
            assertThat(fields.at("/question/maxLength").asInt()).isEqualTo(6000);
            assertThat(fields.path(schema.startsWith("V2") ? "datasource_ids" : "datasourceIdList")
                            .path("maxItems")
                            .asInt())
                    .isEqualTo(1000);
        }
        JobRequest most = JobRequest.builder()
                .sessionId("s")
                .question("x".repeat(6000))
                .datasetId("d")
                .datasourceIds(Collections.nCopies(1000, "s"))
                .temperature(1.0)
                .build();
        assertThat(most.datasourceIds()).hasSize(1000);
        assertThat(most.question()).hasSize(6000);
    }

    @Test
    void whatOnlyOneVersionKnowsIsRefusedByTheOther() {
        JobRequest warm = valid(JobRequest.builder()).temperature(0.5).build();
        JobRequest prompted = valid(JobRequest.builder()).userPrompt("short").build();
        JobRequest cited = valid(JobRequest.builder()).withCitation(true).build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> stub.client.jobs().create(warm))
                .withMessage("temperature must not be set: version 2 of the API has no such field: \"0.5\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> stub.client.jobs().stream(warm))
                .withMessage("temperature must not be set: version 2 of the API has no such field: \"0.5\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> stub.client.v1().jobs().create(prompted))
                .withMessage("userPrompt must not be set: version 1 of the API has no such field: \"short\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> stub.client.v1().jobs().stream(cited))
                .withMessage("withCitation must not be set: version 1 of the API has no such field: \"true\"");
        assertThat(stub.service.count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", ".."})
    void aSessionThatWouldChangeThePathIsRefused(String session) {
        assertThatIllegalArgumentException().isThrownBy(() -> stub.client.jobs().history(session));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> stub.client.v1().jobs().history(session));
        assertThat(stub.service.count()).isZero();
    }

    @Test
    void theHistoryIsReadPageByPage() {
        String page = "{\"code\":0,\"data\":{\"page_size\":2,\"total_items\":2,\"records\":[%s]}}";
        stub.service
                .answer(page.formatted("{\"job_id\":\"3\"},{\"job_id\":\"2\"}"))
                .answer(page.formatted("{\"job_id\":\"1\"}"));

        assertThat(stub.client.jobs().history("c").stream().map(JobRecord::jobId))
                .containsExactly("3", "2", "1");
        assertThat(stub.service.lines())
                .containsExactly(
                        "GET /api/v2/team/sessions/c/history?page_number=1&page_size=100&user_id=" + Stub.USER,
                        "GET /api/v2/team/sessions/c/history?page_number=2&page_size=100&user_id=" + Stub.USER);
    }

    private static ResultFile file(@Nullable String name, @Nullable String url) {
        return new ResultFile(name, url == null ? null : Secret.of(url), null);
    }

    @Test
    void anAnswerOffersItsPieces() {
        BlockGroup analysis = new BlockGroup("1", "step", BlockStage.ANALYZE);
        BlockGroup response = new BlockGroup("2", "Conclusions", BlockStage.RESPOND);
        JobSource source = new JobSource("1", "a.pdf", null, null, null, null, null, null);
        ResultFile nameless = file("without a link", null);
        JobAnswer answer = new JobAnswer(
                "job-1",
                List.of(
                        new Block.Message("- working\n", analysis),
                        new Block.Table(file("t.csv", "https://s.example/t.csv?sig=1#x"), analysis),
                        new Block.Image(file("i.png", "https://s.example/i.png?sig=1"), analysis),
                        new Block.Message("The ", response),
                        new Block.Code("x", response),
                        new Block.Message("answer", BlockGroup.NONE),
                        new Block.Table(file("u.csv", "https://s.example/u.csv"), response),
                        new Block.Table(file("t.csv", "https://s.example/t.csv?sig=2"), response),
                        new Block.Table(nameless, response),
                        new Block.Image(file("i.png", "https://s.example/i.png?sig=2"), response),
                        new Block.Sources(List.of(source), response),
                        new Block.Questions(List.of("a?", "b?"), response),
                        new Block.Questions(List.of("c?"), response)),
                true);

        assertThat(answer.text()).isEqualTo("The answer");
        assertThat(answer.tables())
                .containsExactly(
                        file("t.csv", "https://s.example/t.csv?sig=2"),
                        file("u.csv", "https://s.example/u.csv"),
                        nameless);
        assertThat(answer.images()).containsExactly(file("i.png", "https://s.example/i.png?sig=2"));
        assertThat(answer.sources()).containsExactly(source);
        assertThat(answer.questions()).containsExactly("a?", "b?", "c?");
        assertThat(answer.toString()).doesNotContain("sig=");
    }

    /** A client whose clock runs, since sockets know no other. */
    private PowerdrillClient.Builder running() {
        return PowerdrillClient.builder()
                .endpoint(stub.service.address() + "/api")
                .credentials(Credentials.apiKey(Stub.KEY))
                .userId(Stub.USER);
    }

    @ParameterizedTest
    @EnumSource(
            value = Way.class,
            names = {"V2", "V1"})
    void aSlowAnswerIsWaitedForBeyondTheTimeOfAnAttempt(Way way) {
        stub.service.answer(new MockResponse().setBody(ANSWER).setHeadersDelay(600, TimeUnit.MILLISECONDS));
        try (PowerdrillClient client = running().attemptTimeout(SOON).build()) {
            way.ask.accept(client);
        }
        assertThat(stub.service.count()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Way.class,
            names = {"V2", "V1"})
    void theCallsTimeoutEndsIt(Way way) {
        stub.service.answer(new MockResponse().setSocketPolicy(SocketPolicy.NO_RESPONSE));
        try (PowerdrillClient client = running().timeout(SOON).build()) {
            assertThatExceptionOfType(CallTimeoutException.class)
                    .isThrownBy(() -> way.ask.accept(client))
                    .matches(failure -> failure.clock() == CallTimeoutException.Clock.CALL)
                    .matches(failure -> failure.limit().equals(SOON));
        }
        assertThat(stub.service.count()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Way.class,
            names = {"V2", "V1"})
    void theTimeOfAnAttemptCountsIfItIsSetForTheCall(Way way) {
        stub.service.answer(new MockResponse().setSocketPolicy(SocketPolicy.NO_RESPONSE));
        try (PowerdrillClient client = running().build()) {
            assertThatExceptionOfType(CallTimeoutException.class)
                    .isThrownBy(() -> way.ask.accept(client.with(o -> o.attemptTimeout(SOON))))
                    .matches(failure -> failure.clock() == CallTimeoutException.Clock.ATTEMPT);
        }
        assertThat(stub.service.count()).isEqualTo(1);
    }

    @Test
    void otherCallsAreStillCutByTheTimeOfAnAttempt() {
        stub.service.answer(new MockResponse().setSocketPolicy(SocketPolicy.NO_RESPONSE));
        try (PowerdrillClient client = running().attemptTimeout(SOON).build()) {
            assertThatExceptionOfType(CallTimeoutException.class)
                    .isThrownBy(() -> client.with(o -> o.maxAttempts(1))
                            .jobs()
                            .history("c")
                            .first())
                    .matches(failure -> failure.clock() == CallTimeoutException.Clock.ATTEMPT);
        }
    }

    @Test
    void aStreamThatFallsSilentEndsByItsIdleTimeout() {
        stub.service.answer(new MockResponse()
                .setHeader("Content-Type", "text/event-stream")
                .setBody("event:JOB_ID\ndata:job-1\n\nevent:MESS")
                .setHeader("Content-Length", 1000));
        try (PowerdrillClient client = running().idleTimeout(SOON).build();
                JobStream stream = client.jobs().stream(JobsTest::question)) {
            assertThat(stream.next()).isEqualTo(new JobEvent.JobId("job-1"));
            assertThatExceptionOfType(CallTimeoutException.class)
                    .isThrownBy(stream::hasNext)
                    .matches(failure -> failure.clock() == CallTimeoutException.Clock.IDLE);
            assertThat(stream.answer().jobId()).isEqualTo("job-1");
            assertThat(stream.hasNext()).isFalse();
        }
        assertThat(stub.service.count()).isEqualTo(1);
    }

    static Stream<Arguments> broken() {
        return Stream.of(Way.values())
                .flatMap(way -> Stream.of(500, 502, 503, 504, 408).map(status -> arguments(way, status)));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void aJobThatMayHaveArrivedIsNotSentAgain(Way way, int status) {
        stub.service.answer(status, "").answer(ANSWER);

        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> way.ask.accept(stub.client))
                .matches(failure -> failure.httpStatus() == status)
                .matches(failure -> failure.attempts() == 1);
        assertThat(stub.service.count()).isEqualTo(1);
        assertThat(stub.time.sleeps()).isEmpty();
    }

    static Stream<Arguments> lost() {
        return Stream.of(Way.values())
                .flatMap(way -> Stream.of(
                                SocketPolicy.DISCONNECT_AFTER_REQUEST, SocketPolicy.DISCONNECT_DURING_RESPONSE_BODY)
                        .map(policy -> arguments(way, policy)));
    }

    @ParameterizedTest
    @MethodSource("lost")
    void aJobWhoseConnectionBrokeIsNotSentAgain(Way way, SocketPolicy policy) {
        stub.service
                .answer(new MockResponse()
                        .setHeader(
                                "Content-Type",
                                way.name().endsWith("STREAM") ? "text/event-stream" : "application/json")
                        .setBody(way.name().endsWith("STREAM") ? "event:MESSAGE\ndata:" + ANSWER + "\n\n" : ANSWER)
                        .setSocketPolicy(policy))
                .answer(ANSWER);

        assertThatExceptionOfType(ConnectionLostException.class).isThrownBy(() -> way.ask.accept(stub.client));
        assertThat(stub.service.count()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void onlyARateLimitIsTriedAgain(Way way) {
        for (int i = 0; i < 4; i++) {
            stub.service.answer(429, "{\"code\":201,\"msg\":\"slow down\"}");
        }
        RateLimitedException refusal =
                catchThrowableOfType(RateLimitedException.class, () -> way.ask.accept(stub.client));

        assertThat(refusal.errorCode()).isEqualTo("201");
        assertThat(refusal.attempts()).isEqualTo(4);
        assertThat(stub.service.count()).isEqualTo(4);
        assertThat(stub.time.sleeps()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"400,210021", "200,210021", "403,210021"})
    void aQuotaThatIsUsedUpIsSaid(int status, String code) {
        for (Way way : Way.values()) {
            stub.service.answer(status, "{\"code\":" + code + ",\"msg\":\"Job quota exceeded\"}");
            assertThatExceptionOfType(QuotaExceededException.class)
                    .isThrownBy(() -> way.ask.accept(stub.client))
                    .withMessageContaining("Job quota exceeded");
        }
        assertThat(stub.service.count()).isEqualTo(Way.values().length);
    }

    @Test
    void aHistoryOfNothingIsNotFound() {
        stub.service.answer("{\"code\":300003,\"msg\":\"no such session\"}");
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> stub.client.jobs().history("c").first());
    }

    @Test
    void theExampleOfAFailureOnTheServersSideIsAServerException() {
        stub.service.answer(500, "{\"code\":9999,\"msg\":\"broken\"}");
        SdkException failure = catchThrowableOfType(ServerException.class, () -> Way.V2.ask.accept(stub.client));
        assertThat(failure).hasMessageStartingWith("powerdrill v2CreateJob: 500 9999 broken");
    }
}
