package io.github.clouddatasets.core.spi;

import io.github.clouddatasets.core.CancelledException;
import io.github.clouddatasets.core.internal.Cancellation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that run side by side. The caller's thread is one of the workers: if the background has no thread to spare, the
 * work is slower, but no thread waits for another one that waits for it.
 *
 * @param <C> the client that makes the tasks' calls
 * @param <R> what a task returns
 */
final class Parallel<C, R> {

    private final List<? extends Function<C, R>> tasks;
    private final AtomicReferenceArray<R> results;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    /** Ends the tasks under way when one of them fails, or when whoever asked for them is cancelled. */
    private final Cancellation own = new Cancellation();

    private final Executor background;
    private final Cancellation closing;
    private final @Nullable Cancellation outer;

    /** How many workers have a task; guarded by this. */
    private int working;

    Parallel(
            List<? extends Function<C, R>> tasks,
            Executor background,
            Cancellation closing,
            @Nullable Cancellation outer) {
        this.background = background;
        this.tasks = tasks;
        this.results = new AtomicReferenceArray<>(tasks.size());
        this.closing = closing;
        this.outer = outer;
    }

    /**
     * Runs the tasks and waits for all of them.
     *
     * @param width how many at a time at the most
     * @param view makes the client whose calls this cancellation ends
     */
    List<R> run(int width, Function<Cancellation, C> view) {
        C client = view.apply(own);
        Runnable end = own::cancel;
        if (outer != null) {
            outer.register(end);
        }
        try {
            for (int i = 1; i < Math.min(width, tasks.size()); i++) {
                background.execute(() -> work(client));
            }
            work(client);
            awaitOthers();
        } finally {
            if (outer != null) {
                outer.unregister(end);
            }
        }
        Throwable first = failure.get();
        if (Thread.currentThread().isInterrupted()) {
            throw new CancelledException("the thread was interrupted during the transfer", first);
        }
        if (first instanceof Error error) {
            throw error;
        }
        if (first != null) {
            throw (RuntimeException) first;
        }
        List<R> all = new ArrayList<>(tasks.size());
        for (int i = 0; i < tasks.size(); i++) {
            all.add(results.get(i));
        }
        return all;
    }

    private void work(C client) {
        synchronized (this) {
            if (next.get() >= tasks.size() || failure.get() != null) {
                return; // came too late: the others are through
            }
            working++;
        }
        try {
            for (int i = next.getAndIncrement();
                    i < tasks.size() && failure.get() == null;
                    i = next.getAndIncrement()) {
                if (closing.isCancelled() || own.isCancelled()) {
                    throw new CancelledException("cancelled before all parts were transferred", null);
                }
                results.set(i, tasks.get(i).apply(client));
            }
        } catch (RuntimeException | Error e) {
            if (failure.compareAndSet(null, e)) {
                own.cancel();
            }
        } finally {
            synchronized (this) {
                working--;
                notifyAll();
            }
        }
    }

    /** Not to be interrupted: an interrupt ends the tasks, and then this is short. */
    private synchronized void awaitOthers() {
        boolean interrupted = Thread.interrupted();
        if (interrupted) {
            own.cancel();
        }
        while (working > 0) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
                own.cancel();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
