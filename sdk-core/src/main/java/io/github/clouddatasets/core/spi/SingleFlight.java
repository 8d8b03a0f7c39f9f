package io.github.clouddatasets.core.spi;

import io.github.clouddatasets.core.CallTimeoutException;
import io.github.clouddatasets.core.CancelledException;
import io.github.clouddatasets.core.SdkException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One value for all threads of a client: fetched by the first that needs it while the others wait, each no longer than
 * its own deadline. A failure is not kept: the next call tries again. A value that ages is renewed by one thread while the
 * others go on with it; if the renewal fails, that thread goes on with it, too.
 */
final class SingleFlight<V> {

    /** How much longer a value serves. */
    enum Age {
        /** Long enough. */
        FRESH,
        /** Not much longer: somebody should renew it. */
        AGING,
        /** No longer. */
        ENDED
    }

    /**
     * The longest that a call waits for a renewal which it can do without. Shorter than the early part of any token's end
     * (60 seconds), so that the value still serves when a renewal hangs.
     */
    static final Duration LONGEST_RENEWAL = Duration.ofSeconds(5);

    private final String what;
    private final BiFunction<Attempt<?>, Duration, V> fetch;
    private final Function<V, Age> age;
    private final AtomicReference<@Nullable V> current = new AtomicReference<>();
    private final AtomicReference<@Nullable CompletableFuture<V>> flight = new AtomicReference<>();

    /**
     * A value that nobody has fetched yet.
     *
     * @param what names the value in messages
     * @param fetch gets the value for this attempt, within the given time
     * @param age whether a value fetched before still serves
     */
    SingleFlight(String what, BiFunction<Attempt<?>, Duration, V> fetch, Function<V, Age> age) {
        this.what = what;
        this.fetch = fetch;
        this.age = age;
    }

    /** A value that was there from the start. */
    static <V> SingleFlight<V> known(V value) {
        SingleFlight<V> shared = new SingleFlight<>("a known value", (attempt, timeout) -> value, held -> Age.FRESH);
        shared.current.set(value);
        return shared;
    }

    V get(Attempt<?> attempt) {
        for (; ; ) {
            V value = current.get();
            Age now = value == null ? Age.ENDED : age.apply(value);
            if (value != null && now == Age.FRESH) {
                return value;
            }
            CompletableFuture<V> mine = new CompletableFuture<>();
            CompletableFuture<V> leader = flight.compareAndExchange(null, mine);
            V shared;
            if (value != null && now == Age.AGING) {
                shared = leader == null ? renew(attempt, mine, value) : value;
            } else {
                shared = leader == null ? lead(attempt, mine, attempt.call.remainingNanos()) : follow(attempt, leader);
            }
            if (shared != null) {
                return shared;
            }
        }
    }

    /** Forgets this value, unless a newer one has taken its place. */
    void drop(V refused) {
        current.compareAndSet(refused, null);
    }

    /** Forgets the value, whichever there is. */
    void forget() {
        current.set(null);
    }

    /**
     * Fetches the next value, and falls back to the old one if that fails. The call needs the larger part of its time for
     * itself. Null if the old value ended in the meantime, so that there is no way around another fetch.
     */
    private @Nullable V renew(Attempt<?> attempt, CompletableFuture<V> mine, V old) {
        try {
            return lead(attempt, mine, Math.min(LONGEST_RENEWAL.toNanos(), attempt.call.remainingNanos() / 2));
        } catch (CancelledException e) {
            throw e;
        } catch (SdkException e) {
            if (current.get() == old && age.apply(old) != Age.ENDED) {
                return old;
            }
            if (!e.retryable()) {
                throw e;
            }
            return null;
        }
    }

    private V lead(Attempt<?> attempt, CompletableFuture<V> mine, long nanos) {
        try {
            V now = current.get();
            if (now != null && age.apply(now) == Age.FRESH) {
                mine.complete(now); // somebody finished between our look and our turn
                return now;
            }
            V value = fetch.apply(attempt, Duration.ofNanos(Math.max(1, nanos)));
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
