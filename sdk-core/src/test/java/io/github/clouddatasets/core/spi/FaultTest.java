package io.github.clouddatasets.core.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.clouddatasets.core.CallTimeoutException;
import io.github.clouddatasets.core.ConnectionLostException;
import io.github.clouddatasets.core.NotConnectedException;
import io.github.clouddatasets.core.SdkException;
import io.github.clouddatasets.core.Thing;
import io.github.clouddatasets.core.Time;
import io.github.clouddatasets.core.ext.OkHttpTransport;
import io.github.clouddatasets.testing.RawServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import okhttp3.mockwebserver.MockWebServer;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Networks that break, with real sockets. The timeouts of the tests are guards against hanging, no more. */
@Timeout(60)
class FaultTest {

    private static final String BIG = "{\"name\":\"" + "x".repeat(40_000);

    static Stream<Named<RawServer.Answer>> breaks() {
        return Stream.of(
                Named.of("closed before the headers", RawServer.Answer.closing("")),
                Named.of("reset before the headers", RawServer.Answer.reset("")),
                Named.of("closed inside the status line", RawServer.Answer.closing("HTTP/1.")),
                Named.of("closed inside the headers", RawServer.Answer.closing("HTTP/1.1 200 OK\r\nContent-Ty")),
                Named.of("reset inside the headers", RawServer.Answer.reset("HTTP/1.1 200 OK\r\nContent-Ty")),
                Named.of(
                        "reset after the headers", RawServer.Answer.reset(RawServer.OK + "Content-Length: 11\r\n\r\n")),
                Named.of(
                        "body shorter than its length",
                        RawServer.Answer.closing(RawServer.OK + "Content-Length: 11\r\n\r\n{\"id\":")),
                Named.of(
                        "whole JSON but shorter than its length",
                        RawServer.Answer.closing(RawServer.OK + "Content-Length: 12\r\n\r\n{\"id\":\"t1\"}")),
                Named.of(
                        "large body shorter than its length",
                        RawServer.Answer.closing(RawServer.OK + "Content-Length: 50000\r\n\r\n" + BIG)),
                Named.of(
                        "closed inside a chunk",
                        RawServer.Answer.closing(RawServer.OK + "Transfer-Encoding: chunked\r\n\r\nb\r\n{\"id\":")),
                Named.of(
                        "no last chunk",
                        RawServer.Answer.closing(
                                RawServer.OK + "Transfer-Encoding: chunked\r\n\r\nb\r\n{\"id\":\"t1\"}\r\n")),
                Named.of(
                        "large chunk cut",
                        RawServer.Answer.closing(RawServer.OK + "Transfer-Encoding: chunked\r\n\r\nffff\r\n" + BIG)),
                Named.of("not HTTP at all", RawServer.Answer.closing("SSH-2.0-OpenSSH_9.2\r\n")));
    }

