package io.github.clouddatasets.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.AuthenticationException;
import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.core.PermissionDeniedException;
import io.github.clouddatasets.core.ServerException;
import io.github.clouddatasets.testing.LogCatcher;
import io.github.clouddatasets.testing.RawServer.Answer;
import io.github.clouddatasets.testing.RawServer.Request;
import io.github.clouddatasets.testing.Recording;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From API key to token, and when a refusal calls for a new one. */
class LoginTest {

    private static final String KEY = "IDAH_" + "5ec0".repeat(16);
    private static final Answer EXPORT = Recording.answer("export-show");

    private final SyncServer server = new SyncServer();
    private final AtomicInteger tokens = new AtomicInteger();

    @AfterEach
    void close() {
        server.close();
    }

    private SyncClient withKey() {
        return server.builder().credentials(Credentials.idahApiKey(KEY)).build();
    }

    /** Tokens named token-1, token-2, ... that live as long as asked for. */
    private Answer nextToken() {
        return token("token-" + tokens.incrementAndGet(), server.time.now().plus(Duration.ofHours(1)));
    }

    private static Answer token(String token, Instant end) {
        return Answer.json(
                200,
                "{\"data\":{\"attributes\":{\"exp\":" + end.getEpochSecond() + "}},\"meta\":{\"token\":\"" + token
                        + "\"}}");
    }

    private List<String> tokensUsed() {
        return server.requests().stream()
                .filter(request -> !SyncServer.isLogin(request))
                .map(request -> String.valueOf(request.header("Authorization")))
                .toList();
    }

    @Test
    void buildingAClientSendsNothing() {
        withKey().close();

        assertThat(server.requests()).isEmpty();
    }

