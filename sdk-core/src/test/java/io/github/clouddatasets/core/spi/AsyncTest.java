package io.github.clouddatasets.core.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.clouddatasets.core.CancelledException;
import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.Poller;
import io.github.clouddatasets.core.Thing;
import io.github.clouddatasets.testing.RawServer;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Work in the background, and how it is ended. */
@Timeout(60)
class AsyncTest {

    private final MockWebServer server = new MockWebServer();
    private final SleepingTime time = new SleepingTime();

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private Api open() {
        return new TestClient(server.url("/").toString()).time(time).open();
    }

    private static Thing get(Api api) {
        return api.call(TestClient.GET, TestClient.id());
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void resultArrives() throws Exception {
        server.enqueue(new MockResponse().setBody("{\"id\":\"t1\"}"));
        try (Api api = open()) {
            assertThat(api.async(view -> view, AsyncTest::get).get(30, TimeUnit.SECONDS))
                    .isEqualTo(new Thing("t1", null));
        }
    }

    @Test
    void exceptionArrivesAsTheCause() {
        server.enqueue(new MockResponse().setResponseCode(404));
        try (Api api = open()) {
            CompletableFuture<Thing> future = api.async(view -> view, AsyncTest::get);

            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(() -> future.get(30, TimeUnit.SECONDS))
                    .withCauseInstanceOf(NotFoundException.class);
        }
    }

    @Test
    void workRunsOnADaemonThread() throws Exception {
        try (Api api = open()) {
            assertThat(api.async(
                                    Function.identity(),
                                    view -> Thread.currentThread().isDaemon())
                            .get(30, TimeUnit.SECONDS))
                    .isTrue();
        }
    }

    @Test
    void optionsOfTheViewHoldInTheBackground() throws Exception {
        server.enqueue(new MockResponse().setBody("{}"));
        try (Api api = open()) {
            api.with(o -> o.traceId("t-1")).async(view -> view, AsyncTest::get).get(30, TimeUnit.SECONDS);
        }

        assertThat(server.takeRequest().getHeader("x-trace")).isEqualTo("t-1");
    }

    @Test
    void cancelClosesTheSocketOfAHangingCall() throws Exception {
        AtomicReference<@Nullable Throwable> inside = new AtomicReference<>();
        CountDownLatch over = new CountDownLatch(1);
        try (RawServer silent = RawServer.silent();
                Api api = new TestClient(silent.address()).open()) {
            CompletableFuture<Boolean> future = api.async(view -> view, view -> {
                inside.set(catchThrowable(() -> get(view)));
                over.countDown();
                return true;
            });
            await(silent.received());

            assertThat(future.cancel(true)).isTrue();

            await(silent.hungUp());
            await(over);
            assertThat(inside.get())
                    .isInstanceOf(CancelledException.class)
                    .hasMessageStartingWith("test getThing: cancelled [trace ");
            assertThat(silent.count()).isEqualTo(1);
            assertThatExceptionOfType(CancellationException.class).isThrownBy(future::join);
        }
    }

    @Test
    void cancelClosesTheSocketOfAStalledDownload() throws Exception {
        try (RawServer silent = RawServer.silentAfter(RawServer.OK + "Content-Length: 100\r\n\r\nabc");
                Api api = new TestClient(silent.address()).open()) {
            CountDownLatch begun = new CountDownLatch(1);
            CompletableFuture<Long> future = api.async(
                    view -> view,
                    view -> view.download(
                            TestClient.CONTENT,
                            TestClient.id(),
                            java.io.OutputStream.nullOutputStream(),
                            progress -> begun.countDown()));
            await(begun);

            future.cancel(true);

            await(silent.hungUp());
        }
    }

    @Test
    void cancelEndsABackOff() throws Exception {
        server.enqueue(new MockResponse().setResponseCode(503));
        try (Api api = open()) {
            CompletableFuture<Thing> future = api.async(view -> view, AsyncTest::get);
            await(time.asleep);

            future.cancel(true);

            await(time.woken);
        }
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    private static Poller<String> endless(Api api) {
        return api.poller(
                "sync of x",
                "x",
                view -> "RUNNING",
                state -> TaskPoller.Judgement.of(TaskPoller.State.PENDING, state),
                Duration.ofSeconds(10),
                Duration.ofHours(1));
    }

    @Test
    void cancelEndsAPoll() throws Exception {
        try (Api api = open()) {
            CompletableFuture<String> future =
                    api.async(AsyncTest::endless, poller -> poller.await(Duration.ofHours(1)));
            await(time.asleep);

            future.cancel(true);

            await(time.woken);
        }
    }

    @Test
    void cancelOfOneCallLeavesTheOthersAlone() throws Exception {
        server.enqueue(new MockResponse().setResponseCode(503));
        server.enqueue(new MockResponse().setBody("{\"id\":\"t1\"}"));
        try (Api api = open()) {
            CompletableFuture<Thing> first = api.async(view -> view, AsyncTest::get);
            await(time.asleep);

            first.cancel(true);

            assertThat(get(api).id()).isEqualTo("t1");
        }
    }

    @Test
    void interruptEndsABackOffAndIsKept() throws Exception {
        server.enqueue(new MockResponse().setResponseCode(503));
        AtomicReference<@Nullable Throwable> outcome = new AtomicReference<>();
        AtomicBoolean flag = new AtomicBoolean();
        try (Api api = open()) {
            Thread caller = new Thread(() -> {
                outcome.set(catchThrowable(() -> get(api)));
                flag.set(Thread.currentThread().isInterrupted());
            });
            caller.start();
            await(time.asleep);

            caller.interrupt();
            caller.join(30_000);
        }

        assertThat(outcome.get())
                .isInstanceOf(CancelledException.class)
                .hasMessage("test getThing: the thread was interrupted while waiting");
        assertThat(flag).isTrue();
    }

    /** A thread of a pool goes on to other work: that work must not find an interrupt that was meant for this. */
    @Test
    void cancelLeavesNoInterruptBehind() throws Exception {
        server.enqueue(new MockResponse().setResponseCode(503));
        AtomicBoolean flag = new AtomicBoolean(true);
        CountDownLatch over = new CountDownLatch(1);
        try (Api api = open()) {
            CompletableFuture<Boolean> future = api.async(view -> view, view -> {
                Throwable ended = catchThrowable(() -> get(view));
                flag.set(Thread.currentThread().isInterrupted());
                over.countDown();
                return ended == null;
            });
            await(time.asleep);

            future.cancel(true);
            await(over);
        }

        assertThat(flag).isFalse();
    }
}
