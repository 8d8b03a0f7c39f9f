package io.github.clouddatasets.powerdrill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.clouddatasets.core.CancelledException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A stream that another thread closes, over a real socket. */
@Timeout(60)
class JobStreamCloseTest {

    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n";
    private static final String EVENT =
            "event:MESSAGE\ndata:{\"choices\":[{\"delta\":{\"content\":\"first\"}}],\"group_id\":\"g\"}\n\n";
    private static final Executor THREAD_EACH = task -> {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
    };

    private final SilentServer server = new SilentServer();
    private final PowerdrillClient client = PowerdrillClient.builder()
            .endpoint("http://127.0.0.1:" + server.socket.getLocalPort())
            .apiKey(Stub.KEY)
            .userId(Stub.USER)
            .build();

    @AfterEach
    void close() throws IOException {
        client.close();
        server.socket.close();
    }

    /** Says what it is given to each client and then nothing more, until the client hangs up. */
    private static final class SilentServer {

        final ServerSocket socket;
        final CountDownLatch asked = new CountDownLatch(1);
        final AtomicInteger requests = new AtomicInteger();
        final CompletableFuture<Boolean> hungUp = new CompletableFuture<>();
        volatile String answer = "";

        SilentServer() {
            try {
                socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            THREAD_EACH.execute(this::serve);
        }

        private void serve() {
            while (!socket.isClosed()) {
                try (Socket caller = socket.accept()) {
                    InputStream in = caller.getInputStream();
                    readRequest(in);
                    requests.incrementAndGet();
                    caller.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
                    caller.getOutputStream().flush();
                    asked.countDown();
                    hungUp.complete(in.read() < 0);
                } catch (IOException e) {
                    hungUp.complete(true); // a reset is the end of a connection, too
                }
            }
        }

        /** The JSON body of a job ends with the id of the user. */
        private static void readRequest(InputStream in) throws IOException {
            StringBuilder text = new StringBuilder();
            while (text.indexOf("\"user_id\":\"" + Stub.USER + "\"}") < 0) {
                int next = in.read();
                if (next < 0) {
                    throw new IOException("the request was cut");
                }
                text.append((char) next);
            }
        }
    }

    private JobStream stream() {
        return client.jobs().stream(b -> b.sessionId("s").question("why?"));
    }

    private void assertCancelledAndHungUp(CompletableFuture<?> reader) throws Exception {
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(reader::get)
                .withCauseInstanceOf(CancelledException.class);
        assertThat(server.hungUp.get()).isTrue();
        assertThat(server.requests).hasValue(1);
    }

    @Test
    void aReaderThatWaitsForAnEventEndsAndTheSocketIsClosed() throws Exception {
        server.answer = HEAD + EVENT;
        JobStream stream = stream();
        CountDownLatch first = new CountDownLatch(1);
        CompletableFuture<Boolean> reader = CompletableFuture.supplyAsync(
                () -> {
                    assertThat(stream.next()).isInstanceOf(Block.Message.class);
                    first.countDown();
                    return stream.hasNext();
                },
                THREAD_EACH);
        first.await();
        stream.close();

        assertCancelledAndHungUp(reader);
        assertThat(stream.answer().text()).isEqualTo("first");
    }

    @Test
    void aReaderThatWaitsForTheAnswerToItsQuestionEndsToo() throws Exception {
        JobStream stream = stream();
        CompletableFuture<Boolean> reader = CompletableFuture.supplyAsync(stream::hasNext, THREAD_EACH);
        server.asked.await();
        stream.close();

        assertCancelledAndHungUp(reader);
    }

    @Test
    void aReaderBetweenTwoEventsEndsAtTheNext() throws Exception {
        server.answer = HEAD + EVENT + EVENT + EVENT;
        JobStream stream = stream();
        CountDownLatch closed = new CountDownLatch(1);
        CountDownLatch first = new CountDownLatch(1);
        CompletableFuture<Boolean> reader = CompletableFuture.supplyAsync(
                () -> {
                    stream.next();
                    first.countDown();
                    try {
                        closed.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return stream.hasNext();
                },
                THREAD_EACH);
        first.await();
        stream.close();
        assertThat(server.hungUp.get()).isTrue(); // before the reader looks again
        closed.countDown();

        assertCancelledAndHungUp(reader);
        assertThat(stream.hasNext()).isFalse();
    }

    @Test
    void aStreamThatIsClosedBeforeItIsReadAsksNothing() {
        JobStream stream = stream();
        stream.close();

        assertThat(stream.hasNext()).isFalse();
        assertThat(server.requests).hasValue(0);
    }

    @Test
    void workInTheBackgroundThatIsCancelledEndsItsStream() throws Exception {
        CompletableFuture<CancelledException> thrown = new CompletableFuture<>();
        CompletableFuture<Boolean> work = client.async(c -> {
            try (JobStream stream = c.jobs().stream(b -> b.sessionId("s").question("why?"))) {
                return stream.hasNext();
            } catch (CancelledException e) {
                thrown.complete(e);
                throw e;
            }
        });
        server.asked.await();
        work.cancel(true);

        assertThat(thrown.get()).hasMessageContaining("v2CreateJob");
        assertThat(server.hungUp.get()).isTrue();
    }
}
