package io.github.clouddatasets.core.internal;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * A future whose {@code cancel} closes the socket, or ends the wait, of the work behind it.
 *
 * @param <T> the result
 */
public final class CancellableFuture<T> extends CompletableFuture<T> {

    private final Cancellation cancellation;

    /**
     * A future of work that has not begun.
     *
     * @param cancellation ends the work
     */
    public CancellableFuture(Cancellation cancellation) {
        this.cancellation = cancellation;
    }

    /**
     * Does the work and completes the future, unless it was cancelled before.
     *
     * @param client the client that the work uses
     * @param work the work
     * @param <C> type of the client
     */
    public <C> void run(C client, Function<? super C, ? extends T> work) {
        if (isDone()) {
            return; // cancelled before a thread was free
        }
        try {
            complete(work.apply(client));
        } catch (Throwable failure) {
            completeExceptionally(failure);
        }
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        cancellation.cancel();
        return cancelled;
    }

    /** Stages that depend on this one are plain futures: cancelling them leaves the work alone, as is usual. */
    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new CompletableFuture<>();
    }
}
