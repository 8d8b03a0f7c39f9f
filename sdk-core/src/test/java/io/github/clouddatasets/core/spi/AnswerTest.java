package io.github.clouddatasets.core.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.AuthenticationException;
import io.github.clouddatasets.core.ConflictException;
import io.github.clouddatasets.core.ConnectionLostException;
import io.github.clouddatasets.core.DecodeException;
import io.github.clouddatasets.core.ErrorKind;
import io.github.clouddatasets.core.InvalidRequestException;
import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.PermissionDeniedException;
import io.github.clouddatasets.core.QuotaExceededException;
import io.github.clouddatasets.core.RateLimitedException;
import io.github.clouddatasets.core.ResponseHeaders;
import io.github.clouddatasets.core.ResponseInfo;
import io.github.clouddatasets.core.ServerException;
import io.github.clouddatasets.core.Thing;
import io.github.clouddatasets.core.spi.service.Envelope;
import io.github.clouddatasets.core.spi.service.ErrorBody;
import io.github.clouddatasets.core.spi.service.Service;
import io.github.clouddatasets.core.spi.service.ServiceFault;
import io.github.clouddatasets.testing.Packed;
import io.github.clouddatasets.testing.RawServer;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okio.Buffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes of an answer. */
class AnswerTest {

    private final MockWebServer server = new MockWebServer();
    private final TestClient client = new TestClient(server.url("/").toString());
    private final Api api = client.maxAttempts(1).open();

    @AfterEach
    void close() throws IOException {
        api.close();
        server.close();
    }

    private Thing get(MockResponse answer) {
        server.enqueue(answer);
        return api.call(TestClient.GET, TestClient.id());
    }

    private ApiException refusal(MockResponse answer) {
        server.enqueue(answer);
        try {
            api.with(o -> o.traceId("t-1")).call(TestClient.GET, TestClient.id());
        } catch (ApiException e) {
            return e;
        }
        throw new AssertionError("not refused");
    }

    private DecodeException undecodable(MockResponse answer) {
        server.enqueue(answer);
        try {
            api.with(o -> o.traceId("t-1")).call(TestClient.GET, TestClient.id());
        } catch (DecodeException e) {
            return e;
        }
        throw new AssertionError("decoded");
    }

    @Test
    void valueIsDecoded() {
        assertThat(get(new MockResponse().setBody("{\"id\":\"t1\",\"name\":\"n\"}")))
                .isEqualTo(new Thing("t1", "n"));
    }

    @Test
    void everyFieldMayBeAbsentAndUnknownOnesAreNoError() {
        assertThat(get(new MockResponse().setBody("{\"new_field\":{\"a\":[1]}}")))
                .isEqualTo(new Thing(null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "x-gzip", "deflate", "raw deflate", "identity", "GZIP"})
    void whatNobodyAskedToPackIsUnpacked(String encoding) {
        for (int length : new int[] {1, 100_000}) {
            String name = "n".repeat(length);
            server.enqueue(new MockResponse()
                    .setHeader("Content-Encoding", encoding.replace("raw ", ""))
                    .setBody(Packed.as(encoding.toLowerCase(Locale.ROOT), "{\"name\":\"" + name + "\"}")));
            assertThat(api.call(TestClient.GET, TestClient.id()).name()).isEqualTo(name);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "zstd", "compress", "gzip, br"})
    void aPackingThatIsNotKnownIsNamed(String encoding) {
        assertThat(undecodable(new MockResponse()
                        .setHeader("Content-Encoding", encoding)
                        .setBody("x")))
                .hasMessageContaining("packed as " + encoding);
        assertThat(refusal(new MockResponse()
                                .setResponseCode(404)
                                .setHeader("Content-Encoding", encoding)
                                .setBody("x"))
                        .httpStatus())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "{}", "null", "{\"id\":\"t2\"}", "<html>", ","})
    void textAfterTheDocumentMakesItUnreadable(String more) {
        for (String name : new String[] {"n", "n".repeat(100_000)}) {
            String body = "{\"id\":\"t1\",\"name\":\"" + name + "\"}";
            assertThat(undecodable(new MockResponse().setBody(body + more))).hasMessageContaining("cannot be read");
            assertThat(get(new MockResponse().setBody("\uFEFF" + body + " \r\n\t"))
                            .id())
                    .isEqualTo("t1");
        }
    }

