package io.github.clouddatasets.core.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.clouddatasets.core.CallTimeoutException;
import io.github.clouddatasets.core.CancelledException;
import io.github.clouddatasets.core.NotConnectedException;
import io.github.clouddatasets.core.SdkException;
import io.github.clouddatasets.core.Thing;
import io.github.clouddatasets.core.ext.OkHttpTransport;
import io.github.clouddatasets.testing.RawServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Dns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The way to a connection: name servers, proxies and handshakes that do not answer. */
@Timeout(60)
class RouteTest {

    private final CountDownLatch testOver = new CountDownLatch(1);
    private final CountDownLatch asked = new CountDownLatch(1);
    private final AtomicInteger lookups = new AtomicInteger();

    /** A name server that answers when the test is over. */
    private final Dns silent = host -> {
        lookups.incrementAndGet();
        asked.countDown();
        try {
            testOver.await();
        } catch (InterruptedException e) {
            throw new AssertionError("nobody may interrupt the lookup, which others may wait for", e);
        }
        throw new UnknownHostException(host);
    };

    @AfterEach
    void over() {
        testOver.countDown();
    }

    private TestClient clientWithSilentDns() {
        return new TestClient("https://slow.example").transport(OkHttpTransport.tuned(http -> http.dns(silent)));
    }

    @Test
    void aSilentNameServerDoesNotOutlastTheCall() {
        try (Api api = clientWithSilentDns()
                .time(io.github.clouddatasets.core.Time.system())
                .open()) {
            CallTimeoutException e = catchThrowableOfType(
                    CallTimeoutException.class,
                    () -> api.with(o -> o.timeout(Duration.ofMillis(200))).call(TestClient.CREATE, TestClient.body()));
            assertThat(e.clock()).isEqualTo(CallTimeoutException.Clock.CALL);
        }
    }

    @Test
    void aSilentNameServerEndsByTheConnectTimeout() {
        try (Api api = clientWithSilentDns()
                .connectTimeout(Duration.ofMillis(50))
                .maxAttempts(2)
                .open()) {
            assertThatExceptionOfType(NotConnectedException.class)
                    .isThrownBy(() -> api.call(TestClient.CREATE, TestClient.body()))
                    .withMessageStartingWith(
                            "test createThing: the lookup of slow.example has taken longer than PT0.05S,"
                                    + " nothing was sent [trace ")
                    .withMessageEndingWith(", 2 attempts]");
            assertThat(lookups).as("one lookup serves both attempts").hasValue(1);
        }
    }

    @Test
    void closingTheClientEndsTheWaitForANameServer() throws Exception {
        Api api = clientWithSilentDns().open();
        CompletableFuture<Thing> call = CompletableFuture.supplyAsync(() -> api.call(TestClient.GET, TestClient.id()));
        asked.await();
        api.close();
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(call::get)
                .withCauseInstanceOf(CancelledException.class);
    }

    @Test
    void anInterruptEndsTheWaitForANameServer() throws Exception {
        try (Api api = clientWithSilentDns().open()) {
            CompletableFuture<SdkException> ended = new CompletableFuture<>();
            Thread caller = new Thread(() -> ended.complete(
                    catchThrowableOfType(SdkException.class, () -> api.call(TestClient.GET, TestClient.id()))));
            caller.start();
            asked.await();
            caller.interrupt();
            assertThat(ended.get()).isInstanceOf(CancelledException.class);
        }
    }

    @Test
    void aNameServersRuntimeExceptionIsAnSdkException() {
        TestClient client = new TestClient("https://odd.example")
                .maxAttempts(1)
                .transport(OkHttpTransport.tuned(http -> http.dns(host -> {
                    throw new IllegalStateException("no resolver");
                })));
        try (Api api = client.open()) {
            assertThatExceptionOfType(NotConnectedException.class)
                    .isThrownBy(() -> api.call(TestClient.GET, TestClient.id()));
        }
    }

    @Test
    void aSilentHandshakeEndsByTheConnectTimeout() throws IOException {
        try (ServerSocket silentServer = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                Api api = new TestClient("https://127.0.0.1:" + silentServer.getLocalPort())
                        .connectTimeout(Duration.ofMillis(100))
                        .maxAttempts(1)
                        .open()) {
            assertThatExceptionOfType(NotConnectedException.class)
                    .isThrownBy(() -> api.call(TestClient.CREATE, TestClient.body()))
                    .withMessageContaining("nothing was sent");
        }
    }

