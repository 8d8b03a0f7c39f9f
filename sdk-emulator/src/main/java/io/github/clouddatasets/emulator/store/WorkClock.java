package io.github.clouddatasets.emulator.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The clock, and how long one unit of asynchronous work takes on it. */
public final class WorkClock {

    /** The part of a unit of work that is spent waiting for a worker. */
    public static final double QUEUED = 0.25;

    private final Clock clock;
    private final Duration unit;

    public WorkClock(Clock clock, Duration unit) {
        this.clock = clock;
        this.unit = unit;
    }

    public Clock clock() {
        return clock;
    }

    public Instant now() {
        return clock.instant();
    }

    public long millis() {
        return clock.millis();
    }

    /** How far work is that started then: 0 at its start, 1 from its end on. */
    public double progress(Instant start) {
        if (unit.isZero()) {
            return 1;
        }
        double elapsed = (double) Duration.between(start, now()).toNanos() / unit.toNanos();
        return Math.max(0, Math.min(1, elapsed));
    }

    /** How far the running part of that work is, once it has left the queue. */
    public static double running(double progress) {
        return Math.max(0, (progress - QUEUED) / (1 - QUEUED));
    }

    /** When work that started then leaves the queue. */
    public Instant dequeued(Instant start) {
        return start.plusNanos((long) (unit.toNanos() * QUEUED));
    }

    /** When a part of that work ends that is one of several, done one after the other. */
    public Instant end(Instant start, int number, int count) {
        return start.plus(unit.multipliedBy(number).dividedBy(count));
    }

    /** When work that started then ends. */
    public Instant end(Instant start) {
        return start.plus(unit);
    }
}
