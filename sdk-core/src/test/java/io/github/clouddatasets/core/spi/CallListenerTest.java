package io.github.clouddatasets.core.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.clouddatasets.core.CallListener;
import io.github.clouddatasets.core.ErrorKind;
import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.Secret;
import io.github.clouddatasets.core.spi.paging.NumberedPages;
import io.github.clouddatasets.testing.LogCatcher;
import io.github.clouddatasets.testing.RawServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.MDC;

/** What listeners of calls are told, and in which order. */
@Timeout(60)
class CallListenerTest {

    private final MockWebServer server = new MockWebServer();
    private final EventRecorder recorder = new EventRecorder();
    private final TestClient client = new TestClient(server.url("/").toString()).listener(recorder);

    @BeforeEach
    void clear() {
        LogCatcher.clear();
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private void answer(int status, String body) {
        server.enqueue(new MockResponse().setResponseCode(status).setBody(body));
    }

    @Test
    void success() {
        server.enqueue(new MockResponse().setBody("{\"id\":\"t1\"}").setHeader("x-request-id", "r-1"));
        try (Api api = client.open()) {
            api.with(o -> o.traceId("t-1")).call(TestClient.CREATE, TestClient.body());
        }

        assertThat(recorder.told)
                .containsExactly("call createThing", "attempt 1", "attempt 1: 200 OK", "end after 1: 200 OK");
        CallListener.CallEnded end = recorder.only(CallListener.CallEnded.class);
        assertThat(end.call().service()).isEqualTo("test");
        assertThat(end.call().method()).isEqualTo("POST");
        assertThat(end.call().traceId()).isEqualTo("t-1");
        assertThat(end.outcome())
                .isEqualTo(new CallListener.Outcome(
                        200, null, null, "r-1", "{\"name\":\"new\"}".length(), 11, Duration.ZERO));
        assertThat(end.outcome().succeeded()).isTrue();
        assertThat(recorder.only(CallListener.AttemptEnded.class).outcome()).isEqualTo(end.outcome());
        CallListener.Server where = new CallListener.Server(server.getHostName(), server.getPort());
        assertThat(recorder.only(CallListener.AttemptStarted.class).server()).isEqualTo(where);
        assertThat(recorder.only(CallListener.AttemptEnded.class).server()).isEqualTo(where);
    }

    @Test
    void retryOn503() {
        answer(503, "busy");
        answer(200, "{}");
        try (Api api = client.open()) {
            api.call(TestClient.GET, TestClient.id());
        }

        assertThat(recorder.told)
                .containsExactly(
                        "call getThing",
                        "attempt 1",
                        "attempt 1: 503 SERVER",
                        "again after 1: SERVER",
                        "attempt 2",
                        "attempt 2: 200 OK",
                        "end after 2: 200 OK");
        CallListener.RetryScheduled retry = recorder.only(CallListener.RetryScheduled.class);
        assertThat(retry.delay()).isEqualTo(client.clock.sleeps().get(0));
        CallListener.CallEnded end = recorder.only(CallListener.CallEnded.class);
        assertThat(end.outcome().bytesReceived()).as("of both answers").isEqualTo("busy{}".length());
        assertThat(end.outcome().duration()).as("with the wait").isEqualTo(retry.delay());
    }

    @Test
    void retryOf429IsAsLongAsTheServiceAsks() {
        server.enqueue(new MockResponse().setResponseCode(429).setHeader("Retry-After", "7"));
        answer(200, "{}");
        try (Api api = client.open()) {
            api.call(TestClient.CREATE, TestClient.body());
        }

        CallListener.RetryScheduled retry = recorder.only(CallListener.RetryScheduled.class);
        assertThat(retry.reason().errorKind()).isEqualTo(ErrorKind.RATE_LIMITED);
        assertThat(retry.reason().httpStatus()).isEqualTo(429);
        assertThat(retry.delay()).isEqualTo(Duration.ofSeconds(7));
        assertThat(recorder.told).contains("end after 2: 200 OK");
    }

    @Test
    void failureOfTheLastAttemptIsTheCalls() {
        answer(404, "");
        try (Api api = client.open()) {
            assertThat(catchThrowable(() -> api.call(TestClient.GET, TestClient.id())))
                    .isNotNull();
        }

        assertThat(recorder.told)
                .containsExactly(
                        "call getThing", "attempt 1", "attempt 1: 404 NOT_FOUND", "end after 1: 404 NOT_FOUND");
        CallListener.Outcome outcome =
                recorder.only(CallListener.CallEnded.class).outcome();
        assertThat(outcome.failure()).isEqualTo(NotFoundException.class);
        assertThat(outcome.succeeded()).isFalse();
    }

    @Test
    void connectFailureHasNoStatusAndNoBytes() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        try (Api api = new TestClient("http://127.0.0.1:" + closed)
                .listener(recorder)
                .maxAttempts(2)
                .open()) {
            assertThat(catchThrowable(() -> api.call(TestClient.CREATE, TestClient.body())))
                    .isNotNull();
        }

        assertThat(recorder.told)
                .containsExactly(
                        "call createThing",
                        "attempt 1",
                        "attempt 1: 0 NotConnectedException",
                        "again after 1: NotConnectedException",
                        "attempt 2",
                        "attempt 2: 0 NotConnectedException",
                        "end after 2: 0 NotConnectedException");
        assertThat(recorder.only(CallListener.CallEnded.class).outcome().bytesSent())
                .isZero();
    }

