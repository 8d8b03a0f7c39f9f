package io.github.clouddatasets.core.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.clouddatasets.core.CancelledException;
import io.github.clouddatasets.core.ManualTime;
import io.github.clouddatasets.core.internal.Cancellation;
import io.github.clouddatasets.core.internal.Interrupts;
import io.github.clouddatasets.testing.RawServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A caller that waits for a socket is interrupted, or its client is closed: in each phase of a call. */
@Timeout(60)
class InterruptTest {

    /** Who ends the call. */
    enum End {
        INTERRUPT("the thread was interrupted during the call"),
        CLOSE("the client was closed during the call");

        final String said;

        End(String said) {
            this.said = said;
        }

        void of(Caller caller, Api api) {
            if (this == INTERRUPT) {
                caller.thread.interrupt();
            } else {
                api.close();
            }
        }
    }

    private final List<AutoCloseable> open = new ArrayList<>();

    private <C extends AutoCloseable> C closedAfter(C resource) {
        open.add(resource);
        return resource;
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable resource : open) {
            resource.close();
        }
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    }

    private static void isEnded(Caller caller, End end, String operation) throws InterruptedException {
        caller.thread.join(30_000);
        assertThat(caller.thread.isAlive()).as("still waits").isFalse();
        assertThat(caller.failure.get())
                .isInstanceOf(CancelledException.class)
                .hasMessageStartingWith("test " + operation + ": " + end.said + " [trace ")
                .hasMessageEndingWith("1 attempt]");
        assertThat(caller.flag.get()).as("the flag").isEqualTo(end == End.INTERRUPT);
    }

    @ParameterizedTest
    @EnumSource
    void whileTheServerSaysNothing(End end) throws Exception {
        RawServer silent = closedAfter(RawServer.silent());
        Api api = closedAfter(new TestClient(silent.address()).open());
        Caller caller = new Caller(() -> api.call(TestClient.GET, TestClient.id()));
        await(silent.received());

        end.of(caller, api);

        isEnded(caller, end, "getThing");
        await(silent.hungUp());
        assertThat(silent.count()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void unrepeatablePostIsNotSentAgain(End end) throws Exception {
        RawServer silent = closedAfter(RawServer.silent());
        Api api = closedAfter(new TestClient(silent.address()).open());
        Caller caller = new Caller(() -> api.call(TestClient.CREATE, TestClient.body()));
        await(silent.received());

        end.of(caller, api);

        isEnded(caller, end, "createThing");
        assertThat(silent.count()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void inTheMiddleOfASmallBody(End end) throws Exception {
        RawServer silent = closedAfter(RawServer.silentAfter(RawServer.OK + "Content-Length: 11\r\n\r\n{\"id\":"));
        Phase phase = new Phase();
        Api api = closedAfter(
                new TestClient(silent.address()).transport(phase.transport()).open());
        Caller caller = new Caller(() -> api.call(TestClient.GET, TestClient.id()));
        await(phase.reading);

        end.of(caller, api);

        isEnded(caller, end, "getThing");
        assertThat(silent.count()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void inTheMiddleOfAJsonArrayThatIsDecodedAsItComes(End end) throws Exception {
        String many = "[" + "{\"id\":\"t\"},".repeat(4_000);
        RawServer silent = closedAfter(RawServer.silentAfter(RawServer.OK + "Content-Length: 90000\r\n\r\n" + many));
        Phase phase = new Phase();
        Api api = closedAfter(
                new TestClient(silent.address()).transport(phase.transport()).open());
        Caller caller = new Caller(() -> api.call(TestClient.LIST, Arguments.none()));
        await(phase.reading);

        end.of(caller, api);

        isEnded(caller, end, "listThings");
    }

    /** The backlog of one is taken, so that the system leaves the next connection without an answer. */
    @ParameterizedTest
    @EnumSource
    void whileItConnects(End end) throws Exception {
        ServerSocket full = closedAfter(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
        for (int i = 0; i < 4; i++) {
            Socket taken = closedAfter(new Socket());
            try {
                taken.connect(full.getLocalSocketAddress(), 100);
            } catch (IOException e) {
                break; // full
            }
        }
        Phase phase = new Phase();
        Api api = closedAfter(new TestClient("http://127.0.0.1:" + full.getLocalPort())
                .connectTimeout(Duration.ofSeconds(50))
                .transport(phase.transport())
                .open());
        Caller caller = new Caller(() -> api.call(TestClient.CREATE, TestClient.body()));
        await(phase.connecting);

        end.of(caller, api);

        isEnded(caller, end, "createThing");
    }

    @ParameterizedTest
    @EnumSource
    void inTheTlsHandshake(End end) throws Exception {
        ServerSocket deaf = closedAfter(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        Phase phase = new Phase();
        Api api = closedAfter(new TestClient("https://127.0.0.1:" + deaf.getLocalPort())
                .connectTimeout(Duration.ofSeconds(50))
                .transport(phase.transport())
                .open());
        Caller caller = new Caller(() -> api.call(TestClient.CREATE, TestClient.body()));
        await(phase.securing);

        end.of(caller, api);

        isEnded(caller, end, "createThing");
    }

    @ParameterizedTest
    @EnumSource
    void whileADownloadIsSilent(End end, @TempDir Path folder) throws Exception {
        RawServer silent =
                closedAfter(RawServer.silentAfter("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nfirst bytes"));
        Api api = closedAfter(new TestClient(silent.address()).open());
        CountDownLatch some = new CountDownLatch(1);
        Caller caller = new Caller(() -> api.download(
                TestClient.CONTENT,
                TestClient.id(),
                TestClient.to(folder.resolve("file")),
                progress -> some.countDown()));
        await(some);

        end.of(caller, api);

        isEnded(caller, end, "getContent");
        assertThat(silent.count()).isEqualTo(1);
        try (var left = Files.list(folder)) {
            assertThat(left).as("a part left behind").isEmpty();
        }
    }

    @Test
    void whileADownloadGoesToAStream() throws Exception {
        RawServer silent =
                closedAfter(RawServer.silentAfter("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nfirst bytes"));
        Api api = closedAfter(new TestClient(silent.address()).open());
        CountDownLatch some = new CountDownLatch(1);
        Caller caller = new Caller(() -> api.download(
                TestClient.CONTENT, TestClient.id(), OutputStream.nullOutputStream(), progress -> some.countDown()));
        await(some);

        caller.thread.interrupt();

        isEnded(caller, End.INTERRUPT, "getContent");
    }

    /** Who opened the bytes may have other work by now: an interrupt of that is none of the reader's. */
    @Test
    void threadThatHandedItsDownloadOnDoesNotEndItForTheReader() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        RawServer server = closedAfter(new RawServer(socket -> {
            RawServer.Answer.closing("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nab")
                    .give(socket);
            socket.getOutputStream().flush();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            RawServer.Answer.closing("cd").give(socket);
        }));
        Api api = closedAfter(new TestClient(server.address()).open());
        Download download = closedAfter(api.call(TestClient.CONTENT, TestClient.id()));
        byte[] bytes = new byte[4];
        CountDownLatch half = new CountDownLatch(1);
        AtomicReference<String> read = new AtomicReference<>("");
        Caller reader = new Caller(() -> {
            int n = download.read(ByteBuffer.wrap(bytes));
            half.countDown();
            while (n < 4) {
                n += download.read(ByteBuffer.wrap(bytes, n, bytes.length - n));
            }
            read.set(new String(bytes, StandardCharsets.UTF_8));
        });
        await(half);

        Thread.currentThread().interrupt();
        threeLooksPass();
        goOn.countDown();
        assertThat(Thread.interrupted()).isTrue();

        reader.thread.join(30_000);
        assertThat(reader.failure.get()).isNull();
        assertThat(read).hasValue("abcd");
    }

    @Test
    void whileAnotherThreadFetchesTheToken() throws Exception {
        MockWebServer server = closedAfter(new MockWebServer());
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        Api api = closedAfter(new TestClient(server.url("/").toString())
                .open(Authorizer.login(
                        timeout -> {
                            asked.countDown();
                            try {
                                never.await();
                            } catch (InterruptedException e) {
                                throw new UncheckedIOException(new IOException(e));
                            }
                            throw new AssertionError("never");
                        },
                        new ManualTime(TestClient.START))));
        Caller leader = new Caller(() -> api.call(TestClient.GET, TestClient.id()));
        await(asked);
        Caller follower = new Caller(() -> api.call(TestClient.GET, TestClient.id()));

        follower.thread.interrupt();
        follower.thread.join(30_000);

        assertThat(follower.failure.get())
                .isInstanceOf(CancelledException.class)
                .hasMessage("test getThing: the thread was interrupted while another fetched a token");
        assertThat(follower.flag.get()).isTrue();
        leader.thread.interrupt();
        leader.thread.join(30_000);
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void callOfAThreadThatIsInterruptedAlreadySendsNothing() throws Exception {
        MockWebServer server = closedAfter(new MockWebServer());
        Api api = closedAfter(new TestClient(server.url("/").toString()).open());
        Caller caller = new Caller(() -> {
            Thread.currentThread().interrupt();
            api.call(TestClient.CREATE, TestClient.body());
        });

        isEnded(caller, End.INTERRUPT, "createThing");
        assertThat(server.getRequestCount()).isZero();
    }

    /** The flag is the thread's own: once it is cleared, the thread and the client are as good as new. */
    @Test
    void clientAndThreadServeOnAfterwards() throws Exception {
        MockWebServer server = closedAfter(new MockWebServer());
        server.enqueue(new MockResponse().setBody("{}"));
        Api api = closedAfter(new TestClient(server.url("/").toString()).open());
        Caller caller = new Caller(() -> {
            Thread.currentThread().interrupt();
            assertThat(catchThrowable(() -> api.call(TestClient.GET, TestClient.id())))
                    .isInstanceOf(CancelledException.class);
            assertThat(Thread.interrupted()).isTrue();
            api.call(TestClient.GET, TestClient.id());
        });

        caller.thread.join(30_000);
        assertThat(caller.failure.get()).isNull();
    }

    /** On Java 21 and later this is a virtual thread, whose socket the JVM itself closes; else one of the pool. */
    @Test
    void inTheBackground() throws Exception {
        RawServer silent = closedAfter(RawServer.silent());
        Api api = closedAfter(new TestClient(silent.address()).open());
        AtomicReference<@Nullable Thread> thread = new AtomicReference<>();
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        CountDownLatch over = new CountDownLatch(1);
        CompletableFuture<Boolean> flag = api.async(view -> view, view -> {
            thread.set(Thread.currentThread());
            failure.set(catchThrowable(() -> view.call(TestClient.CREATE, TestClient.body())));
            over.countDown();
            return Thread.interrupted();
        });
        await(silent.received());

        Objects.requireNonNull(thread.get()).interrupt();

        await(over);
        assertThat(failure.get())
                .isInstanceOf(CancelledException.class)
                .hasMessageContaining("the thread was interrupted during the call");
        assertThat(flag.get(30, TimeUnit.SECONDS)).as("the flag").isTrue();
        assertThat(silent.count()).isEqualTo(1);
    }

    private static Call call() {
        return new OkHttpClient()
                .newCall(new Request.Builder().url("http://localhost").build());
    }

    /** The daemon ends a call in no less than one look. */
    private static void threeLooksPass() {
        for (int look = 0; look < 3; look++) {
            Call marker = call();
            Caller caller = new Caller(() -> {
                Interrupts.SHARED.watch(marker, new Cancellation());
                Thread.currentThread().interrupt();
                while (!marker.isCanceled()) {
                    Thread.onSpinWait();
                }
            });
            while (caller.thread.isAlive()) { // join() would notice the interrupt of this thread
                Thread.onSpinWait();
            }
        }
    }
}
