package io.github.clouddatasets.core.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.CallTimeoutException;
import io.github.clouddatasets.core.RateLimitedException;
import io.github.clouddatasets.core.ResponseInfo;
import io.github.clouddatasets.core.ServerException;
import io.github.clouddatasets.core.Thing;
import io.github.clouddatasets.core.Time;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent again, when, and how often. The server counts. */
class RetryTest {

    private static final MockResponse THING = new MockResponse().setBody("{\"id\":\"t1\"}");

    private final MockWebServer server = new MockWebServer();
    private final TestClient client = new TestClient(server.url("/").toString());
    private final Api api = client.open();

    @AfterEach
    void close() throws IOException {
        api.close();
        server.close();
    }

    private static MockResponse status(int status) {
        return new MockResponse().setResponseCode(status);
    }

    private void always(MockResponse answer) {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answer;
            }
        });
    }

    private Duration slept() {
        return client.clock.sleeps().stream().reduce(Duration.ZERO, Duration::plus);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 503, 504, 429})
    void getIsRepeated(int status) {
        server.enqueue(status(status));
        server.enqueue(THING);

        assertThat(api.call(TestClient.GET, TestClient.id())).isEqualTo(new Thing("t1", null));
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 409, 501, 302})
    void whatNoRetryCuresIsNotRepeated(int status) {
        always(status(status));

        assertThatExceptionOfType(ApiException.class).isThrownBy(() -> api.call(TestClient.GET, TestClient.id()));
        assertThat(server.getRequestCount()).isEqualTo(1);
        assertThat(client.clock.sleeps()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 503, 504})
    void postIsNotRepeated(int status) {
        always(status(status));

        ServerException e =
                catchThrowableOfType(ServerException.class, () -> api.call(TestClient.CREATE, TestClient.body()));

        assertThat(e.retryable()).isTrue();
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    /** OkHttp would repeat this one by itself. */
    @Test
    void postIsNotRepeatedEvenIfTheServiceAsksForItAtOnce() {
        always(status(503).setHeader("Retry-After", "0"));

        ServerException e =
                catchThrowableOfType(ServerException.class, () -> api.call(TestClient.CREATE, TestClient.body()));

        assertThat(server.getRequestCount()).isEqualTo(1);
        assertThat(e.retryAfter()).contains(Duration.ZERO);
    }

    /** OkHttp would repeat this one by itself, uncounted. */
    @Test
    void everyRepetitionIsCountedAsAnAttempt() {
        always(status(503).setHeader("Retry-After", "0"));

        ServerException e =
                catchThrowableOfType(ServerException.class, () -> api.call(TestClient.GET, TestClient.id()));

        assertThat(e.attempts()).isEqualTo(4);
        assertThat(server.getRequestCount()).isEqualTo(4);
    }

    /** OkHttp would fail to read this number. */
    @Test
    void absurdRetryAfterIsClampedToAMinute() {
        server.enqueue(status(503).setHeader("Retry-After", "99999999999"));
        server.enqueue(THING);

        api.call(TestClient.GET, TestClient.id());

        assertThat(client.clock.sleeps()).containsExactly(Duration.ofSeconds(60));
    }

    @Test
    void postIsRepeatedWhenThrottled() {
        server.enqueue(status(429));
        server.enqueue(THING);

        assertThat(api.call(TestClient.CREATE, TestClient.body()).id()).isEqualTo("t1");
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void repeatedPostIsTheSameToTheByte() throws InterruptedException {
        server.enqueue(status(429));
        server.enqueue(THING);

        api.call(TestClient.CREATE, TestClient.body());

        RecordedRequest first = server.takeRequest();
        RecordedRequest second = server.takeRequest();
        assertThat(second.getBody()).isEqualTo(first.getBody());
        assertThat(second.getHeaders()).isEqualTo(first.getHeaders());
    }

    @Test
    void postMarkedRepeatableIsRepeated() {
        server.enqueue(status(503));
        server.enqueue(THING);

        assertThat(api.call(TestClient.CREATE.repeatable(), TestClient.body()).id())
                .isEqualTo("t1");
    }

    @Test
    void deleteIsRepeated() {
        server.enqueue(status(503));
        server.enqueue(status(204));

        api.call(TestClient.DELETE, TestClient.id());

        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void fourAttemptsAreTheDefault() {
        always(status(503));

        ServerException e =
                catchThrowableOfType(ServerException.class, () -> api.call(TestClient.GET, TestClient.id()));

        assertThat(e.attempts()).isEqualTo(4);
        assertThat(e.getMessage()).endsWith(", 4 attempts]");
        assertThat(server.getRequestCount()).isEqualTo(4);
        assertThat(client.clock.sleeps()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10})
    void attemptsCanBeChangedForAView(int attempts) {
        always(status(503));

        assertThatExceptionOfType(ServerException.class)
                .isThrownBy(() -> api.with(o -> o.maxAttempts(attempts)).call(TestClient.GET, TestClient.id()));
        assertThat(server.getRequestCount()).isEqualTo(attempts);
    }

    @ParameterizedTest
    @CsvSource({"7, 7", "3600, 60"})
    void retryAfterInSecondsIsObeyedUpToAMinute(String header, long seconds) {
        server.enqueue(status(429).setHeader("Retry-After", header));
        server.enqueue(THING);

        api.call(TestClient.GET, TestClient.id());

        assertThat(client.clock.sleeps()).containsExactly(Duration.ofSeconds(seconds));
    }

    @Test
    void retryAfterAsADateIsObeyedByTheClientsClock() {
        server.enqueue(status(503).setHeader("Retry-After", "Tue, 02 Jan 2024 03:04:35 GMT"));
        server.enqueue(THING);

        api.call(TestClient.GET, TestClient.id());

        assertThat(client.clock.sleeps()).containsExactly(Duration.ofSeconds(30));
    }

    @Test
    void waitPastTheDeadlineIsNotBegun() {
        always(status(429).setHeader("Retry-After", "30"));

        RateLimitedException e = catchThrowableOfType(
                RateLimitedException.class,
                () -> api.with(o -> o.timeout(Duration.ofSeconds(30))).call(TestClient.GET, TestClient.id()));

        assertThat(e.retryAfter()).contains(Duration.ofSeconds(30));
        assertThat(client.clock.sleeps()).isEmpty();
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void waitsNeverAddUpToMoreThanTheTimeout() {
        always(status(503).setHeader("Retry-After", "4"));

        assertThatExceptionOfType(ServerException.class)
                .isThrownBy(
                        () -> api.with(o -> o.timeout(Duration.ofSeconds(10)).maxAttempts(10))
                                .call(TestClient.GET, TestClient.id()));
        assertThat(slept()).isEqualTo(Duration.ofSeconds(8));
        assertThat(server.getRequestCount()).isEqualTo(3);
    }

    @Test
    void nothingIsRepeatedAfterTheDeadline() {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                client.clock.advance(Duration.ofMinutes(6));
                return status(503);
            }
        });

        assertThatExceptionOfType(ServerException.class).isThrownBy(() -> api.call(TestClient.GET, TestClient.id()));
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    /** A sleep may take longer than it should. */
    @Test
    void deadlinePassedDuringAWaitIsATimeoutOfTheCall() {
        always(status(503));
        Time late = new Time() {
            @Override
            public Instant now() {
                return client.clock.now();
            }

            @Override
            public long nanoTime() {
                return client.clock.nanoTime();
            }

            @Override
            public void sleep(Duration duration) {
                client.clock.advance(Duration.ofHours(1));
            }
        };
        try (Api other = client.time(late).open()) {
            CallTimeoutException e =
                    catchThrowableOfType(CallTimeoutException.class, () -> other.call(TestClient.GET, TestClient.id()));

            assertThat(e.clock()).isEqualTo(CallTimeoutException.Clock.CALL);
            assertThat(e.limit()).isEqualTo(Duration.ofMinutes(5));
            assertThat(e).hasCauseInstanceOf(ServerException.class);
        }
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void emptyBudgetEndsAllRetries() {
        always(status(503));
        Api patient = api.with(o -> o.maxAttempts(10));
        int calls = 6;
        for (int i = 0; i < calls; i++) {
            assertThatExceptionOfType(ServerException.class)
                    .isThrownBy(() -> patient.call(TestClient.GET, TestClient.id()));
        }

        assertThat(server.getRequestCount()).isEqualTo(calls + 35);
    }

    @Test
    void successesFillTheBudgetAgain() {
        always(status(503));
        Api patient = api.with(o -> o.maxAttempts(10));
        for (int i = 0; i < 5; i++) {
            assertThatExceptionOfType(ServerException.class)
                    .isThrownBy(() -> patient.call(TestClient.GET, TestClient.id()));
        }
        always(THING);
        for (int i = 0; i < 4; i++) {
            patient.call(TestClient.GET, TestClient.id());
        }
        always(status(503));
        int before = server.getRequestCount();

        assertThatExceptionOfType(ServerException.class)
                .isThrownBy(() -> patient.call(TestClient.GET, TestClient.id()));
        assertThat(server.getRequestCount() - before).isEqualTo(2);
    }

    @Test
    void listenerIsToldHowManyAttemptsItTook() {
        server.enqueue(status(503).setHeader("Retry-After", "5"));
        server.enqueue(THING);
        List<ResponseInfo> told = new ArrayList<>();

        api.with(o -> o.onResponse(told::add)).call(TestClient.GET, TestClient.id());

        assertThat(told).singleElement().satisfies(info -> {
            assertThat(info.attempts()).isEqualTo(2);
            assertThat(info.elapsed()).isEqualTo(Duration.ofSeconds(5));
        });
    }

    @Test
    void allAttemptsCarryOneTraceId() throws InterruptedException {
        server.enqueue(status(503));
        server.enqueue(THING);

        api.call(TestClient.GET, TestClient.id());

        assertThat(server.takeRequest().getHeader("x-trace"))
                .isEqualTo(server.takeRequest().getHeader("x-trace"));
    }
}