    @Test
    void freshCredentialsAreARetryWithoutDelay() {
        answer(401, "");
        answer(200, "{}");
        Authorizer login =
                Authorizer.login(timeout -> new Authorizer.Token(Secret.of("very-secret"), Instant.MAX), client.clock);
        try (Api api = client.open(login)) {
            api.call(TestClient.CREATE, TestClient.body());
        }

        assertThat(recorder.told)
                .containsExactly(
                        "call createThing",
                        "attempt 1",
                        "attempt 1: 401 AUTHENTICATION",
                        "again after 1: AUTHENTICATION",
                        "attempt 2",
                        "attempt 2: 200 OK",
                        "end after 2: 200 OK");
        assertThat(recorder.only(CallListener.RetryScheduled.class).delay()).isZero();
        assertThat(recorder.events.toString()).doesNotContain("very-secret");
    }

    @Test
    void callWhoseLoginFailsHasNoAttempt() {
        Authorizer login = Authorizer.login(
                timeout -> {
                    throw new IllegalStateException("no token");
                },
                client.clock);
        try (Api api = client.open(login)) {
            assertThat(catchThrowable(() -> api.call(TestClient.GET, TestClient.id())))
                    .isNotNull();
        }

        assertThat(recorder.told).containsExactly("call getThing", "end after 0: 0 IllegalStateException");
    }

    @Test
    void everyCallHasANumberOfItsOwn() {
        answer(200, "{}");
        answer(200, "{}");
        try (Api api = client.open()) {
            Api view = api.with(o -> o.traceId("same"));
            view.call(TestClient.GET, TestClient.id());
            view.call(TestClient.GET, TestClient.id());
        }

        assertThat(recorder.events.stream()
                        .filter(CallListener.CallFacts.class::isInstance)
                        .map(CallListener.CallFacts.class::cast)
                        .map(CallListener.CallFacts::number)
                        .distinct())
                .hasSize(2);
    }

    @Test
    void listenerThatThrowsBreaksNothingAndIsLoggedOnce() {
        answer(503, "");
        answer(200, "{\"id\":\"t1\"}");
        CallListener bad = new CallListener() {
            @Override
            public void callStarted(CallFacts call) {
                throw new IllegalStateException("my password is hunter2");
            }

            @Override
            public void attemptEnded(AttemptEnded event) {
                throw new NoClassDefFoundError("lib");
            }

            @Override
            public void callEnded(CallEnded event) {
                throw new AssertionError();
            }
        };
        EventRecorder behind = new EventRecorder();
        try (Api api = client.listener(bad).listener(behind).open()) {
            assertThat(api.call(TestClient.GET, TestClient.id()).id()).isEqualTo("t1");
        }

        assertThat(behind.told).as("the one behind it").isEqualTo(recorder.told).contains("end after 2: 200 OK");
        assertThat(LogCatcher.lines().stream().map(LogCatcher.Line::text).filter(line -> line.contains("listener")))
                .singleElement()
                .asString()
                .endsWith(" threw java.lang.IllegalStateException, which is dropped, as will be what it throws from"
                        + " now on");
        assertThat(LogCatcher.lines().toString()).doesNotContain("hunter2");
    }

