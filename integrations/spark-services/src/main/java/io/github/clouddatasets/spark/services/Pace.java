package io.github.clouddatasets.spark.services;

import io.github.clouddatasets.core.CancelledException;
import io.github.clouddatasets.core.Time;
import java.time.Duration;

/**
 * The share of one partition in the requests per second of a whole job. Each of the partitions that run at once sends at
 * evenly spaced moments, and they begin one after the other, so that all of them together send evenly, too. Nothing is
 * exchanged between executors: as many partitions as are counted with here, or fewer, keep to the rate.
 */
final class Pace {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Time time;
    private final long interval;
    private long next;

    /**
     * The share of a partition.
     *
     * @param perSecond requests per second of the whole job; 0 for no limit
     * @param index the partition's number, from 0
     * @param atOnce how many partitions run at once
     * @param time clock and sleeper
     */
    Pace(int perSecond, int index, int atOnce, Time time) {
        this.time = time;
        this.interval = perSecond == 0 ? 0 : SECOND * atOnce / perSecond;
        this.next = time.nanoTime() + (perSecond == 0 ? 0 : SECOND * (index % atOnce) / perSecond);
    }

    /** Waits for the moment of the next request. */
    void await() {
        long now = time.nanoTime();
        long wait = next - now;
        if (interval > 0 && wait > 0) {
            try {
                time.sleep(Duration.ofNanos(wait));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancelledException("the task was interrupted while it waited for its turn", e);
            }
        }
        next = Math.max(next, now) + interval;
    }
}
