package io.github.clouddatasets.core.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.CallTimeoutException;
import io.github.clouddatasets.core.CancelledException;
import io.github.clouddatasets.core.ConnectionLostException;
import io.github.clouddatasets.core.DecodeException;
import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.ServerException;
import io.github.clouddatasets.testing.Packed;
import io.github.clouddatasets.testing.RawServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Server-sent events by the standard, and what can go wrong with them. */
@Timeout(60)
class EventSourceTest {

    private static final Op<EventSource> WATCH = Op.events("watchThings", "/things/watch");

    private final MockWebServer server = new MockWebServer();
    private final Api api = new TestClient(server.url("/").toString()).open();

    @AfterEach
    void close() throws IOException {
        api.close();
        server.close();
    }

    private List<ServerSentEvent> read(String body) {
        return read(body.getBytes(StandardCharsets.UTF_8), 1 << 20);
    }

    private List<ServerSentEvent> read(byte[] body, int chunk) {
        server.enqueue(new MockResponse()
                .setHeader("Content-Type", "text/event-stream")
                .setChunkedBody(new Buffer().write(body), chunk));
        List<ServerSentEvent> events = new ArrayList<>();
        try (EventSource source = api.call(WATCH, Arguments.none().body(List.of()))) {
            for (ServerSentEvent event = source.next(); event != null; event = source.next()) {
                events.add(event);
            }
        }
        return events;
    }

