package io.github.clouddatasets.core;

import java.time.Duration;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * How far a piece of work or a transfer has got.
 *
 * @param state the service's own word for the state ({@code RUNNING}), or {@code transferring}
 * @param done how much is done: bytes of a transfer, samples of a task; null if the service does not say
 * @param total how much there is, in the same unit; null if the service does not say
 * @param share how much is done from 0 to 1 where the service gives a share instead of amounts; null if the service does not say
 * @param elapsed time since the wait or the transfer began
 * @param failure why the last look at the work failed, in a way that may pass: the wait goes on. Null after a look that succeeded
 */
public record Progress(
        String state,
        @Nullable Long done,
        @Nullable Long total,
        @Nullable Double share,
        Duration elapsed,
        @Nullable SdkException failure) {

    /**
     * Progress that was seen.
     *
     * @param state the service's own word for the state ({@code RUNNING}), or {@code transferring}
     * @param done how much is done: bytes of a transfer, samples of a task; null if the service does not say
     * @param total how much there is, in the same unit; null if the service does not say
     * @param share how much is done from 0 to 1 where the service gives a share; null if the service does not say
     * @param elapsed time since the wait or the transfer began
     */
    public Progress(String state, @Nullable Long done, @Nullable Long total, @Nullable Double share, Duration elapsed) {
        this(state, done, total, share, elapsed, null);
    }

    /**
     * The share done, from the service's own figure or from the amounts.
     *
     * @return 0 to 1, or empty if the service gives neither
     */
    public OptionalDouble fraction() {
        if (share != null) {
            return OptionalDouble.of(Math.min(1, Math.max(0, share)));
        }
        if (done != null && total != null && total > 0) {
            return OptionalDouble.of(Math.min(1, (double) done / total));
        }
        return OptionalDouble.empty();
    }
}
