package io.github.clouddatasets.core.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.clouddatasets.core.DecodeException;
import io.github.clouddatasets.core.Secret;
import io.github.clouddatasets.core.spi.value.Check;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text from outside becomes one path segment, one query value or one header value, or is refused. Never more. */
@Timeout(60)
class InjectionTest {

    private final MockWebServer server = new MockWebServer();
    private final TestClient client = new TestClient(server.url("/base").toString());

    @BeforeEach
    void answer() {
        server.enqueue(new MockResponse().setBody("{}"));
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    static Stream<String> attacks() {
        return Stream.of(
                "..",
                ".",
                "../other",
                "a/../../b",
                "%2e%2e",
                "%2e%2e%2fother",
                "..%2fother",
                "%2F",
                "a%00b",
                "a//b",
                "//evil.example/x",
                "a;b=c",
                ";",
                "a?b=c",
                "a#b",
                "a&b=c",
                "a=b",
                "a b",
                "a+b",
                "a%0d%0aX-Evil: 1",
                "a\r\nX-Evil: 1",
                "a\nX-Evil: 1",
                "a\rb",
                "a\u0000b",
                "a\u0085b",
                "a\u2028b",
                "\u560d\u560aX-Evil: 1", // bytes that end in CR and LF when cut down to one each
                "\ud83d\ude00",
                "\ud83d",
                "@evil.example",
                "\\..\\other");
    }

    private RecordedRequest taken() throws InterruptedException {
        RecordedRequest request = server.takeRequest();
        assertThat(request.getHeader("X-Evil")).isNull();
        assertThat(request.getHeader("Host")).isEqualTo(server.getHostName() + ":" + server.getPort());
        return request;
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void idIsRefusedOrOneSegment(String id) throws InterruptedException {
        try (Api api = client.open()) {
            Throwable refusal = catchThrowable(() -> api.call(TestClient.GET, Arguments.path(Check.id("thingId", id))));
            if (refusal != null) {
                assertThat(refusal)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageStartingWith("thingId must ");
                assertThat(String.valueOf(refusal.getMessage()).lines()).hasSize(1);
                assertThat(server.getRequestCount()).isZero();
                return;
            }
        }
        assertOneSegment(taken(), id);
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void freeTextInAPathIsRefusedOrOneSegment(String text) throws InterruptedException {
        try (Api api = client.open()) {
            Throwable refusal =
                    catchThrowable(() -> api.call(TestClient.GET, Arguments.path(Check.segment("label", text))));
            if (refusal != null) {
                assertThat(refusal).isInstanceOf(IllegalArgumentException.class);
                assertThat(server.getRequestCount()).isZero();
                return;
            }
        }
        assertOneSegment(taken(), text);
    }

    /** On the line of the request, where a proxy would read it, and after a server's decoding. */
    private static void assertOneSegment(RecordedRequest request, String text) {
        String path = Objects.requireNonNull(request.getPath());
        assertThat(path)
                .matches("/base/things/[A-Za-z0-9._~%-]+")
                .doesNotEndWith("/..")
                .doesNotEndWith("/.");
        HttpUrl url = Objects.requireNonNull(request.getRequestUrl());
        assertThat(url.pathSegments()).containsExactly("base", "things", text);
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void searchTextIsOneQueryValue(String text) throws InterruptedException {
        try (Api api = client.open()) {
            api.call(TestClient.GET, Arguments.path("t1").query("search", text).query("limit", 10));
        }

        HttpUrl url = Objects.requireNonNull(taken().getRequestUrl());
        assertThat(url.queryParameterNames()).containsExactly("search", "limit");
        // A lone half of a surrogate pair has no bytes of its own; it becomes a question mark.
        assertThat(url.queryParameter("search")).isEqualTo(text.equals("\ud83d") ? "?" : text);
        assertThat(url.encodedPath()).isEqualTo("/base/things/t1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX-Evil: 1", "a\nb", "a\rb", "a\u0000b", "\u00e9", "\u560d\u560aX", "\u007f", "a\tb"})
    void traceIdThatWouldSplitTheHeaderIsRefused(String traceId) {
        try (Api api = client.open()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> api.with(o -> o.traceId(traceId)))
                    .withMessageStartingWith("traceId must have 0 to 128 printable ASCII characters")
                    .satisfies(e ->
                            assertThat(String.valueOf(e.getMessage()).lines()).hasSize(1));
        }
        assertThat(server.getRequestCount()).isZero();
    }

    /** A token is the service's word, which is not to be trusted with a header, nor to be printed. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "hunter2\r\nX-Evil: 1",
                "hunter2\n",
                "hunter2\u0000",
                "hunter2\u00e9",
                "hunter2\u560d\u560a",
                "hunter 2"
            })
    void tokenThatCannotStandInAHeaderIsNotSent(String token) {
        for (String header : new String[] {"Authorization", "X-Auth-Token"}) {
            Authorizer login = new LoginAuthorizer(
                    timeout -> new Authorizer.Token(Secret.of(token), Instant.MAX),
                    header,
                    "",
                    Duration.ofSeconds(60),
                    client.clock);
            try (Api api = client.open(login)) {
                assertThat(catchThrowable(() -> api.call(TestClient.GET, TestClient.id())))
                        .isInstanceOf(DecodeException.class)
                        .hasMessageStartingWith("test getThing: the login answered with a token that cannot stand in a"
                                + " header [trace ")
                        .hasNoCause();
            }
        }
        assertThat(server.getRequestCount()).isZero();
    }
}
