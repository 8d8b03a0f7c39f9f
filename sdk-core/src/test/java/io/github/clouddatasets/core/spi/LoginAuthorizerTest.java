package io.github.clouddatasets.core.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.clouddatasets.core.ApiError;
import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.AuthenticationException;
import io.github.clouddatasets.core.CallTimeoutException;
import io.github.clouddatasets.core.CancelledException;
import io.github.clouddatasets.core.ConnectionLostException;
import io.github.clouddatasets.core.DecodeException;
import io.github.clouddatasets.core.ErrorKind;
import io.github.clouddatasets.core.NotConnectedException;
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
import java.util.function.Supplier;
import java.util.stream.Stream;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

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

    /** Everything that can become of a login. */
    static Stream<RuntimeException> failures() {
        Duration limit = Duration.ofSeconds(5);
        return Stream.of(
                refusal(ErrorKind.SERVER, true),
                refusal(ErrorKind.AUTHENTICATION, false),
                refusal(ErrorKind.RATE_LIMITED, true),
                refusal(ErrorKind.UNAVAILABLE_API, false),
                new NotConnectedException("iam login: refused", new IOException("refused"), true),
                new NotConnectedException("iam login: no trust", new IOException("no trust"), false),
                new ConnectionLostException("iam login: broke", new IOException("broke")),
                new CallTimeoutException("iam login: silent", null, CallTimeoutException.Clock.CALL, limit),
                new CallTimeoutException("iam login: silent", null, CallTimeoutException.Clock.ATTEMPT, limit),
                new DecodeException("iam login: a web page", null, "<html>"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void renewalThatFailsWhileTheTokenLivesCostsNobodyACall(RuntimeException failure) {
        accept("token1", 401);
        try (Api api = open(firstThen(() -> {
            throw failure;
        }))) {
            api.call(TestClient.GET, TestClient.id());
            client.clock.advance(Duration.ofMinutes(59).plusSeconds(30));

            api.call(TestClient.GET, TestClient.id());
            api.call(TestClient.CREATE, TestClient.body());
        }

        assertThat(logins).as("one renewal, then a rest").hasValue(2);
        assertThat(server.getRequestCount()).isEqualTo(3);
    }

    @Test
    void renewalThatBringsAnUnusableTokenCostsNobodyACall() {
        accept("token1", 401);
        try (Api api = open(firstThen(() -> token("no token\r\nX: y")))) {
            api.call(TestClient.GET, TestClient.id());
            client.clock.advance(Duration.ofMinutes(59));
            api.call(TestClient.GET, TestClient.id());
        }

        assertThat(logins).hasValue(2);
    }

    @Test
    void failedRenewalIsTriedAgainAfterARest() {
        accept("token1", 401);
        try (Api api = open(firstThen(() -> {
            if (logins.get() < 4) {
                throw refusal(ErrorKind.SERVER, true);
            }
            accept("token4", 401);
            return token("token4");
        }))) {
            api.call(TestClient.GET, TestClient.id());
            client.clock.advance(Duration.ofMinutes(59));
            for (int second = 0; second < 30; second++) {
                api.call(TestClient.GET, TestClient.id());
                client.clock.advance(Duration.ofSeconds(1));
            }
        }

        assertThat(logins).as("at 0, 10 and 20 seconds").hasValue(4);
    }

    @Test
    void renewalThatFailsAfterTheTokensEndFailsTheCall() {
        accept("token1", 401);
        try (Api api = open(firstThen(() -> {
            throw refusal(ErrorKind.SERVER, true);
        }))) {
            api.call(TestClient.GET, TestClient.id());
            client.clock.advance(Duration.ofMinutes(59));
            api.call(TestClient.GET, TestClient.id());
            client.clock.advance(Duration.ofMinutes(1));

            assertThatExceptionOfType(ServerException.class)
                    .isThrownBy(() -> api.call(TestClient.GET, TestClient.id()));
        }

        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    /** Half of the call's time at the most, and never long: the call has to get through with the old token. */
    @ParameterizedTest
    @CsvSource({"PT4S, PT2S", "PT5M, PT5S"})
    void renewalGetsAShareOfTheCallsTime(Duration timeout, Duration share) {
        accept("token1", 401);
        List<Duration> timeouts = new ArrayList<>();
        try (Api api = open(given -> {
            timeouts.add(given);
            return token("token1");
        })) {
            Api view = api.with(o -> o.timeout(timeout));
            view.call(TestClient.GET, TestClient.id());
            client.clock.advance(Duration.ofMinutes(59));
            view.call(TestClient.GET, TestClient.id());
        }

        assertThat(timeouts).containsExactly(timeout, share);
    }

    @Test
    void othersGoOnWithTheOldTokenWhileOneRenewsIt() throws Exception {
        accept("token1", 401);
        CountDownLatch fetching = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try (Api api = open(firstThen(() -> {
            fetching.countDown();
            try {
                go.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            return token("token1");
        }))) {
            api.call(TestClient.GET, TestClient.id());
            client.clock.advance(Duration.ofMinutes(59));
            Future<?> renewing = threads.submit(() -> api.call(TestClient.GET, TestClient.id()));
            assertThat(fetching.await(30, TimeUnit.SECONDS)).isTrue();

            api.call(TestClient.GET, TestClient.id());
            assertThat(renewing.isDone()).isFalse();
            go.countDown();
            renewing.get(30, TimeUnit.SECONDS);
        } finally {
            threads.shutdownNow();
        }

        assertThat(logins).hasValue(2);
    }

    /** The wait for a renewal outlasts the old token: then a login with all the time that is left decides. */
    @Test
    void renewalThatOutlastsTheTokenIsFollowedByALogin() {
        accept("token3", 401);
        try (Api api = open(firstThen(() -> {
            if (logins.get() == 2) {
                client.clock.advance(Duration.ofMinutes(1));
                throw refusal(ErrorKind.SERVER, true);
            }
            return token("token3");
        }))) {
            accept("token1", 401);
            api.call(TestClient.GET, TestClient.id());
            client.clock.advance(Duration.ofMinutes(59));
            accept("token3", 401);
            api.call(TestClient.GET, TestClient.id());
        }

        assertThat(logins).hasValue(3);
    }

    @Test
    void closingTheClientEndsACallThatRenews() {
        accept("token1", 401);
        try (Api api = open(firstThen(() -> {
            throw new CancelledException("iam login: the client was closed", null);
        }))) {
            api.call(TestClient.GET, TestClient.id());
            client.clock.advance(Duration.ofMinutes(59));

            assertThatExceptionOfType(CancelledException.class)
                    .isThrownBy(() -> api.call(TestClient.GET, TestClient.id()));
        }

        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    private Authorizer.Login firstThen(Supplier<Authorizer.Token> later) {
        return timeout -> logins.incrementAndGet() == 1 ? token("token1") : later.get();
    }

    private Authorizer.Token token(String value) {
        return new Authorizer.Token(Secret.of(value), client.clock.now().plus(Duration.ofHours(1)));
    }
}
