package io.github.clouddatasets.core.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.clouddatasets.core.ApiError;
import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.AuthenticationException;
import io.github.clouddatasets.core.ErrorKind;
import io.github.clouddatasets.core.PermissionDeniedException;
import io.github.clouddatasets.core.RateLimitedException;
import io.github.clouddatasets.core.Secret;
import io.github.clouddatasets.core.ServerException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LoginAuthorizerTest {

    private final MockWebServer server = new MockWebServer();
    private final TestClient client = new TestClient(server.url("/").toString());
    private final AtomicInteger logins = new AtomicInteger();
    private final Authorizer.Login login = timeout -> new Authorizer.Token(
            Secret.of("token" + logins.incrementAndGet()), client.clock.now().plus(Duration.ofHours(1)));

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private Api open(Authorizer.Login fetching) {
        return client.open(Authorizer.login(fetching, client.clock));
    }

    /** Accepts this token alone. */
    private void accept(String token, int otherwise) {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return ("Bearer " + token).equals(request.getHeader("Authorization"))
                        ? new MockResponse().setBody("{}")
                        : new MockResponse().setResponseCode(otherwise);
            }
        });
    }

    private static ApiException refusal(ErrorKind kind, boolean retryable) {
        return ApiException.of(
                new ApiError("iam", "login", kind, 500, null, null, null, "t", null, 1, retryable, null, ""));
    }

    @Test
    void nothingIsFetchedBeforeTheFirstCall() {
        open(login).close();

        assertThat(logins).hasValue(0);
    }

    @Test
    void tokenIsFetchedOnceForManyCalls() {
        accept("token1", 401);
        try (Api api = open(login)) {
            api.call(TestClient.GET, TestClient.id());
            api.call(TestClient.GET, TestClient.id());
        }

        assertThat(logins).hasValue(1);
    }

    @Test
    void fiftyThreadsCauseOneLogin() throws Exception {
        accept("token1", 401);
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(50);
        try (Api api = open(login)) {
            List<Future<?>> calls = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                calls.add(threads.submit(() -> {
                    start.await();
                    return api.call(TestClient.GET, TestClient.id());
                }));
            }
            start.countDown();
            for (Future<?> call : calls) {
                call.get(30, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(logins).hasValue(1);
        assertThat(server.getRequestCount()).isEqualTo(50);
    }

    @Test
    void fiftyThreadsWithARefusedTokenCauseOneMoreLogin() throws Exception {
        accept("token1", 401);
        ExecutorService threads = Executors.newFixedThreadPool(50);
        try (Api api = open(login)) {
            api.call(TestClient.GET, TestClient.id());
            accept("token2", 401);
            CountDownLatch start = new CountDownLatch(1);
            List<Future<?>> calls = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                calls.add(threads.submit(() -> {
                    start.await();
                    return api.call(TestClient.GET, TestClient.id());
                }));
            }
            start.countDown();
            for (Future<?> call : calls) {
                call.get(30, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(logins).hasValue(2);
    }

    @Test
    void tokenIsUsedUntilAMinuteBeforeItsEnd() {
        accept("token1", 401);
        try (Api api = open(login)) {
            api.call(TestClient.GET, TestClient.id());
            client.clock.advance(Duration.ofMinutes(59).minusMillis(1));
            api.call(TestClient.GET, TestClient.id());
        }

        assertThat(logins).hasValue(1);
    }

    @Test
    void tokenIsRenewedAMinuteBeforeItsEnd() {
        accept("token1", 401);
        try (Api api = open(login)) {
            api.call(TestClient.GET, TestClient.id());
            client.clock.advance(Duration.ofMinutes(59));
            accept("token2", 500);
            api.call(TestClient.GET, TestClient.id());
        }

        assertThat(logins).hasValue(2);
    }

    @Test
    void refusedTokenIsDroppedAndTheCallSentOnceMore() {
        accept("token2", 401);
        try (Api api = open(login)) {
            api.call(TestClient.GET, TestClient.id());
        }

        assertThat(logins).hasValue(2);
        assertThat(server.getRequestCount()).isEqualTo(2);
        assertThat(client.clock.sleeps()).isEmpty();
    }

    @Test
    void evenAPostIsSentOnceMoreSinceARefusalDidNothing() {
        accept("token2", 401);
        try (Api api = open(login)) {
            api.call(TestClient.CREATE, TestClient.body());
        }

        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void secondRefusalIsFinal() {
        accept("never", 401);
        try (Api api = open(login)) {
            assertThatExceptionOfType(AuthenticationException.class)
                    .isThrownBy(() -> api.call(TestClient.GET, TestClient.id()))
                    .satisfies(e -> assertThat(e.attempts()).isEqualTo(2));
        }

        assertThat(logins).hasValue(2);
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void missingPermissionIsNoReasonForAnotherLogin() {
        accept("never", 403);
        try (Api api = open(login)) {
            assertThatExceptionOfType(PermissionDeniedException.class)
                    .isThrownBy(() -> api.call(TestClient.GET, TestClient.id()));
        }

        assertThat(logins).hasValue(1);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void failedLoginReachesThoseWhoWaitForIt() throws Exception {
        CountDownLatch fetching = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(10);
        try (Api api = open(timeout -> {
            logins.incrementAndGet();
            fetching.countDown();
            try {
                go.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            throw refusal(ErrorKind.AUTHENTICATION, false);
        })) {
            List<Thread> followers = java.util.Collections.synchronizedList(new ArrayList<>());
            List<Future<@Nullable Throwable>> outcomes = new ArrayList<>();
            outcomes.add(threads.submit(() -> catchThrowable(() -> api.call(TestClient.GET, TestClient.id()))));
            assertThat(fetching.await(30, TimeUnit.SECONDS)).isTrue();
            for (int i = 0; i < 9; i++) {
                outcomes.add(threads.submit(() -> {
                    followers.add(Thread.currentThread());
                    return catchThrowable(() -> api.call(TestClient.GET, TestClient.id()));
                }));
            }
            while (followers.size() < 9
                    || followers.stream().anyMatch(thread -> thread.getState() != Thread.State.TIMED_WAITING)) {
                assertThat(Thread.currentThread().isInterrupted()).as("hangs").isFalse();
                Thread.onSpinWait();
            }
            go.countDown();
            for (Future<@Nullable Throwable> outcome : outcomes) {
                assertThat(outcome.get(30, TimeUnit.SECONDS)).isInstanceOf(AuthenticationException.class);
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(logins).hasValue(1);
        assertThat(server.getRequestCount()).isZero();
    }

    /** Fetching a token is a call with retries of its own: doing all of it again would only multiply them. */
    @Test
    void failedLoginIsNotRepeatedByTheCall() {
        try (Api api = open(timeout -> {
            logins.incrementAndGet();
            throw refusal(ErrorKind.SERVER, true);
        })) {
            assertThatExceptionOfType(ServerException.class)
                    .isThrownBy(() -> api.call(TestClient.GET, TestClient.id()));
        }

        assertThat(logins).hasValue(1);
    }

    @Test
    void throttledLoginIsNotRepeatedByAPost() {
        try (Api api = open(timeout -> {
            logins.incrementAndGet();
            throw refusal(ErrorKind.RATE_LIMITED, true);
        })) {
            assertThatExceptionOfType(RateLimitedException.class)
                    .isThrownBy(() -> api.call(TestClient.CREATE, TestClient.body()));
        }

        assertThat(logins).hasValue(1);
    }

    @Test
    void loginAfterAFailureIsTriedAnew() {
        accept("token2", 401);
        try (Api api = open(timeout -> {
            if (logins.incrementAndGet() == 1) {
                throw refusal(ErrorKind.SERVER, true);
            }
            return new Authorizer.Token(Secret.of("token2"), client.clock.now().plus(Duration.ofHours(1)));
        })) {
            assertThatExceptionOfType(ServerException.class)
                    .isThrownBy(() -> api.call(TestClient.GET, TestClient.id()));
            api.call(TestClient.GET, TestClient.id());
        }

        assertThat(logins).hasValue(2);
    }

    @Test
    void loginGetsTheTimeThatTheCallHasLeft() {
        accept("token", 401);
        List<Duration> timeouts = new ArrayList<>();
        try (Api api = open(timeout -> {
            timeouts.add(Objects.requireNonNull(timeout));
            return new Authorizer.Token(Secret.of("token"), client.clock.now().plus(Duration.ofHours(1)));
        })) {
            api.with(o -> o.timeout(Duration.ofSeconds(7))).call(TestClient.GET, TestClient.id());
        }

        assertThat(timeouts).containsExactly(Duration.ofSeconds(7));
    }
}
