package io.github.clouddatasets.sync;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.testing.RawServer.Answer;
import io.github.clouddatasets.testing.RawServer.Request;
import io.github.clouddatasets.testing.Recording;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an IAM service that is broken, silent or odd costs a client that has a token. */
class RenewalTest {

    private static final String KEY = "IDAH_" + "5ec0".repeat(16);
    private static final Duration LIFE = Duration.ofHours(10);
    private static final Answer EXPORT = Recording.answer("export-show");

    private final SyncServer server = new SyncServer();
    private volatile Answer login = token(1);
    private volatile Answer refresh = token(1);

    RenewalTest() {
        server.answering(request -> SyncServer.isLogin(request) ? login : isRefresh(request) ? refresh : EXPORT);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private static boolean isRefresh(Request request) {
        return request.path().endsWith("/auth/refresh");
    }

    private SyncClient client(Credentials credentials) {
        return server.builder()
                .credentials(credentials)
                .attemptTimeout(Duration.ofMillis(300))
                .build();
    }

    private Answer token(int n) {
        return token(n, String.valueOf(server.time.now().plus(LIFE).getEpochSecond()));
    }

    private static Answer token(int n, String exp) {
        String body = "{\"data\":{\"attributes\":{\"exp\":" + exp + "}},\"meta\":{\"token\":\"token-" + n + "\"}}";
        return Answer.whole(("HTTP/1.1 200 OK\r\nset-cookie: refresh-token=refresh-" + n
                        + "; secure\r\nset-cookie: auth-token=token-" + n + "; secure\r\nContent-Length: "
                        + body.length() + "\r\n\r\n" + body)
                .getBytes(US_ASCII));
    }

    private List<String> tokensUsed() {
        return server.requests().stream()
                .filter(request -> !SyncServer.isLogin(request) && !isRefresh(request))
                .map(request -> String.valueOf(request.header("Authorization")))
                .toList();
    }

    static Stream<Answer> failures() {
        return Stream.of(
                Answer.body(200, "text/html", "<html><body>Sign in to the guest network</body></html>"),
                Answer.body(200, "text/plain", "OK"),
                Answer.json(200, "{}"),
                Answer.json(200, "[]"),
                Answer.json(200, "{\"meta\":{\"token\":\"a b\"}}"),
                Answer.body(502, "text/html", "<html>Bad Gateway</html>"),
                Answer.body(404, "text/html", "<html>Not Found</html>"),
                Answer.closing(""),
                Answer.silence(""),
                Recording.answer("auth-expired-token"),
                Recording.answer("iam-api-login-revoked-key"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aKeyLoginThatFailsCostsNothingWhileTheTokenLives(Answer failure) {
        costsNothing(Credentials.idahApiKey(KEY, LIFE), failure);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aPasswordLoginThatFailsCostsNothingWhileTheTokenLives(Answer failure) {
        costsNothing(Credentials.idahPassword("a@b.example", "pa55"), failure);
    }

    private void costsNothing(Credentials credentials, Answer failure) {
        try (SyncClient client = client(credentials)) {
            client.exports().get("1");
            login = failure;
            refresh = failure;
            server.time.advance(LIFE.minusSeconds(30));
            client.exports().get("1");
            client.exports().get("1");
        }

        assertThat(tokensUsed()).containsExactly("Bearer token-1", "Bearer token-1", "Bearer token-1");
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aRefreshThatFailsIsFollowedByThePasswordEvenAfterTheEnd(Answer failure) {
        try (SyncClient client = client(Credentials.idahPassword("a@b.example", "pa55"))) {
            client.exports().get("1");
            login = token(2);
            refresh = failure;
            server.time.advance(LIFE.plusHours(1));
            client.exports().get("1");
        }

        assertThat(tokensUsed()).containsExactly("Bearer token-1", "Bearer token-2");
        assertThat(server.requests().stream().filter(RenewalTest::isRefresh)).hasSize(1);
    }

    @Test
    void aServiceThatIsGoneCostsNothingWhileTheTokenLives() {
        SyncServer iam = new SyncServer();
        iam.always(token(1));
        try (SyncClient client = server.builder()
                .iamEndpoint(iam.address())
                .credentials(Credentials.idahApiKey(KEY, LIFE))
                .build()) {
            client.exports().get("1");
            iam.close();
            server.time.advance(LIFE.minusSeconds(30));
            client.exports().get("1");
        }

        assertThat(tokensUsed()).containsExactly("Bearer token-1", "Bearer token-1");
    }

    /** Ends that no clock shows, and what is no number at all. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "9223372036854775807",
                "-9223372036854775808",
                "31556889864403200",
                "-31557014167219201",
                "9223372036854775808",
                "1e18",
                "1e400",
                "-1e400",
                "1e2147483647",
                "1e-2147483648",
                "1.5",
                "-1",
                "0",
                "\"soon\"",
                "\"\"",
                "\"2026-11-22T00:00:00Z\"",
                "\"NaN\"",
                "true",
                "null",
                "[1]",
                "{}"
            })
    void anOddEndCountsAsTheUsualLife(String exp) {
        String payload =
                Base64.getUrlEncoder().withoutPadding().encodeToString(("{\"exp\":" + exp + "}").getBytes(US_ASCII));
        for (Answer odd :
                List.of(token(1, exp), Answer.json(200, "{\"meta\":{\"token\":\"head." + payload + ".signature\"}}"))) {
            login = odd;
            long before = server.logins();
            try (SyncClient client = client(Credentials.idahApiKey(KEY, LIFE))) {
                client.exports().get("1");
                server.time.advance(LIFE.minusSeconds(61));
                client.exports().get("1");
                assertThat(server.logins()).isEqualTo(before + 1);
                server.time.advance(Duration.ofSeconds(1));
                client.exports().get("1");
            }
            assertThat(server.logins()).isEqualTo(before + 2);
        }
    }

    /** Some servers write numbers as text or with a fraction. */
    @ParameterizedTest
    @ValueSource(strings = {"%d", "%d.0", "%d.75", "\"%d\""})
    void anEndInAnotherFormIsBelieved(String form) {
        long end = server.time.now().plus(Duration.ofHours(2)).getEpochSecond();
        login = token(1, String.format(form, end));
        try (SyncClient client = client(Credentials.idahApiKey(KEY, LIFE))) {
            client.exports().get("1");
            server.time.advance(Duration.ofHours(2).minusSeconds(61));
            client.exports().get("1");
            assertThat(server.logins()).isEqualTo(1);
            server.time.advance(Duration.ofSeconds(1));
            client.exports().get("1");
        }

        assertThat(server.logins()).isEqualTo(2);
    }
}
