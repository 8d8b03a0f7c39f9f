package io.github.clouddatasets.core.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.clouddatasets.core.CallOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits longer than a library below can count are none; calls, transfers and waits go on as ever. */
class DurationsTest {

    private final MockWebServer server = new MockWebServer();

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    static Stream<Duration> longDurations() {
        return Stream.of(
                Duration.ofMillis(Integer.MAX_VALUE),
                Duration.ofMillis(Integer.MAX_VALUE + 1L),
                Duration.ofDays(30),
                Duration.ofDays(365_000),
                Duration.ofNanos(Long.MAX_VALUE).plusNanos(1),
                ChronoUnit.FOREVER.getDuration());
    }

    @ParameterizedTest
    @MethodSource("longDurations")
    void everyLimitMayBeLong(Duration limit) throws IOException {
        TestClient client = new TestClient(server.url("/").toString())
                .timeout(limit)
                .attemptTimeout(limit)
                .connectTimeout(limit)
                .idleTimeout(limit)
                .patience(limit);
        server.enqueue(new MockResponse().setBody("{\"id\":\"t1\"}"));
        server.enqueue(new MockResponse().setBody("{\"id\":\"t1\"}"));
        try (Api api = client.open()) {
            assertThat(api.call(TestClient.GET, TestClient.id())).isNotNull();
            assertThat(api.with(o -> o.timeout(limit).attemptTimeout(limit)).call(TestClient.GET, TestClient.id()))
                    .isNotNull();
            server.enqueue(new MockResponse().setBody("{\"id\":\"t1\"}"));
            assertThat(api.poller(
                                    "thing t1",
                                    "t1",
                                    view -> view.call(TestClient.GET, TestClient.id()),
                                    thing -> TaskPoller.Judgement.of(TaskPoller.State.SUCCEEDED, "DONE"),
                                    Duration.ofSeconds(1),
                                    Duration.ofMinutes(1))
                            .every(limit)
                            .await(limit))
                    .isNotNull();
            server.enqueue(new MockResponse().setBody("content"));
            try (Download content = api.call(TestClient.CONTENT, TestClient.id())) {
                assertThat(content.read(ByteBuffer.wrap(new byte[100]))).isPositive();
            }
        }
        assertThat(CallOptions.NONE.toBuilder().timeout(limit).build().timeout())
                .isEqualTo(limit);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1})
    void everyLimitIsMoreThanZero(long nanos) {
        Duration limit = Duration.ofNanos(nanos);
        TestClient client = new TestClient(server.url("/").toString());
        Map<String, ThrowingCallable> limits = Map.of(
                "timeout", () -> client.timeout(limit),
                "attemptTimeout", () -> client.attemptTimeout(limit),
                "connectTimeout", () -> client.connectTimeout(limit),
                "idleTimeout", () -> client.idleTimeout(limit),
                "patience", () -> client.patience(limit));
        limits.forEach((field, call) -> assertThatIllegalArgumentException()
                .isThrownBy(call)
                .withMessage(field + " must be more than zero: " + limit));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CallOptions.NONE.toBuilder().timeout(limit))
                .withMessage("timeout must be more than zero: " + limit);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CallOptions.NONE.toBuilder().attemptTimeout(limit))
                .withMessage("attemptTimeout must be more than zero: " + limit);
    }

    /** A limit below a millisecond is one that OkHttp itself would refuse with a message of its own. */
    @ParameterizedTest
    @MethodSource("shortDurations")
    void aClientWithTheShortestLimitsCanBeBuilt(Duration limit) {
        TestClient client = new TestClient(server.url("/").toString());
        client.connectTimeout(limit).idleTimeout(limit).open().close();
        assertThat(client.clock.sleeps()).isEmpty();
    }

    static List<Duration> shortDurations() {
        return List.of(Duration.ofNanos(1), Duration.ofNanos(999_999));
    }
}
