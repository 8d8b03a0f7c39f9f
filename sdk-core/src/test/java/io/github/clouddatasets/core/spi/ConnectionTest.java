package io.github.clouddatasets.core.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.clouddatasets.core.CallTimeoutException;
import io.github.clouddatasets.core.ConnectionLostException;
import io.github.clouddatasets.core.SdkException;
import io.github.clouddatasets.core.Thing;
import io.github.clouddatasets.core.ext.OkHttpTransport;
import io.github.clouddatasets.testing.RawServer;
import io.github.clouddatasets.testing.RawServer.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What happens to connections between and under calls, with real sockets: dead ones, stale ones, ones with left-overs. */
@Timeout(300)
@SuppressWarnings("StringConcatToTextBlock") // what a server sends, line end by line end
class ConnectionTest {

    private static final String THING = "{\"id\":\"t1\",\"name\":\"n\"}";
    /** Comes in several reads, the first of which are full. */
    private static final String LONG_THING = "{\"id\":\"t1\",\"name\":\"n\",\"more\":\"" + "x".repeat(100_000) + "\"}";

    private static final String HEAD = RawServer.OK + "Content-Length: " + THING.length() + "\r\n\r\n";

    private static HandshakeCertificates certificates = new HandshakeCertificates.Builder().build();

    /** What carries the bytes, and who makes the sockets. */
    enum Line {
        PLAIN,
        TLS,
        PLAIN_ON_SOCKETS_OF_THE_USER,
        TLS_ON_SOCKETS_OF_THE_USER;

        boolean isTls() {
            return this == TLS || this == TLS_ON_SOCKETS_OF_THE_USER;
        }

        boolean isOnSocketsOfTheUser() {
            return this == PLAIN_ON_SOCKETS_OF_THE_USER || this == TLS_ON_SOCKETS_OF_THE_USER;
        }

        RawServer server(Answer... answers) {
            return isTls()
                    ? new RawServer(certificates.sslContext().getServerSocketFactory(), answers)
                    : new RawServer(answers);
        }

        TestClient client(RawServer server, AtomicReference<Socket> used) {
            return new TestClient((isTls() ? "https://localhost:" : "http://localhost:") + server.port())
                    .transport(OkHttpTransport.tuned(http -> tuned(http).addNetworkInterceptor(chain -> {
                        used.set(Objects.requireNonNull(chain.connection()).socket());
                        return chain.proceed(chain.request());
                    })));
        }

        /** Waits until the end of the connection has reached this machine: no kernel says at once what it knows. */
        void awaitEnd(Socket socket) {
            WireSocket wire = WireSockets.under(socket);
            while (wire != null ? !wire.isStale() : !WireSockets.isStale(socket, false)) {
                Thread.onSpinWait();
            }
        }

        /** Waits until bytes that nobody has asked for have reached this machine. */
        void awaitBytes(Socket socket) throws IOException {
            WireSocket wire = WireSockets.under(socket);
            Socket raw = wire == null ? socket : wire;
            while (raw.getInputStream().available() == 0) {
                Thread.onSpinWait();
            }
        }

        private OkHttpClient.Builder tuned(OkHttpClient.Builder http) {
            if (isOnSocketsOfTheUser()) {
                http.socketFactory(new PlainSockets());
            }
            if (isTls()) {
                http.sslSocketFactory(certificates.sslSocketFactory(), certificates.trustManager());
            }
            return http.dns(host -> List.of(InetAddress.getLoopbackAddress()));
        }
    }

    @BeforeAll
    static void certify() throws Exception {
        HeldCertificate localhost = new HeldCertificate.Builder()
                .addSubjectAlternativeName("localhost")
                .build();
        certificates = new HandshakeCertificates.Builder()
                .heldCertificate(localhost)
                .addTrustedCertificate(localhost.certificate())
                .build();
    }

    private static String body(String text) {
        return RawServer.OK + "Content-Length: " + text.length() + "\r\n\r\n" + text;
    }