    private static ServerSentEvent event(String name, String data) {
        return new ServerSentEvent(null, name, data, true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n"})
    void everyLineEndOfTheStandardIsOne(String end) {
        String body = "event:a\nid: 7\ndata: one\ndata:two\n\ndata:three\n\n".replace("\n", end);

        assertThat(read(body))
                .containsExactly(new ServerSentEvent("7", "a", "one\ntwo", true), event("message", "three"));
    }

    @Test
    void theBytesMayComeOneByOne() {
        byte[] body = "\uFEFFevent:a\r\ndata:\u8349 \uD83D\uDE00\r\n\r\n:keep-alive\r\n\r\ndata:b\r\n\r\n"
                .getBytes(StandardCharsets.UTF_8);

        assertThat(read(body, 1)).containsExactly(event("a", "\u8349 \uD83D\uDE00"), event("message", "b"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    data:x|x
                    data: x|x
                    data:  x|' x'
                    data:x: y|x: y
                    data|''
                    data:|''
                    """)
    void oneSpaceAfterTheColonIsNoneOfTheValue(String line, String data) {
        assertThat(read(line + "\n\n")).containsExactly(event("message", data));
    }

    @Test
    void commentsUnknownFieldsAndEventsWithoutDataArePassedOver() {
        assertThat(read("::\n:keep-alive\n\nretry:10\nevent:nothing\n\nfoo:bar\nbaz\ndata:x\n\n"))
                .containsExactly(event("message", "x"));
    }

    @Test
    void anEventWithoutItsEndIsToldFromAWholeOne() {
        assertThat(read("data:x\n\nevent:b\ndata:y"))
                .containsExactly(event("message", "x"), new ServerSentEvent(null, "b", "y", false));
        assertThat(read("data:x\n\nevent:b\ndata:y\n"))
                .containsExactly(event("message", "x"), new ServerSentEvent(null, "b", "y", false));
        assertThat(read("data:x\n\ni")).hasSize(2).last().matches(cut -> !cut.terminated());
        assertThat(read("data:x\n\n:keep")).containsExactly(event("message", "x"));
    }

    @Test
    void aStreamThatBreaksIsALostConnectionAndIsNotAskedForAgain() throws IOException {
        try (RawServer raw = new RawServer(RawServer.Answer.closing(
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n8\r\ndata:x\n\n\r\n8\r\ndata"))) {
            Api client = new TestClient(raw.address()).open();
            try (EventSource source = client.call(WATCH, Arguments.none())) {
                assertThat(source.next()).isEqualTo(event("message", "x"));
                assertThatExceptionOfType(ConnectionLostException.class).isThrownBy(source::next);
            }
            assertThat(raw.count()).isEqualTo(1);
        }
    }

    @Test
    void silenceEndsAStream() throws IOException {
        try (RawServer raw = RawServer.silentAfter("HTTP/1.1 200 OK\r\n\r\ndata:x\n\n")) {
            Api client = new TestClient(raw.address())
                    .idleTimeout(Duration.ofMillis(150))
                    .open();
            try (EventSource source = client.call(WATCH, Arguments.none())) {
                assertThat(source.next()).isEqualTo(event("message", "x"));
                assertThatExceptionOfType(CallTimeoutException.class)
                        .isThrownBy(source::next)
                        .matches(timeout -> timeout.clock() == CallTimeoutException.Clock.IDLE);
            }
        }
    }

    @Test
    void closingTheStreamClosesTheSocket() throws Exception {
        try (RawServer raw = RawServer.silentAfter("HTTP/1.1 200 OK\r\n\r\ndata:x\n\n")) {
            EventSource source = new TestClient(raw.address()).open().call(WATCH, Arguments.none());
            source.next();
            source.close();

            raw.hungUp().await();
            assertThat(source.next()).isNull();
        }
    }

    @Test
    void aReaderThatWaitsIsEndedByAnotherThreadsClose() throws Exception {
        try (RawServer raw = RawServer.silentAfter("HTTP/1.1 200 OK\r\n\r\ndata:x\n\n")) {
            EventSource source = new TestClient(raw.address()).open().call(WATCH, Arguments.none());
            CountDownLatch firstRead = new CountDownLatch(1);
            AtomicReference<Thread> thread = new AtomicReference<>();
            CompletableFuture<ServerSentEvent> reader = CompletableFuture.supplyAsync(
                    () -> {
                        thread.set(Thread.currentThread());
                        source.next();
                        firstRead.countDown();
                        return source.next();
                    },
                    work -> new Thread(work).start());
            firstRead.await();
            while (!isInSocket(thread.get())) {
                Thread.onSpinWait();
            }

            source.close();

            raw.hungUp().await();
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(reader::get)
                    .withCauseInstanceOf(CancelledException.class)
                    .withMessageContaining("the stream was closed while it was read");
        }
    }

    private static boolean isInSocket(Thread thread) {
        return java.util.Arrays.stream(thread.getStackTrace())
                .anyMatch(frame -> frame.getClassName().contains("SocketInputStream")
                        || frame.getClassName().contains("NioSocketImpl"));
    }

    @Test
    void aReaderBetweenTwoEventsIsEndedByAnotherThreadsClose() throws Exception {
        try (RawServer raw = RawServer.silentAfter("HTTP/1.1 200 OK\r\n\r\ndata:x\n\n")) {
            EventSource source = new TestClient(raw.address()).open().call(WATCH, Arguments.none());
            source.next();
            Thread other = new Thread(source::close);
            other.start();
            other.join();

            raw.hungUp().await();
            for (int i = 0; i < 2; i++) {
                assertThatExceptionOfType(CancelledException.class)
                        .isThrownBy(source::next)
                        .withMessageContaining("the stream was closed by another thread");
            }
            source.close();
        }
    }

    @Test
    void aStreamReadToItsEndStaysAtItsEndWhoeverClosesIt() throws Exception {
        server.enqueue(new MockResponse().setBody("data:x\n\n"));
        EventSource source = api.call(WATCH, Arguments.none());
        source.next();
        assertThat(source.next()).isNull();
        Thread other = new Thread(source::close);
        other.start();
        other.join();

        assertThat(source.next()).isNull();
    }

    @Test
    void closingTheClientEndsTheStream() throws Exception {
        try (RawServer raw = RawServer.silentAfter("HTTP/1.1 200 OK\r\n\r\ndata:x\n\n")) {
            Api client = new TestClient(raw.address()).open();
            EventSource source = client.call(WATCH, Arguments.none());
            source.next();
            client.close();

            assertThatExceptionOfType(CancelledException.class).isThrownBy(source::next);
        }
    }

    @Test
    void theRequestAsksForEventsAsTheyHappen() throws Exception {
        read("data:x\n\n");

        RecordedRequest request = server.takeRequest();
        assertThat(request.getRequestLine()).isEqualTo("POST /things/watch HTTP/1.1");
        assertThat(request.getHeader("Accept")).isEqualTo("text/event-stream, application/json");
        assertThat(request.getHeader("Accept-Encoding")).isEqualTo("identity");
        assertThat(request.getHeader("Content-Type")).isEqualTo("application/json");
        assertThat(request.getBody().readUtf8()).isEqualTo("[]");
    }

    @Test
    void aRefusalIsTheExceptionItAlwaysIs() {
        server.enqueue(new MockResponse().setResponseCode(400).setBody("{\"error_code\":\"T.404\"}"));

        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> api.call(WATCH, Arguments.none()));
    }

    @Test
    void aServerThatIsDownIsNotAskedTwice() {
        server.enqueue(new MockResponse().setResponseCode(503));

        assertThatExceptionOfType(ServerException.class)
                .isThrownBy(() -> api.call(WATCH, Arguments.none()))
                .extracting(ApiException::attempts)
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {" {\"id\":1}", "[1]", "\r\n<html>"})
    void oneDocumentIsNoStream(String body) {
        server.enqueue(new MockResponse()
                .setHeader("Content-Type", "text/event-stream")
                .setBody(body));

        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> api.call(WATCH, Arguments.none()))
                .withMessageContaining("one document instead of a stream of events")
                .extracting(DecodeException::body)
                .isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "upstream timeout",
                "upstream timeout\n",
                "no healthy upstream and a long line of further words",
                "Error: bad gateway",
                "<html>",
                "\"text\"",
                "null",
                "\uFEFFupstream timeout",
                "\uFEFF{\"id\":1}"
            })
    void aTextOfAProxyIsNoStream(String body) {
        for (String type : new String[] {"text/plain", "text/html", "application/json", "text/event-stream"}) {
            if (type.equals("text/event-stream") && body.startsWith("Error:")) {
                continue; // a field that nobody knows
            }
            server.enqueue(new MockResponse().setHeader("Content-Type", type).setBody(body));

            assertThatExceptionOfType(DecodeException.class)
                    .as(type)
                    .isThrownBy(() -> api.call(WATCH, Arguments.none()))
                    .withMessageContaining("one document instead of a stream of events")
                    .extracting(DecodeException::body)
                    .isEqualTo(body.replace("\uFEFF", ""));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data:a\n\n",
                "\uFEFF\n\ndata: a\n\n",
                ":hello\n\ndata:a\n\n",
                "id\ndata:a\n\n",
                "retry:5\ndata:a\n\n"
            })
    void eventsAreEventsWhateverTheirTypeAndPacking(String body) {
        for (String encoding : new String[] {"identity", "gzip", "deflate", "raw deflate"}) {
            server.enqueue(new MockResponse()
                    .setHeader("Content-Type", "text/plain")
                    .setHeader("Content-Encoding", encoding.replace("raw ", ""))
                    .setBody(Packed.as(encoding, body)));
            try (EventSource events = api.call(WATCH, Arguments.none())) {
                ServerSentEvent event = events.next();
                assertThat(event == null ? null : event.data()).as(encoding).isEqualTo("a");
            }
        }
    }

    @Test
    void aPackingThatNobodyKnowsIsNamed() {
        server.enqueue(new MockResponse().setHeader("Content-Encoding", "br").setBody("data:a\n\n"));

        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> api.call(WATCH, Arguments.none()))
                .withMessageContaining("packed as br");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n"})
    void anEmptyStreamIsNoAnswer(String body) {
        server.enqueue(new MockResponse().setBody(body));

        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> api.call(WATCH, Arguments.none()))
                .withMessageContaining("holds no event");
    }

    @Test
    void anEndlessEventDoesNotFillTheMemory() throws IOException {
        byte[] block = "data:".concat("x".repeat(65_531)).getBytes(StandardCharsets.US_ASCII);
        try (RawServer raw = new RawServer(socket -> {
            RawServer.Answer.closing("HTTP/1.1 200 OK\r\n\r\n").give(socket);
            for (; ; ) {
                socket.getOutputStream().write(block);
            }
        })) {
            try (EventSource source = new TestClient(raw.address()).open().call(WATCH, Arguments.none())) {
                assertThatExceptionOfType(DecodeException.class)
                        .isThrownBy(source::next)
                        .withMessageContaining("longer than 16777216 bytes");
            }
        }
    }
}
