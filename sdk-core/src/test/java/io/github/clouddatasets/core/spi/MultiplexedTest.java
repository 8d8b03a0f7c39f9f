package io.github.clouddatasets.core.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.clouddatasets.core.CallTimeoutException;
import io.github.clouddatasets.core.NotConnectedException;
import io.github.clouddatasets.core.Thing;
import io.github.clouddatasets.core.ext.OkHttpTransport;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Protocol;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import okhttp3.mockwebserver.SocketPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** HTTP/2: many calls share one connection. */
@Timeout(60)
class MultiplexedTest {

    private static final int REFUSED_STREAM = 7;
    private static final Thing THING = new Thing("t1", "n");

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.setProtocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE));
        server.start(InetAddress.getLoopbackAddress(), 0);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private static MockResponse answer() {
        return new MockResponse().setBody("{\"id\":\"t1\",\"name\":\"n\"}");
    }

    private static TestClient client(int port) {
        return new TestClient("http://127.0.0.1:" + port)
                .transport(OkHttpTransport.tuned(http -> http.protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE))));
    }

    private void answersAlways() {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answer();
            }
        });
    }

    @Test
    void callsShareOneConnection() throws Exception {
        answersAlways();
        try (Api api = client(server.getPort()).open()) {
            for (int i = 0; i < 20; i++) {
                assertThat(api.call(TestClient.GET, TestClient.id())).isEqualTo(THING);
                assertThat(api.call(TestClient.CREATE, TestClient.body())).isEqualTo(THING);
            }
        }
        for (int i = 0; i < 40; i++) {
            assertThat(server.takeRequest().getSequenceNumber()).isEqualTo(i);
        }
    }

    @Test
    void theSecondAttemptLeavesAConnectionThatWentDeadWithoutAWord() throws IOException {
        answersAlways();
        try (Tunnel tunnel = new Tunnel(server.getPort());
                Api api = client(tunnel.port())
                        .attemptTimeout(Duration.ofMillis(300))
                        .maxAttempts(2)
                        .open()) {
            api.call(TestClient.GET, TestClient.id());
            assertThat(tunnel.connections()).isEqualTo(1);

            tunnel.swallowAll();
            for (int i = 0; i < 3; i++) {
                assertThat(api.call(TestClient.GET, TestClient.id())).isEqualTo(THING);
            }

            assertThat(tunnel.connections()).isEqualTo(2);
        }
    }

    @Test
    void aCallThatMayNotBeRepeatedSparesTheNextOne() throws IOException {
        answersAlways();
        try (Tunnel tunnel = new Tunnel(server.getPort());
                Api api = client(tunnel.port())
                        .attemptTimeout(Duration.ofMillis(300))
                        .open()) {
            api.call(TestClient.GET, TestClient.id());
            tunnel.swallowAll();
            assertThatExceptionOfType(CallTimeoutException.class)
                    .isThrownBy(() -> api.call(TestClient.CREATE, TestClient.body()));

            assertThat(api.call(TestClient.CREATE, TestClient.body())).isEqualTo(THING);
        }
    }

    /** The answer is slow; the connection is not dead, and others are served on it. */
    @Test
    void aSlowAnswerTakesTheConnectionFromNobody() throws Exception {
        CompletableFuture<MockResponse> slow = new CompletableFuture<>();
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return "GET".equals(request.getMethod()) ? answer() : slow.join();
            }
        });
        try (Api api = client(server.getPort()).open()) {
            api.call(TestClient.GET, TestClient.id());
            CompletableFuture<Thing> patient =
                    CompletableFuture.supplyAsync(() -> api.call(TestClient.CREATE, TestClient.body()));
            assertThatExceptionOfType(CallTimeoutException.class)
                    .isThrownBy(() -> api.with(o -> o.attemptTimeout(Duration.ofMillis(300)))
                            .call(TestClient.CREATE, TestClient.body()));
            assertThat(api.call(TestClient.GET, TestClient.id())).isEqualTo(THING);

            slow.complete(answer());
            assertThat(patient.get()).isEqualTo(THING);
        } catch (ExecutionException e) {
            throw new AssertionError("the patient call has lost its connection", e);
        }
    }

    @Test
    void aPostThatTheServerHasNotProcessedIsSentAgain() {
        for (int i = 0; i < 3; i++) {
            server.enqueue(new MockResponse()
                    .setSocketPolicy(SocketPolicy.RESET_STREAM_AT_START)
                    .setHttp2ErrorCode(REFUSED_STREAM));
        }
        server.enqueue(answer());
        try (Api api = client(server.getPort()).open()) {
            assertThat(api.call(TestClient.CREATE, TestClient.body())).isEqualTo(THING);
        }
        assertThat(server.getRequestCount()).isEqualTo(4);
    }

    @Test
    void aServerThatProcessesNothingIsNamed() {
        MockResponse refusal = new MockResponse()
                .setSocketPolicy(SocketPolicy.RESET_STREAM_AT_START)
                .setHttp2ErrorCode(REFUSED_STREAM);
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return refusal;
            }

            @Override
            public MockResponse peek() {
                return refusal;
            }
        });
        try (Api api = client(server.getPort()).open()) {
            assertThatExceptionOfType(NotConnectedException.class)
                    .isThrownBy(() -> api.call(TestClient.CREATE, TestClient.body()))
                    .withMessageContaining(
                            "has turned the request away unprocessed (stream was reset: REFUSED_STREAM)");
        }
    }

    @Test
    void aStreamThatMayHaveBeenProcessedIsNotSentAgain() {
        server.enqueue(new MockResponse()
                .setSocketPolicy(SocketPolicy.RESET_STREAM_AT_START)
                .setHttp2ErrorCode(2));
        server.enqueue(answer());
        try (Api api = client(server.getPort()).open()) {
            assertThatExceptionOfType(io.github.clouddatasets.core.ConnectionLostException.class)
                    .isThrownBy(() -> api.call(TestClient.CREATE, TestClient.body()));
        }
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    /** Hands bytes on, until it is asked to swallow those of the connections made so far. It closes nothing. */
    private static final class Tunnel implements AutoCloseable {

        private final ServerSocket listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        private final AtomicInteger count = new AtomicInteger();
        private volatile int deadUpTo;

        Tunnel(int target) throws IOException {
            background(() -> {
                while (true) {
                    Socket client = listener.accept();
                    Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                    int number = count.incrementAndGet();
                    background(() -> pump(client, server, number));
                    background(() -> pump(server, client, number));
                }
            });
        }

        int port() {
            return listener.getLocalPort();
        }

        int connections() {
            return count.get();
        }

        void swallowAll() {
            deadUpTo = count.get();
        }

        private void pump(Socket from, Socket to, int number) throws IOException {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] bytes = new byte[8192];
            for (int n; (n = in.read(bytes)) >= 0; ) {
                if (number > deadUpTo) {
                    out.write(bytes, 0, n);
                    out.flush();
                }
            }
        }

        private interface Work {
            void run() throws IOException;
        }

        private static void background(Work work) {
            Thread thread = new Thread(() -> {
                try {
                    work.run();
                } catch (IOException e) {
                    // one side has gone
                }
            });
            thread.setDaemon(true);
            thread.start();
        }

        @Override
        public void close() {
            try {
                listener.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