    @Test
    void oneLoginServesTwentyParallelCalls() throws Exception {
        int callers = 20;
        List<Thread> threads = new ArrayList<>();
        Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        CyclicBarrier start = new CyclicBarrier(callers);
        server.answering(request -> {
            if (!SyncServer.isLogin(request)) {
                return EXPORT;
            }
            // Answered only when all the others wait for it; a second login would be proof enough of the fault.
            while (server.logins() < 2
                    && threads.stream().filter(LoginTest::isWaiting).count() < callers - 1) {
                Thread.onSpinWait();
            }
            return nextToken();
        });
        try (SyncClient client = withKey()) {
            for (int i = 0; i < callers; i++) {
                threads.add(new Thread(() -> {
                    try {
                        start.await();
                        assertThat(client.exports().get("1").id()).isEqualTo("1");
                    } catch (Throwable failure) {
                        failures.add(failure);
                    }
                }));
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
        }

        assertThat(failures).isEmpty();
        assertThat(server.logins()).isEqualTo(1);
        assertThat(tokensUsed()).hasSize(callers).containsOnly("Bearer token-1");
    }

    private static boolean isWaiting(Thread thread) {
        return thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TIMED_WAITING;
    }

    @Test
    void aTokenIsRenewedSixtySecondsBeforeItsEnd() {
        server.answering(request -> SyncServer.isLogin(request) ? nextToken() : EXPORT);
        try (SyncClient client = withKey()) {
            client.exports().get("1");
            server.time.advance(Duration.ofMinutes(59).minusMillis(1));
            client.exports().get("1");
            assertThat(tokensUsed()).containsExactly("Bearer token-1", "Bearer token-1");

            server.time.advance(Duration.ofMillis(1));
            client.exports().get("1");

            assertThat(tokensUsed()).containsExactly("Bearer token-1", "Bearer token-1", "Bearer token-2");
        }
    }

    @Test
    void aTokenThatTheServerEndsEarlierIsRenewedEarlier() {
        server.answering(request -> SyncServer.isLogin(request)
                ? token("token-" + tokens.incrementAndGet(), server.time.now().plus(Duration.ofMinutes(10)))
                : EXPORT);
        try (SyncClient client = withKey()) {
            client.exports().get("1");
            server.time.advance(Duration.ofMinutes(9).minusMillis(1));
            client.exports().get("1");
            server.time.advance(Duration.ofMillis(1));
            client.exports().get("1");
        }

        assertThat(tokensUsed()).containsExactly("Bearer token-1", "Bearer token-1", "Bearer token-2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2020-01-01T00:00:00Z", "2026-11-21T20:55:00Z", "2036-01-01T00:00:00Z"})
    void anEndFromAClockThatIsOffDoesNotMakeEveryCallLogIn(Instant end) {
        server.answering(
                request -> SyncServer.isLogin(request) ? token("token-" + tokens.incrementAndGet(), end) : EXPORT);
        try (SyncClient client = withKey()) {
            client.exports().get("1");
            server.time.advance(Duration.ofMinutes(58));
            client.exports().get("1");
            assertThat(server.logins()).isEqualTo(1);
            server.time.advance(Duration.ofMinutes(1));
            client.exports().get("1");
        }

        assertThat(server.logins()).isEqualTo(2);
    }

    @Test
    void theTokensLifeIsTheCallersChoice() {
        server.answering(request -> SyncServer.isLogin(request)
                ? token("token-" + tokens.incrementAndGet(), server.time.now().plus(Duration.ofHours(2)))
                : EXPORT);
        try (SyncClient client = server.builder()
                .credentials(Credentials.idahApiKey(KEY, Duration.ofHours(2)))
                .build()) {
            client.exports().get("1");
            server.time.advance(Duration.ofMinutes(118));
            client.exports().get("1");
        }

        assertThat(server.requests().get(0).body()).endsWith(",\"token_expiration\":7200}");
        assertThat(server.logins()).isEqualTo(1);
    }

    @Test
    void theRecordedEndIsBelieved() {
        // Recorded at 20:54:10, asked for 7200 s: `exp` is 22:54:10.
        server.answering(request -> SyncServer.isLogin(request) ? Recording.answer("iam-api-login") : EXPORT);
        try (SyncClient client = server.builder()
                .credentials(Credentials.idahApiKey(KEY, Duration.ofHours(24)))
                .build()) {
            client.exports().get("1");
            server.time.advance(Duration.ofMinutes(119).minusMillis(1));
            client.exports().get("1");
            assertThat(server.logins()).isEqualTo(1);
            server.time.advance(Duration.ofMillis(1));
            client.exports().get("1");
        }

        assertThat(server.logins()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth-expired-token", "auth-bad-signature", "auth-garbage-token", "auth-no-token"})
    void aRefusedTokenLeadsToOneLoginAndOneRepeat(String refusal) {
        server.answers(nextToken(), Recording.answer(refusal), nextToken(), EXPORT);
        try (SyncClient client = withKey()) {
            assertThat(client.exports().get("1").id()).isEqualTo("1");
        }

        assertThat(server.requests()).extracting(SyncServer::isLogin).containsExactly(true, false, true, false);
        assertThat(tokensUsed()).containsExactly("Bearer token-1", "Bearer token-2");
    }

    @Test
    void aFreshTokenThatIsRefusedTooEndsTheCall() {
        server.answering(request -> SyncServer.isLogin(request) ? nextToken() : Recording.answer("auth-expired-token"));
        try (SyncClient client = withKey()) {
            assertThatThrownBy(() -> client.exports().get("1"))
                    .isExactlyInstanceOf(AuthenticationException.class)
                    .hasMessageStartingWith("idah getExport: 401 Verse::Error::Authorization Signature has expired [")
                    .hasMessageEndingWith(", 2 attempts]");
        }

        assertThat(server.logins()).isEqualTo(2);
        assertThat(tokensUsed()).containsExactly("Bearer token-1", "Bearer token-2");
    }

    @Test
    void aCreationRefusedForItsTokenIsRepeatedSinceNothingWasDone() {
        server.answers(
                nextToken(),
                Recording.answer("auth-no-token-create"),
                nextToken(),
                Recording.answer("export-create-default-options"));
        try (SyncClient client = withKey()) {
            assertThat(client.exports()
                            .create(b -> b.projectId("p").datasetIds("d"))
                            .id())
                    .isEqualTo("27");
        }

        assertThat(server.requests()).hasSize(4);
        assertThat(server.requests().get(3))
                .extracting(Request::body)
                .isEqualTo(server.requests().get(1).body());
    }

    /** The rows of specs/idah-sync.md, section 2, that no new token can cure. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Role `x` not set                                       | PermissionDenied | the service does not know the caller's role
            invalid export format: `X`                             | InvalidRequest   | no such exporter: take one from formats()
            You do not have access to any of the datasets provided | PermissionDenied | none of datasetIds can be exported by this caller
            You do not have access to the project provided         | PermissionDenied | this caller may not export from the project
            Dataset IDs provided do not belong to the project      | InvalidRequest   | datasetIds and projectId do not fit together
            """)
    void aBusinessRefusalIsNoAuthenticationFailureAndTriggersNoLogin(String detail, String kind, String advice) {
        server.answers(
                nextToken(),
                Answer.json(
                        401,
                        "{\"errors\":[{\"status\":\"401\",\"title\":\"Verse::Error::Authorization\",\"detail\":\""
                                + detail + "\"}]}"));
        try (SyncClient client = withKey()) {
            Throwable thrown = catchThrowable(
                    () -> client.exports().create(b -> b.projectId("p").datasetIds("d")));

            assertThat(thrown)
                    .isInstanceOf(ApiException.class)
                    .isNotInstanceOf(AuthenticationException.class)
                    .hasMessageStartingWith("idah createExport: 401 Verse::Error::Authorization " + detail + " ("
                            + advice + ") [trace ")
                    .hasMessageEndingWith(", 1 attempt]");
            assertThat(thrown.getClass().getSimpleName()).isEqualTo(kind + "Exception");
            assertThat(((ApiException) thrown).retryable()).isFalse();
        }

        assertThat(server.requests()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            unauthorized_access
            Signature has expired
            Not enough or too many segments
            Signature verification failed
            something new
            """)
    void everyOther401IsAnAuthenticationFailureAlsoInItsFlatShape(String detail) {
        server.always(Answer.json(
                401, "{\"status\":\"401\",\"type\":\"Verse::Error::Authorization\",\"detail\":\"" + detail + "\"}"));
        try (SyncClient client = server.client()) {
            assertThatThrownBy(() -> client.exports().formats("image"))
                    .isExactlyInstanceOf(AuthenticationException.class)
                    .hasMessageContaining("401 Verse::Error::Authorization " + detail + " [");
        }

        assertThat(server.requests()).hasSize(1); // a ready token cannot be renewed
    }

    @ParameterizedTest
    @CsvSource({
        "iam-api-login-revoked-key, API key has been revoked or expired",
        "iam-api-login-unknown-key, Invalid credentials",
        "iam-api-login-malformed-key, Invalid Key",
    })
    void aRefusedKeyIsTheCallersAuthenticationFailure(String recording, String text) {
        server.always(Recording.answer(recording));
        try (SyncClient client = withKey()) {
            for (int call = 1; call <= 2; call++) {
                assertThatThrownBy(() -> client.jobs().list().first())
                        .isExactlyInstanceOf(AuthenticationException.class)
                        .hasMessageStartingWith(
                                "idah loginWithApiKey: 401 Verse::Error::Authorization " + text + " [trace ")
                        .hasMessageEndingWith(", 1 attempt]")
                        .hasMessageNotContaining(KEY);
                assertThat(server.requests()).hasSize(call).allMatch(SyncServer::isLogin);
            }
        }

        assertThat(server.time.sleeps()).isEmpty();
    }

    @Test
    void aKeyRevokedWhileAtWorkIsTold() {
        server.answers(
                nextToken(), Recording.answer("auth-expired-token"), Recording.answer("iam-api-login-revoked-key"));
        try (SyncClient client = withKey()) {
            assertThatThrownBy(() -> client.exports().get("1"))
                    .isExactlyInstanceOf(AuthenticationException.class)
                    .hasMessageContaining("revoked");
        }

        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void aLoginThatFailsInPassingIsRepeatedUnderTheCall() {
        server.answers(Recording.answer("nginx-sync-service-down-502"), nextToken(), EXPORT);
        try (SyncClient client = withKey()) {
            assertThat(client.exports().get("1").id()).isEqualTo("1");
        }

        assertThat(server.logins()).isEqualTo(2);
    }

    @Test
    void anIdentityServiceThatIsDownIsTriedFourTimesAndNoMore() {
        server.always(Recording.answer("nginx-sync-service-down-502"));
        try (SyncClient client = withKey()) {
            assertThatThrownBy(() -> client.exports().get("1"))
                    .isExactlyInstanceOf(ServerException.class)
                    .hasMessageStartingWith("idah loginWithApiKey: 502 [")
                    .hasMessageEndingWith(", 4 attempts]");
        }

        assertThat(server.requests()).hasSize(4).allMatch(SyncServer::isLogin);
    }

    @Test
    void anIdentityServiceThatGoesDownBetweenTwoAttemptsDoesNotKeepTheCallGoing() {
        server.answering(request -> {
            if (!SyncServer.isLogin(request)) {
                return Recording.answer("auth-expired-token");
            }
            return server.logins() == 1 ? nextToken() : Recording.answer("nginx-sync-service-down-502");
        });
        try (SyncClient client = withKey()) {
            assertThatThrownBy(() -> client.exports().get("1"))
                    .isExactlyInstanceOf(ServerException.class)
                    .hasMessageStartingWith("idah loginWithApiKey: 502 [");
        }

        // The second login is a call of its own, with attempts of its own; the export's call does not repeat it.
        assertThat(server.logins()).isEqualTo(1 + 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"meta\":{}}", "{\"meta\":{\"token\":null}}", "{\"data\":{\"id\":\"8\"}}"})
    void anAnswerWithoutATokenIsRefused(String body) {
        server.always(Answer.json(200, body));
        try (SyncClient client = withKey()) {
            assertThatThrownBy(() -> client.exports().get("1"))
                    .isInstanceOf(ApiException.class)
                    .hasMessageContaining("idah loginWithApiKey: 200 the answer holds no token");
        }

        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1, /api/v1/sync/exports/1, /api/v1/iam/auth/api/login",
        "/api/v1/, /api/v1/sync/exports/1, /api/v1/iam/auth/api/login",
        "/api/v1/sync, /api/v1/sync/exports/1, /api/v1/iam/auth/api/login",
        "/api/v1/sync/, /api/v1/sync/exports/1, /api/v1/iam/auth/api/login",
        "/gate/sync/api/v1, /gate/sync/api/v1/sync/exports/1, /gate/sync/api/v1/iam/auth/api/login",
        "'', /sync/exports/1, /iam/auth/api/login",
    })
    void bothServicesAreFoundFromOneEndpoint(String base, String syncPath, String iamPath) {
        server.answers(nextToken(), EXPORT);
        try (SyncClient client = server.builder()
                .endpoint("http://" + server.authority() + base)
                .credentials(Credentials.idahApiKey(KEY))
                .build()) {
            client.exports().get("1");
        }

        assertThat(server.requests()).extracting(Request::target).containsExactly(iamPath, syncPath);
    }

    @Test
    void servicesWithoutACommonProxyAreNamedOneByOne() {
        try (SyncServer iam = new SyncServer()) {
            iam.always(nextToken());
            server.always(EXPORT);
            try (SyncClient client = server.builder()
                    .endpoint("http://" + server.authority())
                    .iamEndpoint("http://" + iam.authority() + "/")
                    .credentials(Credentials.idahApiKey(KEY))
                    .build()) {
                client.exports().get("1");
            }

            assertThat(iam.request().target()).isEqualTo("/auth/api/login");
            assertThat(server.request().target()).isEqualTo("/exports/1");
            assertThat(server.request().header("Authorization")).isEqualTo("Bearer token-1");
        }
    }

    @Test
    void viewsShareTheToken() throws Exception {
        server.answering(request -> SyncServer.isLogin(request) ? nextToken() : EXPORT);
        try (SyncClient client = withKey()) {
            client.with(o -> o.maxAttempts(1)).exports().get("1");
            client.exports().get("1");
            client.async(c -> c.exports().get("1")).get();
        }

        assertThat(server.logins()).isEqualTo(1);
    }

    @Test
    void aReadyTokenIsSentAsItIs() {
        server.always(EXPORT);
        try (SyncClient client = server.client()) {
            client.exports().get("1");
        }

        assertThat(server.request().header("Authorization")).isEqualTo("Bearer " + SyncServer.TOKEN);
    }

    @Test
    void secretsStayOutOfTheLogEvenWithBodies() {
        server.answering(request -> SyncServer.isLogin(request) ? nextToken() : EXPORT);
        try (SyncClient client = server.builder()
                .credentials(Credentials.idahApiKey(KEY))
                .logBodies(true)
                .build()) {
            client.exports().get("1");
        }

        assertThat(LogCatcher.text())
                .contains("idah loginWithApiKey request of ", "idah loginWithApiKey answer of ", "\"api_key\":\"***\"")
                .doesNotContain(KEY, "token-1");
    }

    @Test
    void aRefusedRightIsNotTakenForARefusedToken() {
        server.answers(nextToken(), Recording.answer("job-delete-as-api-key"));
        try (SyncClient client = withKey()) {
            assertThatThrownBy(() -> client.jobs().delete("019fc9b5-f54c-7a5f-aba0-b1e0c3189ac4"))
                    .isExactlyInstanceOf(PermissionDeniedException.class);
        }

        assertThat(server.requests()).hasSize(2);
    }
}