    @ParameterizedTest
    @MethodSource("breaks")
    void postIsSentOnceAndLost(RawServer.Answer answer) throws IOException {
        try (RawServer server = new RawServer(answer);
                Api api = new TestClient(server.address()).open()) {
            ConnectionLostException e = catchThrowableOfType(
                    ConnectionLostException.class, () -> api.call(TestClient.CREATE, TestClient.body()));

            assertThat(e.getMessage())
                    .startsWith("test createThing: the connection to 127.0.0.1:")
                    .contains(" broke before the answer was complete (")
                    .endsWith(", 1 attempt]");
            assertThat(e.retryable()).isTrue();
            assertThat(server.count()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("breaks")
    void getIsSentAgain(RawServer.Answer answer) throws IOException {
        try (RawServer server = new RawServer(answer, GoodAnswer.THING.answer());
                Api api = new TestClient(server.address()).open()) {
            assertThat(api.call(TestClient.GET, TestClient.id())).isEqualTo(new Thing("t1", null));
            assertThat(server.count()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @MethodSource("breaks")
    void getGivesUpAfterItsAttempts(RawServer.Answer answer) throws IOException {
        try (RawServer server = new RawServer(answer);
                Api api = new TestClient(server.address()).open()) {
            assertThatExceptionOfType(ConnectionLostException.class)
                    .isThrownBy(() -> api.call(TestClient.GET, TestClient.id()));
            assertThat(server.count()).isEqualTo(4);
        }
    }

    static Stream<Named<RawServer.Answer>> cutLists() {
        String list = "[{\"id\":\"t1\"},{\"id\":\"" + "x".repeat(40_000);
        return Stream.of(
                Named.of("by length", RawServer.Answer.closing(RawServer.OK + "Content-Length: 50000\r\n\r\n" + list)),
                Named.of(
                        "chunked",
                        RawServer.Answer.closing(RawServer.OK + "Transfer-Encoding: chunked\r\n\r\nffff\r\n" + list)),
                Named.of("reset", RawServer.Answer.reset(RawServer.OK + "Content-Length: 50000\r\n\r\n" + list)));
    }

    /** Jackson wraps the error there. */
    @ParameterizedTest
    @MethodSource("cutLists")
    void breakInsideAListIsNotTakenForBadJson(RawServer.Answer answer) throws IOException {
        try (RawServer server = new RawServer(answer);
                Api api = new TestClient(server.address()).maxAttempts(1).open()) {
            assertThatExceptionOfType(ConnectionLostException.class)
                    .isThrownBy(() -> api.call(TestClient.LIST, Arguments.none()));
        }
    }

    private static String refusingAddress() throws IOException {
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "http://127.0.0.1:" + gone.getLocalPort();
        }
    }

    @Test
    void refusedConnectionMeansThatNothingWasSent() throws IOException {
        String address = refusingAddress();
        try (Api api = new TestClient(address).open()) {
            NotConnectedException e = catchThrowableOfType(
                    NotConnectedException.class,
                    () -> api.with(o -> o.traceId("t")).call(TestClient.GET, TestClient.id()));

            assertThat(e.getMessage())
                    .startsWith("test getThing: no connection to " + address.substring(7) + " (")
                    .endsWith("), nothing was sent [trace t, 4 attempts]");
            assertThat(e.retryable()).isTrue();
        }
    }

    @Test
    void evenAPostIsTriedAgainWhenNothingWasSent() throws IOException {
        TestClient client = new TestClient(refusingAddress());
        try (Api api = client.open()) {
            assertThatExceptionOfType(NotConnectedException.class)
                    .isThrownBy(() -> api.call(TestClient.CREATE, TestClient.body()))
                    .withMessageEndingWith(", 4 attempts]");
            assertThat(client.clock.sleeps()).hasSize(3);
        }
    }

    @Test
    void unknownHostIsNamed() {
        TestClient client = new TestClient("https://nowhere.example")
                .transport(OkHttpTransport.tuned(http -> http.dns(host -> {
                    throw new UnknownHostException(host);
                })));
        try (Api api = client.open()) {
            assertThatExceptionOfType(NotConnectedException.class)
                    .isThrownBy(() -> api.call(TestClient.CREATE, TestClient.body()))
                    .withMessageStartingWith(
                            "test createThing: the host nowhere.example is unknown, nothing was sent [trace ");
        }
    }

    @Test
    void plainTextWhereTlsIsExpectedMeansThatNothingWasSent() throws Exception {
        try (ServerSocket plain = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread speaker = new Thread(() -> {
                try {
                    while (true) {
                        try (var socket = plain.accept()) {
                            RawServer.Answer.closing("HTTP/1.1 400 Bad Request\r\n\r\n")
                                    .give(socket);
                        }
                    }
                } catch (IOException e) {
                    // closed: the test is over
                }
            });
            speaker.setDaemon(true);
            speaker.start();
            try (Api api = new TestClient("https://127.0.0.1:" + plain.getLocalPort()).open()) {
                assertThatExceptionOfType(NotConnectedException.class)
                        .isThrownBy(() -> api.call(TestClient.GET, TestClient.id()))
                        .withMessageContaining("nothing was sent");
            }
        }
    }

    @Test
    void untrustedCertificateIsNotTriedAgain(@TempDir Path folder) throws Exception {
        TestClient client;
        try (MockWebServer server = new MockWebServer()) {
            server.useHttps(selfSigned(folder).getSocketFactory(), false);
            client = new TestClient("https://localhost:" + server.getPort());
            try (Api api = client.open()) {
                NotConnectedException e = catchThrowableOfType(
                        NotConnectedException.class, () -> api.call(TestClient.GET, TestClient.id()));

                assertThat(e.getMessage())
                        .startsWith("test getThing: the TLS certificate of localhost:" + server.getPort()
                                + " is not trusted (")
                        .endsWith(", 1 attempt]");
                assertThat(e.retryable()).isFalse();
                assertThat(server.getRequestCount()).isZero();
            }
        }
        assertThat(client.clock.sleeps()).isEmpty();
    }

    /** Made by the JDK's own tool: the build has no library that makes certificates. */
    private static SSLContext selfSigned(Path folder) throws Exception {
        Path store = folder.resolve("server.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost,ip:127.0.0.1",
                        "-alias",
                        "server",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "changeit")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.txt").toFile())
                .start();
        assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "changeit".toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "changeit".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static CallTimeoutException timeoutOf(Api api, Op<?> op, Arguments input) {
        return catchThrowableOfType(CallTimeoutException.class, () -> api.call(op, input));
    }

    @Test
    void silentServerEndsTheAttempt() throws IOException {
        Duration limit = Duration.ofMillis(150);
        try (RawServer server = RawServer.silent();
                Api api = new TestClient(server.address()).attemptTimeout(limit).open()) {
            CallTimeoutException e = timeoutOf(api, TestClient.GET, TestClient.id());

            assertThat(e.clock()).isEqualTo(CallTimeoutException.Clock.ATTEMPT);
            assertThat(e.limit()).isEqualTo(limit);
            assertThat(e.getMessage())
                    .startsWith("test getThing: the attempt's timeout of PT0.15S ran out [trace ")
                    .endsWith(", 4 attempts]");
            assertThat(server.count()).isEqualTo(4);
        }
    }

    @Test
    void serverThatStopsInsideTheBodyEndsTheAttempt() throws IOException {
        try (RawServer server = RawServer.silentAfter(RawServer.OK + "Content-Length: 50000\r\n\r\n" + BIG);
                Api api = new TestClient(server.address())
                        .attemptTimeout(Duration.ofMillis(150))
                        .open()) {
            assertThat(timeoutOf(api, TestClient.CREATE, TestClient.body()).clock())
                    .isEqualTo(CallTimeoutException.Clock.ATTEMPT);
        }
    }

    @Test
    void postThatTimesOutIsSentOnce() throws IOException {
        try (RawServer server = RawServer.silent();
                Api api = new TestClient(server.address())
                        .attemptTimeout(Duration.ofMillis(150))
                        .open()) {
            assertThat(timeoutOf(api, TestClient.CREATE, TestClient.body()).retryable())
                    .isTrue();
            assertThat(server.count()).isEqualTo(1);
        }
    }

    @Test
    void silentServerEndsTheCallWhenItsTimeIsUpFirst() throws IOException {
        Duration limit = Duration.ofMillis(150);
        try (RawServer server = RawServer.silent();
                Api api = new TestClient(server.address()).time(Time.system()).open()) {
            CallTimeoutException e = timeoutOf(api.with(o -> o.timeout(limit)), TestClient.GET, TestClient.id());

            assertThat(e.clock()).isEqualTo(CallTimeoutException.Clock.CALL);
            assertThat(e.limit()).isEqualTo(limit);
            assertThat(server.count()).isEqualTo(1);
        }
    }

    @Test
    void silentDownloadEndsByTheIdleTimeout() throws IOException {
        Duration limit = Duration.ofMillis(150);
        try (RawServer server = RawServer.silentAfter(RawServer.OK + "Content-Length: 100\r\n\r\nabc");
                Api api = new TestClient(server.address()).idleTimeout(limit).open();
                Download download = api.call(TestClient.CONTENT, TestClient.id())) {
            byte[] buffer = new byte[10];
            assertThat(download.read(ByteBuffer.wrap(buffer))).isEqualTo(3);

            CallTimeoutException e =
                    catchThrowableOfType(CallTimeoutException.class, () -> download.read(ByteBuffer.wrap(buffer)));

            assertThat(e.clock()).isEqualTo(CallTimeoutException.Clock.IDLE);
            assertThat(e.limit()).isEqualTo(limit);
        }
    }

    @Test
    void hugeTimeoutsAreTakenAsTheyAre() throws IOException {
        Duration ages = Duration.ofDays(1_000_000);
        try (RawServer server = new RawServer(GoodAnswer.THING.answer());
                Api api = new TestClient(server.address())
                        .attemptTimeout(ages)
                        .timeout(ages)
                        .open()) {
            assertThat(api.call(TestClient.GET, TestClient.id()).id()).isEqualTo("t1");
        }
    }

    /** A half-sent request may have been acted on. */
    @Test
    void serverThatStopsReadingLosesThePost() throws IOException {
        try (ServerSocket deaf = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread closer = new Thread(() -> {
                try {
                    while (true) {
                        try (var socket = deaf.accept()) {
                            assertThat(socket.getInputStream().read()).isEqualTo('P');
                            socket.setSoLinger(true, 0);
                        }
                    }
                } catch (IOException e) {
                    // closed: the test is over
                }
            });
            closer.setDaemon(true);
            closer.start();
            try (Api api = new TestClient("http://127.0.0.1:" + deaf.getLocalPort()).open()) {
                assertThatExceptionOfType(SdkException.class)
                        .isThrownBy(() -> api.call(
                                TestClient.CREATE, Arguments.none().body(new Thing(null, "x".repeat(1 << 20)))))
                        .isInstanceOf(ConnectionLostException.class)
                        .withMessageEndingWith(", 1 attempt]");
            }
        }
    }
}