    @Test
    void aByteOrderMarkIsNoPartOfARefusal() {
        String body = "{\"code\":\"c1\",\"message\":\"m\"}";
        for (Charset charset : List.of(
                StandardCharsets.UTF_8,
                StandardCharsets.UTF_16BE,
                StandardCharsets.UTF_16LE,
                Charset.forName("UTF-32LE"))) {
            ApiException refusal = refusal(new MockResponse()
                    .setResponseCode(400)
                    .setBody(new Buffer().write(("\uFEFF" + body).getBytes(charset))));
            assertThat(refusal.errorCode()).as(charset.name()).isEqualTo("c1");
            assertThat(refusal.error().body()).isEqualTo(body);
        }
    }

    @Test
    void bodyLongerThanTheSmallLimitIsDecodedAsWell() {
        String name = "n".repeat(100_000);

        assertThat(get(new MockResponse().setBody("{\"name\":\"" + name + "\"}"))
                        .name())
                .isEqualTo(name);
    }

    @Test
    void contentTypeOfAnAnswerDoesNotMatter() {
        assertThat(get(new MockResponse().setHeader("Content-Type", "text/html").setBody("{\"id\":\"t1\"}"))
                        .id())
                .isEqualTo("t1");
    }

    @Test
    void answerWithoutContentOfInterestIsNotRead() {
        server.enqueue(new MockResponse().setBody("<html>not JSON</html>"));

        assertThat((Object) api.call(TestClient.DELETE, TestClient.id())).isNull();
    }