    @Test
    void aDeadProxyIsNamed() throws IOException {
        int port;
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = gone.getLocalPort();
        }
        for (Proxy.Type type : List.of(Proxy.Type.HTTP, Proxy.Type.SOCKS)) {
            Proxy proxy = new Proxy(type, InetSocketAddress.createUnresolved("127.0.0.1", port));
            TestClient client = new TestClient("https://service.example")
                    .maxAttempts(1)
                    .transport(OkHttpTransport.tuned(http -> http.proxy(proxy)));
            try (Api api = client.open()) {
                assertThatExceptionOfType(NotConnectedException.class)
                        .isThrownBy(() -> api.call(TestClient.GET, TestClient.id()))
                        .withMessageContaining("through the proxy 127.0.0.1:" + port);
            }
        }
    }

    @Test
    void aHostWithoutAnyLivingAddressIsNotConnected() throws IOException {
        int port;
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = gone.getLocalPort();
        }
        List<InetAddress> dead = List.of(
                InetAddress.getByAddress(new byte[] {127, 0, 0, 3}),
                InetAddress.getByAddress(new byte[] {127, 0, 0, 4}));
        TestClient client = new TestClient("http://localhost:" + port)
                .maxAttempts(1)
                .transport(OkHttpTransport.tuned(http -> http.dns(host -> dead)));
        try (Api api = client.open()) {
            assertThatExceptionOfType(NotConnectedException.class)
                    .isThrownBy(() -> api.call(TestClient.CREATE, TestClient.body()));
        }
    }

    private static void assertRefusedInTime(String start, String endless, Op<?> op) {
        byte[] more = endless.repeat(64 * 1024 / endless.length()).getBytes(StandardCharsets.ISO_8859_1);
        RawServer.Answer flood = socket -> {
            RawServer.Answer.closing(start).give(socket);
            for (long sent = 0; sent < 64L * 1024 * 1024; sent += more.length) {
                socket.getOutputStream().write(more);
            }
        };
        try (RawServer server = new RawServer(flood);
                Api api = new TestClient(server.address())
                        .maxAnswerSize(1024)
                        .maxErrorSize(1024)
                        .maxAttempts(1)
                        .open()) {
            assertThatExceptionOfType(SdkException.class)
                    .as("%s after %s", endless, start)
                    .isThrownBy(() -> {
                        Object value = api.call(op, TestClient.id());
                        if (value instanceof Download download) {
                            try (download) {
                                while (download.read(ByteBuffer.wrap(new byte[100])) >= 0) {}
                            }
                        }
                    });
            assertThat(server.hungUp()).as("the server was cut off").satisfies(cut -> cut.await());
        }
    }

    @Test
    void whatNeverEndsIsCutOff() {
        for (Op<?> op : List.of(TestClient.GET, TestClient.DELETE, TestClient.CONTENT)) {
            assertRefusedInTime("HTTP/1.1 200 ", "x", op);
            assertRefusedInTime("HTTP/1.1 200 OK\r\nX: ", "x", op);
            assertRefusedInTime("HTTP/1.1 200 OK\r\n", "X: y\r\n", op);
            assertRefusedInTime("HTTP/1.1 500 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;", "x", op);
        }
        for (Op<?> op : List.of(TestClient.GET, TestClient.CONTENT)) {
            assertRefusedInTime(RawServer.OK + "Transfer-Encoding: chunked\r\n\r\n1;", "x", op);
            assertRefusedInTime(RawServer.OK + "Transfer-Encoding: chunked\r\n\r\n", "0", op);
            assertRefusedInTime(RawServer.OK + "Transfer-Encoding: chunked\r\n\r\n0\r\nX: ", "x", op);
            assertRefusedInTime(RawServer.OK + "Transfer-Encoding: chunked\r\n\r\n0\r\n", "X: y\r\n", op);
        }
        assertRefusedInTime(RawServer.OK + "Transfer-Encoding: chunked\r\n\r\n", "1\r\n \r\n", TestClient.GET);
    }
}