    private static Answer whole(String text) {
        return Answer.whole(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theNextAddressOfAHostIsTriedWithinOneAttempt() throws IOException {
        try (RawServer server = new RawServer(whole(body(THING)))) {
            List<InetAddress> addresses =
                    List.of(InetAddress.getByAddress(new byte[] {127, 0, 0, 3}), InetAddress.getLoopbackAddress());
            TestClient client = new TestClient("http://localhost:" + server.port())
                    .maxAttempts(1)
                    .transport(OkHttpTransport.tuned(
                            http -> http.dns(host -> addresses).retryOnConnectionFailure(false)));
            try (Api api = client.open()) {
                assertThat(api.call(TestClient.CREATE, TestClient.body())).isEqualTo(new Thing("t1", "n"));
                assertThat(api.call(TestClient.GET, TestClient.id())).isEqualTo(new Thing("t1", "n"));
            }
            assertThat(server.count()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aConnectionThatTheServerHasClosedIsLeftBeforeTheFirstByte(Line line) throws Exception {
        AtomicReference<Socket> used = new AtomicReference<>();
        Answer thenClosed = socket -> {
            socket.getOutputStream().write(body(THING).getBytes(StandardCharsets.UTF_8));
            socket.close();
        };
        try (RawServer server = line.server(thenClosed);
                Api api = line.client(server, used).maxAttempts(1).open()) {
            for (int i = 0; i < 10; i++) {
                assertThat(api.call(TestClient.CREATE, TestClient.body())).isEqualTo(new Thing("t1", "n"));
                line.awaitEnd(used.get());
            }
            assertThat(server.count()).isEqualTo(10);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSoundConnectionIsUsedAgain(Line line) throws Exception {
        AtomicReference<Socket> used = new AtomicReference<>();
        Set<Socket> sockets = new HashSet<>();
        try (RawServer server = line.server(whole(body(THING)));
                Api api = line.client(server, used).open()) {
            for (int i = 0; i < 20; i++) {
                api.call(
                        i % 2 == 0 ? TestClient.CREATE : TestClient.REPLACE,
                        i % 2 == 0 ? TestClient.body() : TestClient.id().body(new Thing("t1", "n")));
                api.call(TestClient.GET, TestClient.id());
                sockets.add(used.get());
            }
            assertThat(server.count()).isEqualTo(40);
        }
        assertThat(sockets).hasSize(1);
    }

    /** Closes now or in a moment, around the time at which the next request leaves. */
    @ParameterizedTest
    @EnumSource(names = {"PLAIN", "TLS"})
    void nothingIsDoubledHoweverTheCloseFalls(Line line) throws Exception {
        AtomicReference<Socket> used = new AtomicReference<>();
        Random random = new Random(7);
        List<String> bodies = new ArrayList<>();
        int runs = 1000;
        int lost = 0;
        try (RawServer server = line.server()) {
            server.answering(request -> socket -> {
                synchronized (bodies) {
                    bodies.add(request.body());
                }
                socket.getOutputStream().write(body(THING).getBytes(StandardCharsets.UTF_8));
                for (int spin = random.nextInt(30_000); spin > 0; spin--) {
                    Thread.onSpinWait();
                }
            });
            try (Api api = line.client(server, used).open()) {
                for (int i = 0; i < runs; i++) {
                    try {
                        api.call(
                                TestClient.CREATE,
                                io.github.clouddatasets.core.spi.Arguments.none()
                                        .body(new Thing(null, "n" + i)));
                    } catch (ConnectionLostException e) {
                        lost++;
                    }
                }
            }
        }
        assertThat(bodies).doesNotHaveDuplicates();
        assertThat(bodies.size()).isBetween(runs - lost, runs);
    }

    static Stream<Arguments> leftOvers() {
        List<Named<String>> answers = List.of(
                Named.of("length", HEAD + THING),
                Named.of("long", body(LONG_THING)),
                Named.of(
                        "long, in chunks",
                        RawServer.OK + "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(LONG_THING.length())
                                + "\r\n" + LONG_THING + "\r\n0\r\n\r\n"),
                Named.of(
                        "chunks",
                        RawServer.OK + "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(THING.length())
                                + "\r\n" + THING + "\r\n0\r\n\r\n"),
                Named.of("no content", "HTTP/1.1 204 No Content\r\n\r\n"),
                Named.of("after an interim answer", "HTTP/1.1 100 Continue\r\n\r\n" + HEAD + THING));
        List<Named<String>> extras = List.of(
                Named.of("a second answer", body("{\"id\":\"wrong\",\"name\":\"wrong\"}")),
                Named.of("a line end", "\r\n"),
                Named.of("one byte", "x"),
                Named.of("more than OkHttp reads at a time", "x".repeat(20_000)),
                Named.of("half an answer", "HTTP/1.1 200 OK\r\nX-Half: "));
        return Stream.of(Line.PLAIN, Line.TLS, Line.PLAIN_ON_SOCKETS_OF_THE_USER)
                .flatMap(line -> answers.stream()
                        .flatMap(answer -> extras.stream().map(extra -> Arguments.of(line, answer, extra))));
    }

    /** The left-over leaves right after the answer, or together with it. */
    @ParameterizedTest
    @MethodSource("leftOvers")
    void bytesLeftOverFromOneAnswerNeverBecomeTheNext(Line line, String answer, String extra) throws Exception {
        for (boolean glued : List.of(true, false)) {
            AtomicReference<Socket> used = new AtomicReference<>();
            Semaphore readByClient = new Semaphore(0);
            Answer withExtra = new Answer() {
                @Override
                public void give(Socket socket) throws IOException {
                    whole(glued ? answer + extra : answer).give(socket);
                    if (!glued) {
                        readByClient.acquireUninterruptibly();
                        whole(extra).give(socket);
                    }
                }

                @Override
                public boolean keepsConnection() {
                    return true;
                }
            };
            try (RawServer server = line.server(withExtra, whole(body(THING)));
                    Api api = line.client(server, used).open()) {
                api.call(TestClient.TOUCH, TestClient.id());
                readByClient.release();
                if (!glued) {
                    line.awaitBytes(used.get());
                }
                if (!glued || line == Line.PLAIN) { // seen before the first byte: not even a POST is lost
                    assertThat(api.call(TestClient.CREATE, TestClient.body())).isEqualTo(new Thing("t1", "n"));
                    assertThat(server.count()).isEqualTo(2);
                }
                if (line != Line.PLAIN_ON_SOCKETS_OF_THE_USER) { // at the latest in that nothing was read
                    assertThat(api.call(TestClient.GET, TestClient.id())).isEqualTo(new Thing("t1", "n"));
                }
            }
        }
    }

    /** The second half never comes, and the first is more than OkHttp and the socket read at a time. */
    @ParameterizedTest
    @EnumSource(Line.class)
    void aLongDownloadThatFallsSilentEndsByTheIdleTimeout(Line line) {
        Duration limit = Duration.ofMillis(300);
        String half = "0123456789".repeat(30_000);
        try (RawServer server = line.server(Answer.silence(RawServer.OK + "Content-Length: 600000\r\n\r\n" + half));
                Api api = line.client(server, new AtomicReference<>())
                        .idleTimeout(limit)
                        .open();
                Download download = api.call(TestClient.CONTENT, TestClient.id())) {
            ByteBuffer bytes = ByteBuffer.allocate(half.length() + 1);
            while (bytes.remaining() > 1) {
                download.read(bytes);
            }

            CallTimeoutException e = catchThrowableOfType(CallTimeoutException.class, () -> download.read(bytes));

            assertThat(e.clock()).isEqualTo(CallTimeoutException.Clock.IDLE);
            assertThat(e.limit()).isEqualTo(limit);
            assertThat(new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1))
                    .isEqualTo(half);
        }
    }

    static Stream<Named<String>> malformed() {
        return Stream.of(
                Named.of("negative length", RawServer.OK + "Content-Length: -5\r\n\r\n" + THING),
                Named.of("length beyond long", RawServer.OK + "Content-Length: 99999999999999999999\r\n\r\n" + THING),
                Named.of("negative status", "HTTP/1.1 -01 What\r\nContent-Length: 0\r\n\r\n"),
                Named.of("status zero", "HTTP/1.1 000 What\r\nContent-Length: 0\r\n\r\n"),
                Named.of("status of four digits", "HTTP/1.1 2000 What\r\nContent-Length: 0\r\n\r\n"),
                Named.of("no status", "HTTP/1.1\r\n\r\n"),
                Named.of("switching protocols", "HTTP/1.1 101 Switching\r\n\r\n"),
                Named.of("two interim answers", "HTTP/1.1 103 Early\r\n\r\nHTTP/1.1 103 Early\r\n\r\n" + HEAD + THING),
                Named.of(
                        "chunk size at the edge of long",
                        RawServer.OK + "Transfer-Encoding: chunked\r\n\r\n8000000000000000\r\n" + THING),
                Named.of(
                        "chunk size of long's maximum",
                        RawServer.OK + "Transfer-Encoding: chunked\r\n\r\n7fffffffffffffff\r\n" + THING),
                Named.of("chunk size of -1", RawServer.OK + "Transfer-Encoding: chunked\r\n\r\n-1\r\n" + THING),
                Named.of(
                        "chunk size of many digits",
                        RawServer.OK + "Transfer-Encoding: chunked\r\n\r\n" + "f".repeat(17) + "\r\n" + THING),
                Named.of("header without a colon", "HTTP/1.1 200 OK\r\nnonsense\r\n\r\n"),
                Named.of("header with a zero byte", "HTTP/1.1 200 OK\r\nA\0B: c\0d\r\nContent-Length: 0\r\n\r\n"),
                Named.of("broken gzip", RawServer.OK + "Content-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc"),
                Named.of(
                        "broken content type", "HTTP/1.1 500 E\r\nContent-Type: ;;;==\r\nContent-Length: 3\r\n\r\nabc"),
                Named.of(
                        "retry-after beyond all",
                        "HTTP/1.1 503 E\r\nRetry-After: 99999999999999999999\r\n" + "Content-Length: 0\r\n\r\n"));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void whatNoHttpServerSendsIsAnSdkException(String answer) {
        for (Op<?> op : List.of(TestClient.GET, TestClient.CREATE, TestClient.CONTENT, TestClient.DELETE)) {
            boolean post = op == TestClient.CREATE;
            try (RawServer server = new RawServer(Answer.closing(answer));
                    Api api = new TestClient(server.address()).maxAttempts(2).open()) {
                Throwable thrown = catchThrowable(() -> {
                    Object value = api.call(op, post ? TestClient.body() : TestClient.id());
                    if (value instanceof Download download) {
                        try (download) {
                            while (download.read(ByteBuffer.wrap(new byte[100])) >= 0) {}
                        }
                    }
                });
                if (thrown != null) {
                    assertThat(thrown).as("%s", op.id).isInstanceOf(SdkException.class);
                }
                assertThat(server.count()).isBetween(1, post ? 1 : 2);
            }
        }
    }
}
