package io.github.clouddatasets.core.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.clouddatasets.core.CallTimeoutException;
import io.github.clouddatasets.core.CancelledException;
import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.core.ManualTime;
import io.github.clouddatasets.core.Thing;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rate that no second exceeds, in order, for all clients of an account. */
@Timeout(60)
class RateLimitTest {

    private static final long SECOND = 1_000_000_000L;

    private final MockWebServer server = new MockWebServer();
    private final ManualTime time = new ManualTime(TestClient.START);

    @BeforeEach
    void answer() {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return new MockResponse().setBody("{\"id\":\"t1\"}");
            }
        });
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private Api client(String key, int rate) {
        return new TestClient(server.url("/").toString())
                .time(time)
                .credentials(Credentials.apiKey(key))
                .requestsPerSecond(rate)
                .open();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void noSecondSeesMoreThanTheRate(long seed) {
        Random random = new Random(seed);
        int rate = 1 + random.nextInt(30);
        RateLimit limit = new RateLimit(rate, time);
        List<Long> left = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            if (random.nextInt(4) == 0) {
                time.advance(Duration.ofMillis(random.nextInt(200)));
            }
            long wait = Objects.requireNonNull(limit.take(Long.MAX_VALUE));
            assertThat(wait).isNotNegative();
            left.add(time.nanoTime() + wait);
        }

        assertThat(left).isSorted(); // nobody overtakes
        for (int i = rate; i < left.size(); i++) {
            assertThat(left.get(i) - left.get(i - rate)).isGreaterThanOrEqualTo(SECOND);
        }
    }

    @Test
    void whoCannotWaitTakesNoPlace() {
        RateLimit limit = new RateLimit(1, time);

        assertThat(limit.take(1)).isZero();
        assertThat(limit.take(SECOND)).isNull();
        assertThat(limit.take(SECOND + 1)).isEqualTo(SECOND);
    }

    @Test
    void clientsOfOneAccountShareIt() {
        try (Api one = client("k1", 20);
                Api two = client("k1", 20);
                Api other = client("k2", 20)) {
            Instant start = time.now();
            for (int i = 0; i < 20; i++) {
                (i % 2 == 0 ? one : two).call(TestClient.GET, TestClient.id());
            }
            other.call(TestClient.GET, TestClient.id());
            assertThat(time.now()).isEqualTo(start);

            two.call(TestClient.GET, TestClient.id());
            assertThat(time.now()).isEqualTo(start.plusSeconds(1));
        }
    }

    @Test
    void withoutARateNobodyWaits() {
        try (Api free = client("k3", 0)) {
            Instant start = time.now();
            for (int i = 0; i < 100; i++) {
                free.call(TestClient.GET, TestClient.id());
            }
            assertThat(time.now()).isEqualTo(start);
        }
    }

    @Test
    void theWaitIsInsideTheDeadlineAndNothingIsSentInVain() {
        try (Api api = client("k4", 1)) {
            api.call(TestClient.GET, TestClient.id());

            assertThatExceptionOfType(CallTimeoutException.class)
                    .isThrownBy(() ->
                            api.with(o -> o.timeout(Duration.ofMillis(900))).call(TestClient.GET, TestClient.id()))
                    .withMessageContaining("before the rate of requests allows it")
                    .matches(timeout -> timeout.clock() == CallTimeoutException.Clock.CALL);
            assertThat(server.getRequestCount()).isEqualTo(1);
        }
    }

    @Test
    void aWaitCanBeCancelled() throws Exception {
        SleepingTime sleeping = new SleepingTime();
        try (Api api = new TestClient(server.url("/").toString())
                .time(sleeping)
                .requestsPerSecond(1)
                .open()) {
            api.call(TestClient.GET, TestClient.id());
            CompletableFuture<Throwable> thrown = new CompletableFuture<>();
            CompletableFuture<Thing> call = api.async(view -> view, view -> {
                try {
                    return view.call(TestClient.GET, TestClient.id());
                } catch (RuntimeException e) {
                    thrown.complete(e);
                    throw e;
                }
            });
            sleeping.asleep.await();
            call.cancel(true);

            assertThat(thrown.get()).isInstanceOf(CancelledException.class);
            assertThat(server.getRequestCount()).isEqualTo(1);
        }
    }
}
