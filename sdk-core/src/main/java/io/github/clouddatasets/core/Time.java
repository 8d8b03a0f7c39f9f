package io.github.clouddatasets.core;

import java.time.Duration;
import java.time.Instant;

/**
 * The clock and the sleeper of a client. Replace it to test code that waits, without waiting.
 *
 * @see ClientBuilder#time(Time)
 * @see ManualTime
 */
public interface Time {

    /**
     * The wall clock: signatures and token expiry read it.
     *
     * @return the current instant
     */
    Instant now();

    /**
     * A clock that never jumps: deadlines are measured with it.
     *
     * @return nanoseconds since an arbitrary point
     */
    long nanoTime();

    /**
     * Blocks the calling thread.
     *
     * @param duration how long
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    void sleep(Duration duration) throws InterruptedException;

    /**
     * The machine's own clock.
     *
     * @return the default
     */
    static Time system() {
        return SystemTime.INSTANCE;
    }
}
