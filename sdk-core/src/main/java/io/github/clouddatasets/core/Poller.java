package io.github.clouddatasets.core;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Work that goes on at the service. The work has been started when you hold its poller, and goes on if you ignore it. One thread uses a poller.
 *
 * <pre>{@code
 * SyncTask done = datasets.sync(id)
 *         .onProgress(p -> log.info("{} {}", p.state(), p.fraction()))
 *         .await(Duration.ofMinutes(30));
 * }</pre>
 *
 * @param <T> the state, and the result
 */
public interface Poller<T> {

    /**
     * The id of the task, or of the resource that the service makes, as the service gave the id.
     *
     * @return the id
     */
    String id();

    /**
     * Looks once, without waiting.
     *
     * @return the state now, whatever it is
     * @throws SdkException if the service cannot be asked
     */
    T poll();

    /**
     * The state seen last. Before the first look that is the state in the answer that started the work, if it had one.
     *
     * @return the state, or null if none was seen yet
     */
    @Nullable
    T last();

    /**
     * Whether the state seen last is an end, a good one or a bad one. Asks nobody: {@link #poll} does.
     *
     * @return true once {@code poll} or {@code await} has seen an end
     */
    boolean isDone();

    /**
     * Waits until the work is done, at most as long as is sensible for this kind of work (said by the method that
     * started it). See {@link #await(Duration)}.
     *
     * @return the final, successful state
     * @throws PollingException if the work failed or the time is up
     * @throws SdkException if the service refuses to tell the state, as without permission
     */
    T await();

    /**
     * Waits until the work is done. An outage of the service does not end the wait: a look that fails for a reason that may
     * pass (no connection, a timeout, 408, 429, 5xx) reaches the listener ({@link Progress#failure}), and the next look
     * follows. The first failure of a look is met with the attempts of any call; while the outage lasts, each look is one
     * attempt. A look takes no longer than the time that is left, but the last one has five seconds to be answered.
     *
     * @param deadline how long at the most, more than zero; a state the SDK does not know counts as not done
     * @return the final, successful state
     * @throws PollingException if the work failed or the time is up; its cause is the failure of the last look, if that failed
     * @throws SdkException if the service refuses to tell the state, as without permission
     * @throws IllegalArgumentException if the deadline is null, zero or negative
     */
    T await(Duration deadline);

    /**
     * Calls a listener after every look that {@code await} makes, a failed look too ({@link Progress#failure}). An exception of the listener ends the wait and comes out
     * of {@code await} as it is, whatever its class.
     *
     * @param listener called on the waiting thread
     * @return this
     * @throws IllegalArgumentException if it is null
     */
    Poller<T> onProgress(Consumer<? super Progress> listener);

    /**
     * Fixes the time between two looks. Without it the time grows from a short first wait to a long one.
     *
     * @param interval more than zero
     * @return this
     * @throws IllegalArgumentException if it is null, zero or negative
     */
    Poller<T> every(Duration interval);
}