    @Test
    void noContentIsFineWhereNothingIsExpected() {
        server.enqueue(new MockResponse().setResponseCode(204));

        assertThat((Object) api.call(TestClient.DELETE, TestClient.id())).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204})
    void emptyAnswerWhereAValueIsExpectedCannotBeDecoded(int status) {
        DecodeException e = undecodable(new MockResponse().setResponseCode(status));

        assertThat(e).hasMessage("test getThing: the answer holds no value [trace t-1, 1 attempt]");
        assertThat(e.body()).isEmpty();
        assertThat(e.retryable()).isFalse();
    }

    @Test
    void nullWhereAValueIsExpectedCannotBeDecoded() {
        assertThat(undecodable(new MockResponse().setBody("null"))).hasMessageContaining("the answer holds no value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>maintenance</html>", "{\"id\":", "[1,2]", "\u0000\u0001", "plain text"})
    void smallBodyThatIsNotWhatWasPromisedIsKeptWhole(String body) {
        DecodeException e = undecodable(new MockResponse().setBody(body));

        assertThat(e.body()).isEqualTo(body);
        assertThat(e).hasMessageStartingWith("test getThing: 200 with a body that cannot be read: ");
        assertThat(e.getMessage()).endsWith(" [trace t-1, 1 attempt]");
    }

    @Test
    void longBodyThatIsNotWhatWasPromisedIsKeptFromItsStart() {
        String body = "{\"name\":\"" + "x".repeat(20_000) + "\",,}";

        assertThat(undecodable(new MockResponse().setBody(body)).body()).isEqualTo(body.substring(0, 4096));
    }

    @Test
    void nestingWithoutEndCannotBeDecoded() {
        assertThat(undecodable(new MockResponse().setBody("{\"x\":" + "[".repeat(10_000))))
                .hasMessageContaining("nesting");
    }

    @Test
    void numberWithoutEndCannotBeDecoded() {
        assertThat(undecodable(new MockResponse().setBody("{\"name\":" + "1".repeat(10_000) + "}")))
                .hasMessageContaining("umber");
    }

    /** An array of large elements that never ends: 64 MiB are read, none are kept, the connection is closed. */
    @Test
    void bodyThatIsTooLongCannotBeDecoded() throws IOException {
        RawServer.Answer endless = socket -> {
            RawServer.Answer.closing(RawServer.OK + "Connection: close\r\n\r\n[{}")
                    .give(socket);
            RawServer.Answer element = RawServer.Answer.closing(",{\"pad\":\"" + "x".repeat(1 << 20) + "\"}");
            for (int i = 0; i < 80; i++) {
                element.give(socket);
            }
            RawServer.Answer.closing("]").give(socket);
        };
        try (RawServer raw = new RawServer(endless);
                Api other = new TestClient(raw.address()).open()) {
            assertThatExceptionOfType(DecodeException.class)
                    .isThrownBy(() -> other.call(TestClient.LIST, io.github.clouddatasets.core.spi.Arguments.none()))
                    .withMessageStartingWith("test listThings: the answer is longer than 67108864 bytes")
                    .satisfies(e ->
                            assertThat(e.body()).startsWith("[{},{\"pad\":").hasSize(4096));
            assertThat(raw.count()).isEqualTo(1);
        }
    }

    static Stream<Arguments> kinds() {
        return Stream.of(
                Arguments.of(400, InvalidRequestException.class, ErrorKind.INVALID_REQUEST),
                Arguments.of(401, AuthenticationException.class, ErrorKind.AUTHENTICATION),
                Arguments.of(402, QuotaExceededException.class, ErrorKind.QUOTA_EXCEEDED),
                Arguments.of(403, PermissionDeniedException.class, ErrorKind.PERMISSION_DENIED),
                Arguments.of(404, NotFoundException.class, ErrorKind.NOT_FOUND),
                Arguments.of(409, ConflictException.class, ErrorKind.CONFLICT),
                Arguments.of(429, RateLimitedException.class, ErrorKind.RATE_LIMITED),
                Arguments.of(500, ServerException.class, ErrorKind.SERVER),
                Arguments.of(302, ApiException.class, ErrorKind.OTHER));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyKindHasItsClass(int status, Class<? extends ApiException> type, ErrorKind kind) {
        ApiException e = refusal(new MockResponse().setResponseCode(status));

        assertThat(e).isExactlyInstanceOf(type);
        assertThat(e.kind()).isEqualTo(kind);
    }

    @Test
    void refusalCarriesAllFacts() {
        String body = "{\"error_code\":\"T.1\",\"error_msg\":\"not now\"}";

        ApiException e = refusal(new MockResponse()
                .setResponseCode(409)
                .setHeader("x-request-id", "r-9")
                .setHeader("Retry-After", "7")
                .setBody(body));

        assertThat(e.error())
                .usingRecursiveComparison()
                .isEqualTo(new io.github.clouddatasets.core.ApiError(
                        "test",
                        "getThing",
                        ErrorKind.CONFLICT,
                        409,
                        "T.1",
                        "not now",
                        null,
                        "t-1",
                        "r-9",
                        1,
                        false,
                        Duration.ofSeconds(7),
                        body));
        assertThat(e).hasMessage("test getThing: 409 T.1 not now [trace t-1, request r-9, 1 attempt]");
    }

    @Test
    void adviceFollowsTheServicesText() {
        assertThat(refusal(new MockResponse()
                        .setResponseCode(400)
                        .setBody("{\"error_code\":\"T.404\",\"error_msg\":\"nope\"}")))
                .isInstanceOf(NotFoundException.class)
                .hasMessage("test getThing: 400 T.404 nope (there is no such thing) [trace t-1, 1 attempt]");
    }

    @Test
    void messageIsOneLineWhateverTheServiceSays() {
        assertThat(refusal(new MockResponse().setResponseCode(400).setBody("{\"error_msg\":\"a\\r\\nb\\tc\\u0000d\"}")))
                .hasMessage("test getThing: 400 a b c d [trace t-1, 1 attempt]");
    }

    @Test
    void requestIdComesFromTheBodyWhereNoHeaderHasIt() {
        assertThat(refusal(new MockResponse()
                                .setResponseCode(401)
                                .setBody("{\"error_code\":\"APIG.0301\",\"error_msg\":\"m\",\"request_id\":\"r-b\"}"))
                        .requestId())
                .isEqualTo("r-b");
    }

    @Test
    void htmlOfAProxyIsKeptButNotShown() {
        ApiException e = refusal(new MockResponse().setResponseCode(502).setBody("<html>Bad Gateway</html>"));

        assertThat(e).hasMessage("test getThing: 502 [trace t-1, 1 attempt]");
        assertThat(e.error().body()).isEqualTo("<html>Bad Gateway</html>");
    }

    @Test
    void refusalThatBreaksOffIsALostConnection() throws IOException {
        try (RawServer raw = new RawServer(RawServer.Answer.closing(
                        "HTTP/1.1 400 Bad Request\r\nContent-Length: 100\r\n\r\n{\"error_code\""));
                Api other = new TestClient(raw.address()).open()) {
            assertThatExceptionOfType(ConnectionLostException.class)
                    .isThrownBy(() -> other.call(TestClient.CREATE, TestClient.body()));
        }
    }

    @Test
    void redirectIsNeitherFollowedNorMisunderstood() throws IOException {
        try (MockWebServer elsewhere = new MockWebServer()) {
            server.enqueue(new MockResponse()
                    .setResponseCode(302)
                    .setHeader("Location", elsewhere.url("/things/t1").toString()));

            assertThatExceptionOfType(ApiException.class)
                    .isThrownBy(() -> api.call(TestClient.GET, TestClient.id()))
                    .withMessageContaining(
                            "302 a redirect is never followed: set the endpoint to where the service is");
            assertThat(elsewhere.getRequestCount()).isZero();
        }
    }

    @Test
    void faultInsideASuccessIsARefusal() {
        Op<Thing> op = TestClient.GET.as(thing -> {
            throw new ServiceFault("T.404", "gone");
        });
        server.enqueue(new MockResponse().setBody("{\"id\":\"t1\"}"));

        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> api.call(op, TestClient.id()))
                .satisfies(e -> assertThat(e.httpStatus()).isEqualTo(200))
                .withMessageStartingWith("test getThing: 200 T.404 gone");
    }

    @Test
    void envelopeThatHidesRefusalsIsLookedIntoEvenWithoutAValue() {
        Envelope hiding = new Envelope() {
            @Override
            public @Nullable Object read(
                    com.fasterxml.jackson.core.JsonParser body,
                    io.github.clouddatasets.core.spi.value.@Nullable Decoder<?> decoder)
                    throws ServiceFault {
                throw new ServiceFault("T.7", "hidden");
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
        Service service = new Service("test", hiding, TestClient.SERVICE.errors(), null, List.of());
        server.enqueue(new MockResponse().setBody("{\"code\":7}"));
        try (Api other = client.open(service, Authorizer.none())) {
            assertThatExceptionOfType(ApiException.class)
                    .isThrownBy(() -> other.call(TestClient.DELETE, TestClient.id()))
                    .withMessageStartingWith("test deleteThing: 200 T.7 hidden");
        }
    }

    @Test
    void listenerIsToldOfASuccess() {
        server.enqueue(new MockResponse().setHeader("x-request-id", "r-1").setBody("{}"));
        List<ResponseInfo> told = new ArrayList<>();

        api.with(o -> o.traceId("t-1").onResponse(told::add)).call(TestClient.GET, TestClient.id());

        assertThat(told)
                .containsExactly(new ResponseInfo(
                        "test",
                        "getThing",
                        200,
                        "t-1",
                        "r-1",
                        1,
                        Duration.ZERO,
                        ResponseHeaders.of(Map.of("X-Request-Id", List.of("r-1"), "Content-Length", List.of("2"))),
                        null));
    }

    @Test
    void listenerIsNotToldOfARefusal() {
        server.enqueue(new MockResponse().setResponseCode(404));
        List<ResponseInfo> told = new ArrayList<>();

        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> api.with(o -> o.onResponse(told::add)).call(TestClient.GET, TestClient.id()));
        assertThat(told).isEmpty();
    }

    @Test
    void whatTheListenerThrowsComesOutOfTheCall() {
        server.enqueue(new MockResponse().setBody("{}"));

        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> api.with(o -> o.onResponse(info -> {
                            throw new ArithmeticException("mine");
                        }))
                        .call(TestClient.GET, TestClient.id()));
    }
}
