package io.github.clouddatasets.emulator.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The emulator's clock, and the progress of asynchronous work by that clock. All work takes the same time: one unit.
 */
public final class WorkClock {

    /** The share of a unit of work that a task spends in the queue. */
    public static final double QUEUED = 0.25;

    private final Clock clock;
    private final Duration unit;
    private final Instant start;
    private final WorkPlan plan = new WorkPlan();

    public WorkClock(Clock clock, Duration unit) {
        this.clock = clock;
        this.unit = unit;
        this.start = clock.instant();
    }

    /** The faults of the work that begins next. */
    public WorkPlan plan() {
        return plan;
    }

    public Clock clock() {
        return clock;
    }

    /** The time at which the account began. The things at the start have their times by this one, whoever asks when. */
    public Instant start() {
        return start;
    }

    public Instant now() {
        return clock.instant();
    }

    public long millis() {
        return clock.millis();
    }

    /** The progress of work that began at {@code start}: 0 at the start, 1 at the end and later. */
    public double progress(Instant start) {
        if (unit.isZero()) {
            return 1;
        }
        double elapsed = (double) Duration.between(start, now()).toNanos() / unit.toNanos();
        return Math.max(0, Math.min(1, elapsed));
    }

    /** The progress of the running part of work, without the time in the queue. */
    public static double running(double progress) {
        return Math.max(0, (progress - QUEUED) / (1 - QUEUED));
    }

    /** The time at which work that began at {@code start} leaves the queue. */
    public Instant dequeued(Instant start) {
        return start.plusNanos((long) (unit.toNanos() * QUEUED));
    }

    /** The end of part {@code number} of work that consists of {@code count} equal parts, one after the other. */
    public Instant end(Instant start, int number, int count) {
        return start.plus(unit.multipliedBy(number).dividedBy(count));
    }

    /** The end of work that began at {@code start}. */
    public Instant end(Instant start) {
        return start.plus(unit);
    }
}
