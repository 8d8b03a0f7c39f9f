package io.github.clouddatasets.sync;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clouddatasets.core.AuthenticationException;
import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.core.ServerException;
import io.github.clouddatasets.testing.LogCatcher;
import io.github.clouddatasets.testing.RawServer.Answer;
import io.github.clouddatasets.testing.RawServer.Request;
import io.github.clouddatasets.testing.Recording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From e-mail and password to tokens, with refresh tokens that work once; and the service's word on itself. */
class PasswordLoginTest {

    private static final String EMAIL = "someone@idah.example";
    private static final String PASSWORD = "pa55-w0rd-5ecret";
    private static final Answer EXPORT = Recording.answer("export-show");
    private static final Answer REFUSED = Recording.answer("auth-expired-token");

    private final SyncServer server = new SyncServer();
    private final AtomicInteger tokens = new AtomicInteger();

    @AfterEach
    void close() {
        server.close();
    }

    private SyncClient client() {
        return server.builder()
                .credentials(Credentials.idahPassword(EMAIL, PASSWORD))
                .build();
    }

    private static boolean isRefresh(Request request) {
        return request.path().endsWith("/auth/refresh");
    }

    /** Serves logins and refreshes as the real server does: tokens and refresh tokens are numbered. */
    private void serve() {
        server.answering(request -> {
            if (SyncServer.isLogin(request)) {
                int n = tokens.incrementAndGet();
                return answer(n, true, "refresh-" + n, "; secure");
            }
            if (request.path().endsWith("/auth/logout")) {
                return Answer.whole("HTTP/1.1 204 No Content\r\n\r\n".getBytes(US_ASCII));
            }
            if (isRefresh(request)) {
                int n = tokens.get();
                boolean valid = ("refresh-token=refresh-" + n).equals(request.header("Cookie"));
                return valid ? answer(tokens.incrementAndGet(), false, "refresh-" + (n + 1), "; secure") : REFUSED;
            }
            return EXPORT;
        });
    }

