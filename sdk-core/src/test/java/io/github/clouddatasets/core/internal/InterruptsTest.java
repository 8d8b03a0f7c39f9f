package io.github.clouddatasets.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.core.spi.Caller;
import java.time.Duration;
import java.util.Objects;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The daemon that looks for interrupted threads. */
@Timeout(60)
class InterruptsTest {

    @Test
    void daemonEndsWithoutCallsAndComesBackWithOne() throws Exception {
        Interrupts interrupts = new Interrupts(Duration.ofMillis(1), 3);
        assertThat(interrupts.daemon()).as("before the first call").isNull();
        for (int round = 0; round < 3; round++) {
            Interrupts.Watched watched = interrupts.watch(call(), new Cancellation());
            Thread daemon = Objects.requireNonNull(interrupts.daemon());
            assertThat(daemon.isDaemon()).isTrue();
            assertThat(daemon.getContextClassLoader()).isNull();

            watched.end();

            daemon.join(30_000);
            assertThat(daemon.isAlive()).isFalse();
            assertThat(interrupts.daemon()).isNull();
        }
    }

    @Test
    void callOfAnotherThreadIsLeftAlone() throws Exception {
        Interrupts interrupts = new Interrupts(Duration.ofMillis(1), 3);
        Call mine = call();
        Interrupts.Watched watched = interrupts.watch(mine, new Cancellation());
        Call ended = call();
        interrupts.watch(ended, new Cancellation()).end();
        Call theirs = call();
        Caller other = new Caller(() -> {
            interrupts.watch(theirs, new Cancellation());
            Thread.currentThread().interrupt();
            while (!theirs.isCanceled()) {
                Thread.onSpinWait();
            }
        });

        other.thread.join(30_000);

        assertThat(theirs.isCanceled()).isTrue();
        assertThat(mine.isCanceled()).isFalse();
        assertThat(ended.isCanceled()).isFalse();
        watched.end();
    }

    @Test
    void listenerOfTheUserThatThrowsDoesNotEndTheDaemon() throws Exception {
        Interrupts interrupts = new Interrupts(Duration.ofMillis(1), 3);
        OkHttpClient http = new OkHttpClient.Builder()
                .eventListener(new EventListener() {
                    @Override
                    public void canceled(Call call) {
                        throw new IllegalStateException("of the user");
                    }
                })
                .build();
        Call first = http.newCall(new Request.Builder().url("http://localhost").build());
        Call second = http.newCall(new Request.Builder().url("http://localhost").build());
        Caller caller = new Caller(() -> {
            interrupts.watch(first, new Cancellation());
            interrupts.watch(second, new Cancellation());
            Thread.currentThread().interrupt();
            while (!first.isCanceled() || !second.isCanceled()) {
                Thread.onSpinWait();
            }
        });

        caller.thread.join(30_000);

        assertThat(first.isCanceled() && second.isCanceled()).isTrue();
    }

    @Test
    void closingEndsACallWhetherAThreadWaitsOrNot() {
        Interrupts interrupts = new Interrupts(Duration.ofMillis(1), 1000);
        Cancellation closing = new Cancellation();
        Call waitedFor = call();
        interrupts.watch(waitedFor, closing);
        Call handedOver = call();
        interrupts.watch(handedOver, closing).waiting(false);

        closing.cancel();

        while (!waitedFor.isCanceled() || !handedOver.isCanceled()) {
            Thread.onSpinWait();
        }
    }

    private static Call call() {
        return new OkHttpClient()
                .newCall(new Request.Builder().url("http://localhost").build());
    }
}
