package io.github.clouddatasets.core.spi;

import io.github.clouddatasets.core.internal.Cancellation;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Dns;
import org.jspecify.annotations.Nullable;

/**
 * Asks for addresses on a daemon thread, since nothing can end a lookup: the call stops waiting at its deadline, at the
 * connect timeout, on an interrupt and when its client is closed. Calls that ask for one host at the same time wait for one
 * lookup, so that a dead name server ties up one thread for each host.
 *
 * <p>OkHttp compares these objects: connections made with one serve calls made with an equal one.
 */
final class DeadlineDns implements Dns {

    private final Dns dns;
    private final int generation;
    private final long connectNanos;
    private final Cancellation closing;
    private final ConcurrentHashMap<String, CompletableFuture<List<InetAddress>>> lookups;

    DeadlineDns(Dns dns, long connectNanos, Cancellation closing) {
        this(dns instanceof DeadlineDns other ? other.dns : dns, 0, connectNanos, closing, new ConcurrentHashMap<>());
    }

    private DeadlineDns(
            Dns dns,
            int generation,
            long connectNanos,
            Cancellation closing,
            ConcurrentHashMap<String, CompletableFuture<List<InetAddress>>> lookups) {
        this.dns = dns;
        this.generation = generation;
        this.connectNanos = connectNanos;
        this.closing = closing;
        this.lookups = lookups;
    }

    /** The same name server, but no connection made so far is used by calls with the result. */
    DeadlineDns next() {
        return new DeadlineDns(dns, generation + 1, connectNanos, closing, lookups);
    }

    int generation() {
        return generation;
    }

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        Attempt<?> attempt = SendingInterceptor.current();
        if (attempt == null) {
            return dns.lookup(host);
        }
        return waitFor(begun(host), host, attempt);
    }

    /** The lookup that runs, or a new one. */
    private CompletableFuture<List<InetAddress>> begun(String host) {
        CompletableFuture<List<InetAddress>> lookup = new CompletableFuture<>();
        CompletableFuture<List<InetAddress>> earlier = lookups.putIfAbsent(host, lookup);
        if (earlier != null) {
            return earlier;
        }
        Thread thread = new Thread(() -> answer(host, lookup), "clouddatasets-dns");
        thread.setDaemon(true);
        try {
            thread.start();
        } catch (OutOfMemoryError e) { // no more threads: this one does without a deadline
            answer(host, lookup);
        }
        return lookup;
    }

    private void answer(String host, CompletableFuture<List<InetAddress>> lookup) {
        try {
            List<InetAddress> addresses = dns.lookup(host);
            lookups.remove(host, lookup); // first: whoever asks after the answer asks anew
            lookup.complete(addresses);
        } catch (Throwable e) { // for the threads that wait
            lookups.remove(host, lookup);
            lookup.completeExceptionally(e);
        }
    }

    private List<InetAddress> waitFor(CompletableFuture<List<InetAddress>> lookup, String host, Attempt<?> attempt)
            throws UnknownHostException {
        CompletableFuture<List<InetAddress>> mine =
                lookup.thenApply(addresses -> addresses); // ended without the others'
        Runnable end = () -> mine.cancel(false);
        Cancellation cancellation = attempt.call.cancellation;
        closing.register(end);
        if (cancellation != null) {
            cancellation.register(end);
        }
        long limit = Math.min(connectNanos, attempt.limitNanos());
        try {
            return mine.get(limit, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new TooSlow(host, Duration.ofNanos(limit));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnknownHostException(host + ": interrupted");
        } catch (CancellationException e) {
            throw new UnknownHostException(host + ": cancelled");
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            UnknownHostException failure = new UnknownHostException(
                    cause instanceof UnknownHostException ? cause.getMessage() : host + ": " + cause);
            failure.initCause(cause); // a new one for each call: OkHttp adds to the exceptions that it sees
            throw failure;
        } finally {
            closing.unregister(end);
            if (cancellation != null) {
                cancellation.unregister(end);
            }
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DeadlineDns that && dns.equals(that.dns) && generation == that.generation;
    }

    @Override
    public int hashCode() {
        return 31 * dns.hashCode() + generation;
    }

    /** There was no answer in time. */
    static final class TooSlow extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        TooSlow(String host, Duration limit) {
            super("the lookup of " + host + " has taken longer than " + limit.truncatedTo(ChronoUnit.MILLIS));
        }
    }
}