    private Answer answer(int n, boolean inBody, String refresh, String attributes) {
        String body = "{\"data\":{\"type\":\"iam:account_auths\",\"id\":\"9\",\"attributes\":{\"exp\":"
                + server.time.now().plus(Duration.ofHours(10)).getEpochSecond() + "}}"
                + (inBody ? ",\"meta\":{\"token\":\"token-" + n + "\"}}" : "}");
        String cookies = refresh.isEmpty()
                ? ""
                : "set-cookie: refresh-token=" + refresh + "; path=/api/v1/iam" + attributes + "; httponly\r\n";
        return Answer.whole(("HTTP/1.1 200 OK\r\n" + cookies + "set-cookie: auth-token=token-" + n
                        + "; path=/; secure; httponly\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(US_ASCII));
    }

    private List<String> paths() {
        return server.requests().stream()
                .map(Request::path)
                .map(path -> path.replaceFirst("/api/v1", ""))
                .toList();
    }

    private List<String> tokensUsed() {
        return server.requests().stream()
                .filter(request -> !SyncServer.isLogin(request) && !isRefresh(request))
                .map(request -> String.valueOf(request.header("Authorization")))
                .toList();
    }

    @Test
    void logoutEndsTheSessionAndTheNextCallLogsInAnew() {
        serve();
        try (SyncClient client = client()) {
            client.logout();
            assertThat(server.requests()).as("no session yet").isEmpty();
            client.exports().get("1");
            client.logout();
            client.logout();
            client.exports().get("1");
        }

        assertThat(paths())
                .containsExactly(
                        "/iam/auth/login", "/sync/exports/1", "/iam/auth/logout", "/iam/auth/login", "/sync/exports/1");
        Request logout = server.requests().get(2);
        assertThat(logout.method()).isEqualTo("GET");
        assertThat(logout.header("Authorization")).isEqualTo("Bearer token-1");
        assertThat(logout.header("Cookie")).isEqualTo("refresh-token=refresh-1");
        assertThat(tokensUsed()).containsExactly("Bearer token-1", "Bearer token-1", "Bearer token-2");
    }

    @Test
    void theTokenIsRefreshedSixtySecondsBeforeItsEnd() {
        serve();
        try (SyncClient client = client()) {
            client.exports().get("1");
            server.time.advance(Duration.ofHours(10).minusSeconds(60).minusMillis(1));
            client.exports().get("1");
            assertThat(tokensUsed()).containsExactly("Bearer token-1", "Bearer token-1");
            server.time.advance(Duration.ofMillis(1));
            client.exports().get("1");
            server.time.advance(Duration.ofHours(10));
            client.exports().get("1");
        }

        assertThat(paths())
                .containsExactly(
                        "/iam/auth/login",
                        "/sync/exports/1",
                        "/sync/exports/1",
                        "/iam/auth/refresh",
                        "/sync/exports/1",
                        "/iam/auth/refresh",
                        "/sync/exports/1");
        assertThat(server.requests().get(0).body())
                .isEqualTo("{\"email\":\"" + EMAIL + "\",\"password\":\"" + PASSWORD + "\",\"cookie\":true}");
        assertThat(server.requests().get(3).header("Cookie")).isEqualTo("refresh-token=refresh-1");
        assertThat(server.requests().get(3).header("Authorization")).isNull();
        assertThat(server.requests().get(5).header("Cookie")).isEqualTo("refresh-token=refresh-2");
        assertThat(tokensUsed()).endsWith("Bearer token-2", "Bearer token-3");
        assertThat(LogCatcher.text()).doesNotContain("refresh-1", "token-1", PASSWORD);
    }

    @Test
    void twentyThreadsRefreshOnce() throws Exception {
        serve();
        Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        try (SyncClient client = client()) {
            client.exports().get("1");
            server.time.advance(Duration.ofHours(11));
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                threads.add(new Thread(() -> {
                    try {
                        client.exports().get("1");
                    } catch (Throwable e) {
                        failures.add(e);
                    }
                }));
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
        }

        assertThat(failures).isEmpty();
        assertThat(server.requests().stream().filter(PasswordLoginTest::isRefresh))
                .hasSize(1);
        assertThat(server.logins()).isEqualTo(1);
    }

    @Test
    void aRefusedRefreshLeadsToALoginAndTheTokenIsNotUsedAgain() {
        serve();
        try (SyncClient client = client()) {
            client.exports().get("1");
            server.time.advance(Duration.ofHours(11));
            server.answers(REFUSED);
            client.exports().get("1");
            server.time.advance(Duration.ofHours(11));
            client.exports().get("1");
        }

        assertThat(paths())
                .containsExactly(
                        "/iam/auth/login",
                        "/sync/exports/1",
                        "/iam/auth/refresh",
                        "/iam/auth/login",
                        "/sync/exports/1",
                        "/iam/auth/refresh",
                        "/sync/exports/1");
        assertThat(server.requests().get(5).header("Cookie")).isEqualTo("refresh-token=refresh-2");
    }

    @Test
    void aRefreshThatBreaksOrFailsIsNeverSentTwice() {
        serve();
        try (SyncClient client = client()) {
            client.exports().get("1");
            for (Answer failure : List.of(
                    Answer.closing(""),
                    Recording.answer("nginx-sync-service-down-502"),
                    Answer.json(200, "{\"data\":{}}"))) {
                server.time.advance(Duration.ofHours(11));
                server.answers(failure);
                client.exports().get("1");
            }
        }

        assertThat(server.requests().stream()
                        .filter(PasswordLoginTest::isRefresh)
                        .map(request -> request.header("Cookie")))
                .containsExactly("refresh-token=refresh-1", "refresh-token=refresh-2", "refresh-token=refresh-3");
        assertThat(server.logins()).isEqualTo(4);
    }

    @Test
    void aTokenThatIsRefusedEarlyIsRefreshed() {
        serve();
        try (SyncClient client = client()) {
            client.exports().get("1");
            server.answers(REFUSED);
            client.exports().get("1");
        }

        assertThat(tokensUsed()).containsExactly("Bearer token-1", "Bearer token-1", "Bearer token-2");
        assertThat(server.logins()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"'', '; secure'", "deleted, ; max-age=0"})
    void withoutARefreshTokenThePasswordIsSentAgain(String refresh, String attributes) {
        server.answering(request -> SyncServer.isLogin(request) ? answer(1, true, refresh, attributes) : EXPORT);
        try (SyncClient client = client()) {
            client.exports().get("1");
            server.time.advance(Duration.ofHours(11));
            client.exports().get("1");
        }

        assertThat(paths()).containsExactly("/iam/auth/login", "/sync/exports/1", "/iam/auth/login", "/sync/exports/1");
    }

    @Test
    void theEndIsReadFromTheTokenWhereTheAnswerDoesNotTellIt() {
        String payload = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("{\"u\":{\"id\":9},\"exp\":"
                                + server.time.now().plus(Duration.ofHours(2)).getEpochSecond() + "}")
                        .getBytes(US_ASCII));
        server.answering(request -> SyncServer.isLogin(request)
                ? Answer.json(200, "{\"meta\":{\"token\":\"head." + payload + ".signature\"}}")
                : EXPORT);
        try (SyncClient client = client()) {
            client.exports().get("1");
            server.time.advance(Duration.ofMinutes(118));
            client.exports().get("1");
            assertThat(server.logins()).isEqualTo(1);
            server.time.advance(Duration.ofMinutes(1));
            client.exports().get("1");
        }

        assertThat(server.logins()).isEqualTo(2);
    }

    @Test
    void aWrongPasswordIsTheCallersAuthenticationFailure() {
        server.always(Recording.answer("iam-login-bad-password"));
        try (SyncClient client = client()) {
            assertThatThrownBy(() -> client.exports().get("1"))
                    .isExactlyInstanceOf(AuthenticationException.class)
                    .hasMessageStartingWith("idah loginWithPassword: 401")
                    .hasMessageNotContaining(PASSWORD);
        }

        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void secretsPrintAsStars() {
        assertThat(Credentials.idahPassword(EMAIL, PASSWORD))
                .hasToString("IdahPassword[email=" + EMAIL + ", password=***]");
        assertThatThrownBy(() -> Credentials.idahPassword(" ", PASSWORD))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("email must not be empty");
    }

    @Test
    void cookiesAreReadAsServersWriteThem() {
        assertThat(SetCookie.named("a", List.of("a=1; Path=/; Secure")))
                .isEqualTo(new SetCookie(io.github.clouddatasets.core.Secret.of("1"), true));
        assertThat(SetCookie.named("a", List.of("b=2", "a=\"1\"", "nothing", "=x")))
                .isEqualTo(new SetCookie(io.github.clouddatasets.core.Secret.of("1"), false));
        assertThat(SetCookie.named("a", List.of("a=1", "a=; expires=Thu, 01 Jan 1970 00:00:00 GMT")))
                .isNull();
        assertThat(SetCookie.named("a", List.of("aa=1", "A=1"))).isNull();
        assertThat(SetCookie.named("a", List.of("a=x\u00e9y"))).isNull();
    }

    @Test
    void theEnvironmentMayHoldAnAccount() {
        io.github.clouddatasets.core.spi.value.Env env = new io.github.clouddatasets.core.spi.value.Env(
                Map.of("IDAH_ENDPOINT", server.endpoint(), "IDAH_EMAIL", EMAIL, "IDAH_PASSWORD", PASSWORD));
        server.answers(answer(1, true, "", ""), EXPORT);
        try (SyncClient client = SyncClient.fromEnvironment(env)) {
            client.exports().get("1");
        }

        assertThat(paths()).containsExactly("/iam/auth/login", "/sync/exports/1");
    }

    @Test
    void aServiceThatIsNotWellSaysSoWithoutAnException() {
        server.answers(Answer.json(500, "{\"sequel\":\"FAILED\",\"redis\":\"OK\"}"));
        try (SyncClient client = client()) {
            Health health = client.health();

            assertThat(health.isHealthy()).isFalse();
            assertThat(health.failed()).containsExactly("sequel");
        }
        assertThat(server.request().target()).isEqualTo("/api/v1/sync/healthcheck");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"errors\":[{\"status\":\"500\"}]}", "{\"status\":\"500\",\"type\":\"X::Y\"}"})
    void anotherFailureOfTheServiceIsAnException(String body) {
        server.always(Answer.json(500, body));
        try (SyncClient client = client()) {
            assertThatThrownBy(client::health)
                    .isExactlyInstanceOf(ServerException.class)
                    .hasMessageContaining("idah getHealth: 500 the answer does not tell the service's health");
        }
    }
}
