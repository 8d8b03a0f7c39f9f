package io.github.clouddatasets.core.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.clouddatasets.core.Secret;
import io.github.clouddatasets.core.Thing;
import io.github.clouddatasets.core.spi.service.Envelope;
import io.github.clouddatasets.core.spi.service.ErrorBody;
import io.github.clouddatasets.core.spi.service.Service;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes out over the wire. */
class RequestTest {

    private final MockWebServer server = new MockWebServer();
    private final TestClient client = new TestClient(server.url("/base/v1/").toString());

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private RecordedRequest sent(Op<?> op, Arguments input) throws InterruptedException {
        return sent(client.open(), op, input);
    }

    private RecordedRequest sent(Api api, Op<?> op, Arguments input) throws InterruptedException {
        server.enqueue(new MockResponse().setBody("{}"));
        try (api) {
            api.call(op, input);
        }
        return server.takeRequest();
    }

    @Test
    void methodAndPathBelowTheBasePath() throws Exception {
        assertThat(sent(TestClient.GET, Arguments.path("t1")).getRequestLine())
                .isEqualTo("GET /base/v1/things/t1 HTTP/1.1");
    }

    @Test
    void pathValueIsEncodedOnce() throws Exception {
        assertThat(sent(TestClient.GET, Arguments.path("a b/\u8349%2F+")).getPath())
                .isEqualTo("/base/v1/things/a%20b%2F%E8%8D%89%252F%2B");
    }

    @Test
    void queryIsEncodedAndKeepsItsOrder() throws Exception {
        Arguments input = Arguments.path("t1")
                .query("z", "a b+c&d=e")
                .query("filter[name]", "*~'")
                .query("absent", null)
                .query("empty", "")
                .queryAll("id", List.of(1, 2));

        assertThat(sent(TestClient.GET, input).getPath())
                .isEqualTo("/base/v1/things/t1?z=a%20b%2Bc%26d%3De&filter%5Bname%5D=%2A~%27&empty=&id=1&id=2");
    }

    @Test
    void headersOfAGetAreTheseAndNoOthers() throws Exception {
        RecordedRequest request = sent(client.open().with(o -> o.traceId("trace-1")), TestClient.GET, TestClient.id());

        assertThat(request.getHeaders().toMultimap())
                .containsOnlyKeys("user-agent", "accept", "x-trace", "host", "connection", "accept-encoding")
                .containsEntry("accept", List.of("application/json"))
                .containsEntry("x-trace", List.of("trace-1"))
                .containsEntry("host", List.of(server.getHostName() + ":" + server.getPort()));
    }

    @Test
    void userAgentNamesTheSdkAndTheJava() throws Exception {
        assertThat(sent(TestClient.GET, TestClient.id()).getHeader("User-Agent"))
                .isEqualTo("clouddatasets-java/" + System.getProperty("built.version") + " java/"
                        + Runtime.version().feature())
                .matches("clouddatasets-java/\\d+\\.\\d+\\.\\d+\\S* java/\\d+");
    }

    @Test
    void traceIdIsMadeWhereNoneIsGiven() throws Exception {
        assertThat(sent(TestClient.GET, TestClient.id()).getHeader("x-trace")).matches("[0-9a-f]{32}");
    }

    @Test
    void everyCallHasATraceIdOfItsOwn() throws Exception {
        assertThat(sent(TestClient.GET, TestClient.id()).getHeader("x-trace"))
                .isNotEqualTo(sent(TestClient.GET, TestClient.id()).getHeader("x-trace"));
    }

    @Test
    void serviceWithoutTraceHeaderGetsNone() throws Exception {
        Service silent =
                new Service("test", TestClient.SERVICE.envelope(), TestClient.SERVICE.errors(), null, List.of());

        assertThat(sent(client.open(silent, Authorizer.none()), TestClient.GET, TestClient.id())
                        .getHeader("x-trace"))
                .isNull();
    }

    @Test
    void bodyIsJsonWithoutNulls() throws Exception {
        assertThat(sent(TestClient.CREATE, Arguments.none().body(new Thing(null, "草莓")))
                        .getBody()
                        .readUtf8())
                .isEqualTo("{\"name\":\"草莓\"}");
    }

    @Test
    void contentTypeHasNoCharset() throws Exception {
        assertThat(sent(TestClient.CREATE, TestClient.body()).getHeaders().values("Content-Type"))
                .containsExactly("application/json");
    }

    @Test
    void postWithoutBodyHasLengthZeroAndNoContentType() throws Exception {
        RecordedRequest request = sent(TestClient.TOUCH, TestClient.id());

        assertThat(request.getHeader("Content-Length")).isEqualTo("0");
        assertThat(request.getHeader("Content-Type")).isNull();
    }

    @Test
    void getHasAContentTypeIfTheEnvelopeSaysSo() throws Exception {
        Envelope typed = new Envelope() {
            @Override
            public ErrorBody error(int status, String body) {
                return ErrorBody.EMPTY;
            }

            @Override
            public @Nullable String contentType(boolean hasBody) {
                return "application/vnd.api+json";
            }
        };
        Service service = new Service("test", typed, TestClient.SERVICE.errors(), null, List.of());

        assertThat(sent(client.open(service, Authorizer.none()), TestClient.GET, TestClient.id())
                        .getHeaders()
                        .values("Content-Type"))
                .containsExactly("application/vnd.api+json");
    }

    @Test
    void headerCredentialsAreSent() throws Exception {
        Api api = client.open(Authorizer.header("x-key", "Key ", Secret.of("s3cret")));

        assertThat(sent(api, TestClient.GET, TestClient.id()).getHeader("x-key"))
                .isEqualTo("Key s3cret");
    }

    @Test
    void downloadAsksForBytesAsTheyAre() throws Exception {
        server.enqueue(new MockResponse().setBody("bytes"));
        try (Api api = client.open();
                Download download = api.call(TestClient.CONTENT, TestClient.id())) {
            assertThat(download.length()).isEqualTo(5);
        }

        RecordedRequest request = server.takeRequest();
        assertThat(request.getHeader("Accept")).isEqualTo("*/*");
        assertThat(request.getHeader("Accept-Encoding")).isEqualTo("identity");
    }

    @Test
    void wrongNumberOfPathValuesIsAMistakeInTheSdk() {
        assertThatIllegalStateException()
                .isThrownBy(() -> client.open().call(TestClient.GET, Arguments.none()))
                .withMessage("/things/{id} takes 1 path values, got 0");
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void bodyThatCannotBeWrittenIsRefusedBeforeAnythingIsSent() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        client.open().call(TestClient.CREATE, Arguments.none().body(Map.of("self", new Object()))))
                .withMessage("createThing: the request cannot be written as JSON");
        assertThat(server.getRequestCount()).isZero();
    }
}