    @Test
    void inTheBackground() throws Exception {
        answer(200, "{}");
        List<String> threads = Collections.synchronizedList(new ArrayList<>());
        List<String> traces = Collections.synchronizedList(new ArrayList<>());
        client.listener(new CallListener() {
            @Override
            public void callEnded(CallEnded event) {
                threads.add(String.valueOf(Thread.currentThread()));
                traces.add(String.valueOf(MDC.get("clouddatasets.traceId")));
            }
        });
        try (Api api = client.open()) {
            String thread = api.with(o -> o.traceId("t-1"))
                    .async(view -> view, view -> {
                        view.call(TestClient.GET, TestClient.id());
                        return String.valueOf(Thread.currentThread());
                    })
                    .get(30, TimeUnit.SECONDS);

            assertThat(threads).containsExactly(thread);
        }
        assertThat(traces).containsExactly("t-1");
    }

    @Test
    void cancelledCall() throws Exception {
        try (RawServer silent = RawServer.silent();
                Api api = new TestClient(silent.address()).listener(recorder).open()) {
            CompletableFuture<?> future = api.async(view -> view, view -> view.call(TestClient.GET, TestClient.id()));
            assertThat(silent.received().await(30, TimeUnit.SECONDS)).isTrue();

            future.cancel(true);

            assertThat(recorder.over.await(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(recorder.told)
                .containsExactly(
                        "call getThing",
                        "attempt 1",
                        "attempt 1: 0 CancelledException",
                        "end after 1: 0 CancelledException");
    }

    @Test
    void eachPageIsACall() {
        answer(200, "[{},{}]");
        answer(200, "[{}]");
        try (Api api = client.open()) {
            assertThat(api
                            .paged(new NumberedPages<>(
                                    2,
                                    page -> new NumberedPages.Slice<>(
                                            List.of(api.call(
                                                    TestClient.LIST,
                                                    Arguments.none().query("page", page))),
                                            null,
                                            null)))
                            .stream())
                    .hasSize(3);
        }

        assertThat(recorder.told)
                .containsExactly(
                        "call listThings",
                        "attempt 1",
                        "attempt 1: 200 OK",
                        "end after 1: 200 OK",
                        "call listThings",
                        "attempt 1",
                        "attempt 1: 200 OK",
                        "end after 1: 200 OK");
    }

    @Test
    void downloadEndsWithItsLastByte() {
        answer(200, "0123456789");
        try (Api api = client.open()) {
            Download download = api.call(TestClient.CONTENT, TestClient.id());
            byte[] bytes = new byte[100];
            assertThat(download.read(ByteBuffer.wrap(bytes))).isEqualTo(10);
            assertThat(recorder.told).containsExactly("call getContent", "attempt 1");

            assertThat(download.read(ByteBuffer.wrap(bytes, 10, bytes.length - 10)))
                    .isEqualTo(-1);

            assertThat(recorder.told)
                    .containsExactly("call getContent", "attempt 1", "attempt 1: 200 OK", "end after 1: 200 OK");
            download.close();
            assertThat(recorder.told).as("told once").hasSize(4);
        }
        assertThat(recorder.only(CallListener.CallEnded.class).outcome().bytesReceived())
                .isEqualTo(10);
    }

    @Test
    void downloadClosedBeforeItsEndHasNotFailed() {
        answer(200, "0123456789");
        try (Api api = client.open()) {
            api.call(TestClient.CONTENT, TestClient.id()).close();
        }

        assertThat(recorder.told)
                .containsExactly("call getContent", "attempt 1", "attempt 1: 200 OK", "end after 1: 200 OK");
        assertThat(recorder.only(CallListener.CallEnded.class).outcome().bytesReceived())
                .isZero();
    }

    @Test
    void downloadThatBreaksTellsSo() throws IOException {
        try (RawServer raw =
                        new RawServer(RawServer.Answer.closing("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc"));
                Api api = new TestClient(raw.address()).listener(recorder).open()) {
            assertThat(catchThrowable(() -> api.download(
                            TestClient.CONTENT, TestClient.id(), OutputStream.nullOutputStream(), progress -> {})))
                    .isNotNull();
        }

        assertThat(recorder.told)
                .containsExactly(
                        "call getContent",
                        "attempt 1",
                        "attempt 1: 200 ConnectionLostException",
                        "end after 1: 200 ConnectionLostException");
        assertThat(recorder.only(CallListener.AttemptEnded.class).outcome().bytesReceived())
                .isEqualTo(3);
    }
}
