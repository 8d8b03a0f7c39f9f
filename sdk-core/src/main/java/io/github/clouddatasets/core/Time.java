package io.github.clouddatasets.core;

import java.time.Duration;
import java.time.Instant;

/**
 * The clock and the sleeper of a client. A test of code that waits replaces them, and does not wait.
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
     * @param duration how long; zero or less returns at once
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    void sleep(Duration duration) throws InterruptedException;

    /**
     * The machine's own clock, which clients use unless they are given another.
     *
     * @return the clock
     */
    static Time system() {
        return SystemTime.INSTANCE;
    }

    /**
     * A clock for tests, which shows the same instant until it is moved.
     *
     * @param start the first instant
     * @return a new clock
     * @throws IllegalArgumentException if the instant is null
     */
    static ManualTime manual(Instant start) {
        return new ManualTime(start);
    }
}
