package io.github.clouddatasets.core.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.core.NotConnectedException;
import io.github.clouddatasets.core.Secret;
import io.github.clouddatasets.testing.LogCatcher;
import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.event.Level;

class AttemptLogTest {

    private static final Op<Object> READ = Op.get("readAnything", "/anything", Object.class);
    private static final Op<Object> SEND = Op.post("sendAnything", "/anything", Object.class);

    private final MockWebServer server = new MockWebServer();
    private final TestClient client = new TestClient(server.url("/").toString());

    @BeforeEach
    void clear() {
        LogCatcher.clear();
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private static List<String> text(Level level) {
        return LogCatcher.lines().stream()
                .filter(line -> line.level() == level)
                .map(LogCatcher.Line::text)
                .toList();
    }

    private static String everything() {
        return String.join(
                "\n", LogCatcher.lines().stream().map(LogCatcher.Line::text).toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"password\":\"hunter2\"}                 | {\"password\":\"***\"}",
                "{\"user_passwd\" : \"hunter2\"}            | {\"user_passwd\" : \"***\"}",
                "{\"accessToken\":\"hunter2\",\"a\":\"b\"}  | {\"accessToken\":\"***\",\"a\":\"b\"}",
                "{\"API_KEY\":\"hunter2\"}                  | {\"API_KEY\":\"***\"}",
                "{\"apiKey\":\"hunter2\"}                   | {\"apiKey\":\"***\"}",
                "{\"download_url\":\"https://b/o\"}         | {\"download_url\":\"***\"}",
                "{\"secret_access\":\"hun\\\"ter2\"}        | {\"secret_access\":\"***\"}",
                "{\"token\":\"hunter2                       | {\"token\":\"***\"",
                "{\"token\":12345678}                       | {\"token\":\"***\"}",
                "{\"pin_token\": -1.5e3, \"n\":1}          | {\"pin_token\": \"***\", \"n\":1}",
                "{\"tokens\":[\"hunter2\",\"b\"],\"n\":[1]} | {\"tokens\":\"***\",\"n\":[1]}",
                "{\"tokens\":[\"hunter2                    | {\"tokens\":\"***\"",
                "{\"token\":{\"value\":\"hunter2\"}}        | {\"token\":\"***\"}",
                "{\"token\":{\"in\":{\"token\":\"hunter2\"}}} | {\"token\":\"***\"}",
                "<p>session=hunter2</p>                   | <p>session=***</p>",
                "grant=x&password=hunter2&scope=y         | grant=x&password=***&scope=y",
                "Set-Cookie: refresh-token=hunter2; Path  | Set-Cookie: ***",
                "see https://b.example/o?X-Sig=hunter2 now  | see *** now",
                "Bearer eyJhbGciOi.eyJzdWIiOi.c2lnbmF0dXJl! | Bearer ***!",
                "key IDAH_0123456789abcdef                  | key ***",
                "{\"name\":\"hunter\",\"size\":3}           | {\"name\":\"hunter\",\"size\":3}",
            })
    void whatLooksLikeASecretIsMasked(String text, String masked) {
        assertThat(SecretMask.masked(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "Unrecognized token 'hunter2': was expecting JSON | Unrecognized token '***': was expecting JSON",
                "from String \"hunter2\": not a valid value       | from String '***': not a valid value",
                "from String value ('hunter2')                    | from String value ('***')",
                "Unexpected character ('<' (code 60))             | Unexpected character ('<' (code 60))",
            })
    void messagesOfTheJsonLibraryQuoteNothing(String message, String without) {
        assertThat(AttemptLog.unquoted(message)).isEqualTo(without);
    }

    @Test
    void everyAttemptHasOneDebugLine() {
        server.enqueue(new MockResponse().setResponseCode(503));
        server.enqueue(new MockResponse().setHeader("x-request-id", "r-2").setBody("{}"));
        try (Api api = client.open()) {
            api.with(o -> o.traceId("t-1")).call(TestClient.GET, TestClient.id());
        }

        List<String> attempts = text(Level.DEBUG).stream()
                .filter(line -> line.contains(" GET /things/t1: "))
                .toList();
        assertThat(attempts).hasSize(2);
        assertThat(attempts.get(0)).matches("test getThing GET /things/t1: 503 in \\d+ ms \\[trace t-1, 1 attempt]");
        assertThat(attempts.get(1))
                .matches("test getThing GET /things/t1: 200 in \\d+ ms \\[trace t-1, request r-2, 2 attempts]");
    }

    @Test
    void waitBetweenAttemptsIsSaid() {
        server.enqueue(new MockResponse().setResponseCode(503).setHeader("Retry-After", "7"));
        server.enqueue(new MockResponse().setBody("{}"));
        try (Api api = client.open()) {
            api.with(o -> o.traceId("t-1")).call(TestClient.GET, TestClient.id());
        }

        assertThat(text(Level.DEBUG))
                .contains("test getThing: again in 7000 ms after test getThing: 503 [trace t-1, 1 attempt]");
    }

    @Test
    void attemptThatReachedNobodyIsNamedByItsException() {
        client.maxAttempts(1)
                .transport(io.github.clouddatasets.core.ext.OkHttpTransport.tuned(http -> http.dns(host -> {
                    throw new UnknownHostException(host);
                })));
        client.endpoint("https://nowhere.example");
        try (Api api = client.open()) {
            assertThatExceptionOfType(NotConnectedException.class)
                    .isThrownBy(() -> api.call(TestClient.GET, TestClient.id()));
        }

        assertThat(text(Level.DEBUG))
                .singleElement()
                .satisfies(
                        line -> assertThat(line).startsWith("test getThing GET /things/t1: NotConnectedException in "));
    }

    @Test
    void whatIsThrownIsNotLoggedLouderThanDebug() {
        server.enqueue(new MockResponse().setResponseCode(400));
        try (Api api = client.open()) {
            assertThatExceptionOfType(ApiException.class).isThrownBy(() -> api.call(TestClient.GET, TestClient.id()));
        }

        assertThat(LogCatcher.lines()).isNotEmpty().allMatch(line -> line.level() == Level.DEBUG);
    }

    @Test
    void bodiesAreNotLoggedUnlessSwitchedOn() {
        server.enqueue(new MockResponse().setBody("{\"answer\":\"here\"}"));
        try (Api api = client.open()) {
            api.call(SEND, Arguments.none().body(Map.of("question", "there")));
        }

        assertThat(text(Level.TRACE)).isEmpty();
        assertThat(everything()).doesNotContain("here");
    }

    @Test
    void bodiesAreLoggedAtTraceWhenSwitchedOn() {
        server.enqueue(new MockResponse().setBody("{\"answer\":\"here\"}"));
        try (Api api = client.logBodies(true).open()) {
            api.call(SEND, Arguments.none().body(Map.of("question", "there")));
        }

        assertThat(text(Level.TRACE))
                .containsExactly(
                        "test sendAnything request of 20 bytes: {\"question\":\"there\"}",
                        "test sendAnything answer of 17 bytes: {\"answer\":\"here\"}");
    }

    /** Everything at once, in all the places where a secret may stand. */
    @Test
    void noSecretIsEverLogged() {
        String presigned = "https://bucket.example/o?X-Amz-Signature=hunter2";
        server.enqueue(new MockResponse()
                .setResponseCode(503)
                .setHeader("Set-Cookie", "session=hunter2")
                .setBody("{\"error_code\":\"T.1\",\"error_msg\":\"try " + presigned + " later\"}"));
        server.enqueue(new MockResponse()
                .setBody(
                        "{\"token\":\"hunter2\",\"upload_url\":\"" + presigned + "\",\"text\":\"" + presigned + "\"}"));
        Authorizer authorizer = Authorizer.accessKey(
                new Credentials.AccessKey("AK", Secret.of("hunter2"), Secret.of("hunter2")), "p1", client.clock);
        try (Api api = client.logBodies(true).open(authorizer)) {
            api.call(
                    SEND.repeatable(),
                    Arguments.none().query("search", "hunter2").body(Map.of("password", "hunter2", "url", presigned)));
        }

        assertThat(LogCatcher.lines()).hasSizeGreaterThan(3);
        assertThat(everything())
                .doesNotContain("hunter2")
                .doesNotContain("SDK-HMAC")
                .doesNotContain("Signature");
    }

    @Test
    void fetchedTokenIsNotLogged() {
        server.enqueue(new MockResponse().setResponseCode(401));
        server.enqueue(new MockResponse().setBody("{}"));
        Authorizer authorizer = Authorizer.login(
                timeout -> new Authorizer.Token(
                        Secret.of("hunter2"), client.clock.now().plus(Duration.ofHours(1))),
                client.clock);
        try (Api api = client.logBodies(true).open(authorizer)) {
            api.call(READ, Arguments.none());
        }

        assertThat(LogCatcher.lines()).isNotEmpty();
        assertThat(everything()).doesNotContain("hunter2").doesNotContain("Bearer");
    }
}
