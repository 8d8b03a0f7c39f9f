package io.github.clouddatasets.core.spi;

import io.github.clouddatasets.core.CallTimeoutException;
import io.github.clouddatasets.core.CancelledException;
import io.github.clouddatasets.core.SdkException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One value for all threads of a client: fetched by the first that needs it while the others wait, each no longer than
 * its own deadline. A failure is not kept: the next call tries again.
 */
final class SingleFlight<V> {

    private final String what;
    private final Function<Duration, V> fetch;
    private final Predicate<V> usable;
    private final AtomicReference<@Nullable V> current = new AtomicReference<>();
    private final AtomicReference<@Nullable CompletableFuture<V>> flight = new AtomicReference<>();

    /**
     * A value that nobody has fetched yet.
     *
     * @param what names it in messages
     * @param fetch gets it, within the given time
     * @param usable whether a value fetched before still serves
     */
    SingleFlight(String what, Function<Duration, V> fetch, Predicate<V> usable) {
        this.what = what;
        this.fetch = fetch;
        this.usable = usable;
    }

    /** A value that was there from the start. */
    static <V> SingleFlight<V> known(V value) {
        SingleFlight<V> shared = new SingleFlight<>("a known value", timeout -> value, held -> true);
        shared.current.set(value);
        return shared;
    }

    V get(Attempt<?> attempt) {
        for (; ; ) {
            V value = current.get();
            if (value != null && usable.test(value)) {
                return value;
            }
            CompletableFuture<V> mine = new CompletableFuture<>();
            CompletableFuture<V> leader = flight.compareAndExchange(null, mine);
            if (leader == null) {
                return lead(attempt, mine);
            }
            V shared = follow(attempt, leader);
            if (shared != null) {
                return shared;
            }
        }
    }

    /** Forgets this value, unless a newer one has taken its place. */
    void drop(V refused) {
        current.compareAndSet(refused, null);
    }

    private V lead(Attempt<?> attempt, CompletableFuture<V> mine) {
        try {
            V now = current.get();
            if (now != null && usable.test(now)) {
                mine.complete(now); // somebody finished between our look and our turn
                return now;
            }
            V value = fetch.apply(Duration.ofNanos(Math.max(1, attempt.call.remainingNanos())));
            current.set(value);
            mine.complete(value);
            return value;
        } catch (RuntimeException | Error failure) {
            mine.completeExceptionally(failure);
            throw failure;
        } finally {
            flight.set(null);
        }
    }

    /** Waits for the thread that fetches; null if that one gave up for reasons of its own, so that we have to try. */
    private @Nullable V follow(Attempt<?> attempt, CompletableFuture<V> leader) {
        try {
            return leader.get(Math.max(1, attempt.call.remainingNanos()), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            Throwable failure = e.getCause();
            if (failure instanceof CancelledException
                    || (failure instanceof CallTimeoutException timeout
                            && timeout.clock() == CallTimeoutException.Clock.CALL)) {
                if (attempt.call.remainingNanos() > 0) {
                    return null;
                }
            }
            if (failure instanceof SdkException known) {
                throw known;
            }
            throw new IllegalStateException(attempt.name() + ": fetching " + what + " failed", failure);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException(
                    attempt.name() + ": the thread was interrupted while another fetched " + what, e);
        } catch (java.util.concurrent.TimeoutException e) {
            throw new CallTimeoutException(
                    attempt.name() + ": the call's timeout of " + attempt.call.timeout
                            + " ran out while another thread fetched " + what + attempt.facts(),
                    e,
                    CallTimeoutException.Clock.CALL,
                    attempt.call.timeout);
        }
    }
}
