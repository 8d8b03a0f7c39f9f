package io.github.clouddatasets.core.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonParser;
import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.ConnectionLostException;
import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.core.DecodeException;
import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.RawRequest;
import io.github.clouddatasets.core.RawResponse;
import io.github.clouddatasets.core.ResponseInfo;
import io.github.clouddatasets.core.Secret;
import io.github.clouddatasets.core.spi.service.Envelope;
import io.github.clouddatasets.core.spi.service.ErrorBody;
import io.github.clouddatasets.core.spi.service.Service;
import io.github.clouddatasets.core.spi.service.ServiceFault;
import io.github.clouddatasets.core.spi.value.Decoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import okhttp3.mockwebserver.SocketPolicy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Raw requests on their way through the engine. */
class SendTest {

    private final MockWebServer server = new MockWebServer();
    private final TestClient client = new TestClient(server.url("/base/v1/").toString());
    private final Api api = client.open(Authorizer.header("x-key", "", Secret.of("s3cret")));

    @AfterEach
    void close() throws IOException {
        api.close();
        server.close();
    }

    @Test
    void everythingIsEncodedOnceAndSentWithTheClientsHeaders() throws Exception {
        server.enqueue(new MockResponse()
                .setResponseCode(202)
                .setHeader("x-answer", "A")
                .setBody("öl"));

        RawResponse answer = api.with(o -> o.traceId("t-1"))
                .send(RawRequest.post("/things/a b/%41")
                        .segment("c/d")
                        .query("filter[x]", "a&b")
                        .query("n", 1)
                        .query("n", 2)
                        .header("x-more", "yes")
                        .header("Accept", "text/plain")
                        .body("{\"a\":1}")
                        .build());

        RecordedRequest request = server.takeRequest();
        assertThat(request.getRequestLine())
                .isEqualTo("POST /base/v1/things/a%20b/%2541/c%2Fd?filter%5Bx%5D=a%26b&n=1&n=2 HTTP/1.1");
        assertThat(request.getHeaders().toMultimap())
                .containsOnlyKeys(
                        "user-agent",
                        "accept",
                        "x-trace",
                        "x-more",
                        "x-key",
                        "host",
                        "connection",
                        "accept-encoding",
                        "content-type",
                        "content-length")
                .containsEntry("accept", List.of("text/plain"))
                .containsEntry("x-trace", List.of("t-1"))
                .containsEntry("x-key", List.of("s3cret"))
                .containsEntry("x-more", List.of("yes"))
                .containsEntry("content-type", List.of("application/json"));
        assertThat(request.getBody().readUtf8()).isEqualTo("{\"a\":1}");
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.header("X-ANSWER")).isEqualTo("A");
        assertThat(answer.text()).isEqualTo("öl");
        assertThat(answer).hasToString("RawResponse[status=202, body=3 bytes]");
    }

    @Test
    void bytesGoOutAsTheyAreUnderTheirMediaType() throws Exception {
        server.enqueue(new MockResponse());
        byte[] bytes = {0, 1, -1};

        api.send(RawRequest.builder("PATCH", "/x").body(bytes, "image/png").build());

        RecordedRequest request = server.takeRequest();
        assertThat(request.getHeaders().values("Content-Type")).containsExactly("image/png");
        assertThat(request.getBody().readByteArray()).containsExactly(0, 1, -1);
    }

    @Test
    void bodyIsSigned() throws Exception {
        server.enqueue(new MockResponse());
        SdkHmacSigner signer = new SdkHmacSigner("AK", Secret.of("SK"), "p1", null);
        try (Api signed = client.open(
                Authorizer.accessKey(new Credentials.AccessKey("AK", Secret.of("SK"), null), "p1", client.clock))) {
            signed.with(o -> o.query("z", "ä").header("x-more", "yes"))
                    .send(RawRequest.put("/x")
                            .query("a", "b")
                            .body("text", "text/plain")
                            .build());
        }

        RecordedRequest request = server.takeRequest();
        assertThat(request.getPath()).isEqualTo("/base/v1/x?a=b&z=%C3%A4");
        assertThat(request.getHeader("Authorization"))
                .isEqualTo(signer.authorization(
                        "PUT",
                        String.valueOf(request.getHeader("Host")),
                        "/base/v1/x",
                        new String[] {"a", "b", "z", "%C3%A4"},
                        "text".getBytes(StandardCharsets.UTF_8),
                        "20240102T030405Z"));
    }

    @Test
    void methodsWithoutABodySendNone() throws Exception {
        for (String method : List.of("GET", "HEAD", "OPTIONS", "DELETE")) {
            server.enqueue(new MockResponse());
            assertThat(api.send(RawRequest.builder(method, "/").build()).body()).isEmpty();
            RecordedRequest request = server.takeRequest();
            assertThat(request.getRequestLine()).isEqualTo(method + " /base/v1/ HTTP/1.1");
            assertThat(request.getBodySize()).isZero();
        }
    }

    @Test
    void refusalIsTheServicesException() {
        server.enqueue(
                new MockResponse().setResponseCode(400).setBody("{\"error_code\":\"T.404\",\"error_msg\":\"none\"}"));

        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() ->
                        api.with(o -> o.traceId("t")).send(RawRequest.get("/x").build()))
                .withMessage("test send: 400 T.404 none (there is no such thing) [trace t, 1 attempt]");
    }

    private static final Envelope HIDING = new Envelope() {
        @Override
        public @Nullable Object read(JsonParser body, @Nullable Decoder<?> decoder) throws IOException, ServiceFault {
            body.nextToken();
            while (body.nextToken() != null) {
                if ("code".equals(body.currentName())) {
                    throw new ServiceFault("T.404", "hidden");
                }
            }
            return null;
        }

        @Override
        public ErrorBody error(int status, String body) {
            return ErrorBody.EMPTY;
        }

        @Override
        public boolean hidesRefusals() {
            return true;
        }
    };

    @Test
    void refusalInsideA200IsAnException() {
        Service service = new Service("test", HIDING, TestClient.SERVICE.errors(), null, List.of());
        server.enqueue(new MockResponse().setBody(" {\"code\":7}"));
        try (Api hiding = client.open(service, Authorizer.none())) {
            assertThatExceptionOfType(ApiException.class)
                    .isThrownBy(() -> hiding.send(RawRequest.get("/x").build()))
                    .withMessageStartingWith("test send: 200 T.404 hidden");
        }
    }

    @Test
    void answerThatIsNotTheServicesIsTheCallers() {
        Service service = new Service("test", HIDING, TestClient.SERVICE.errors(), null, List.of());
        try (Api hiding = client.open(service, Authorizer.none())) {
            for (String body : List.of("a,b\n1,2", "{not json", "[1]", "")) {
                server.enqueue(new MockResponse().setBody(body));
                assertThat(hiding.send(RawRequest.get("/x").build()).text()).isEqualTo(body);
            }
        }
    }

    @Test
    void readIsRepeatedAndPostIsNot() {
        server.enqueue(new MockResponse().setResponseCode(503));
        server.enqueue(new MockResponse().setBody("ok"));
        assertThat(api.send(RawRequest.get("/x").build()).text()).isEqualTo("ok");
        assertThat(server.getRequestCount()).isEqualTo(2);

        server.enqueue(new MockResponse().setSocketPolicy(SocketPolicy.DISCONNECT_AFTER_REQUEST));
        assertThatExceptionOfType(ConnectionLostException.class)
                .isThrownBy(() -> api.send(RawRequest.post("/x").body("{}").build()));
        assertThat(server.getRequestCount()).isEqualTo(3);

        server.enqueue(new MockResponse().setSocketPolicy(SocketPolicy.DISCONNECT_AFTER_REQUEST));
        server.enqueue(new MockResponse().setBody("ok"));
        assertThat(api.send(RawRequest.post("/x").body("{}").repeatable(true).build())
                        .text())
                .isEqualTo("ok");
        assertThat(server.getRequestCount()).isEqualTo(5);
    }

    @Test
    void answerOverTheLimitIsRefused() {
        server.enqueue(new MockResponse().setBody("x".repeat(1025)));
        try (Api small = client.maxAnswerSize(1024).open()) {
            assertThatExceptionOfType(DecodeException.class)
                    .isThrownBy(() -> small.send(RawRequest.get("/x").build()))
                    .withMessageContaining("the answer is longer than 1024 bytes");
        }
    }

    @Test
    void answerAtTheLimitIsTaken() {
        server.enqueue(new MockResponse().setBody("x".repeat(1024)));
        try (Api small = client.maxAnswerSize(1024).open()) {
            assertThat(small.send(RawRequest.get("/x").build()).body()).hasSize(1024);
        }
    }

    @Test
    void noContentWithABodyIsAnEmptyAnswer() {
        server.enqueue(new MockResponse().setResponseCode(204).setBody("{}"));

        RawResponse answer = api.send(RawRequest.delete("/x").build());
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void listenerOfAnswersIsTold() {
        server.enqueue(new MockResponse().setHeader("x-answer", "A").setBody("[1]"));
        List<ResponseInfo> told = new ArrayList<>();

        api.with(o -> o.onResponse(told::add).keepBody(true))
                .send(RawRequest.get("/x").build());

        assertThat(told).singleElement().satisfies(info -> {
            assertThat(info.operation()).isEqualTo("send");
            assertThat(info.headers().first("X-Answer")).isEqualTo("A");
            assertThat(info.body()).isEqualTo("[1]");
            assertThat(info.elapsed()).isEqualTo(Duration.ZERO);
        });
    }

    @Test
    @SuppressWarnings("NullAway") // what a caller without NullAway may do
    void noRequestIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> api.send(null)).withMessage("request is required");
    }
}
