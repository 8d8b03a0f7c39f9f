package io.github.clouddatasets.emulator;

import static io.github.clouddatasets.emulator.EmulatorSettings.requireGiven;

import io.github.clouddatasets.core.Time;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The one clock of an account and of the clients that {@link DatasetCloudEmulator#clients()} makes: services, tokens, work
 * in progress, and the waits of the clients all follow it.
 *
 * <pre>{@code
 * Poller<SyncTask> sync = cloud.clients().datasets().sync(cloud.datasetId());
 * cloud.clock().advance(Duration.ofHours(1)); // the work is over, and so is every wait for it
 * sync.await();
 * }</pre>
 *
 * <p>By default the clock shows the time of the machine plus what it was advanced by, and a client that waits really
 * waits, until its time has come or {@link #advance} brings it. With {@link DatasetCloudEmulator.Builder#manualTime()} the
 * clock stands still, and a client that waits moves the clock at once: no test waits. With a clock of your own
 * ({@link DatasetCloudEmulator.Builder#clock}) a client that waits moves the clock at once, too.
 *
 * <p>A client that you build yourself follows this clock with {@code time(cloud.clock())}. Safe for use by several threads.
 */
public final class EmulatorClock implements Time {

    private final Clock base;
    private final boolean running;
    private final Instant start;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private Duration ahead = Duration.ZERO;
    private long latestNanos;

    private EmulatorClock(Clock base, boolean running) {
        this.base = base;
        this.running = running;
        this.start = base.instant();
    }

    /** A clock that goes like the machine's. */
    static EmulatorClock running() {
        return new EmulatorClock(Clock.systemUTC(), true);
    }

    /** A clock on top of another, of which nobody knows whether it goes by itself. */
    static EmulatorClock on(Clock base) {
        return new EmulatorClock(base, false);
    }

    /** A clock that stands still. */
    static EmulatorClock standing(Instant start) {
        return on(Clock.fixed(start, ZoneOffset.UTC));
    }

    /**
     * Moves the clock forward. Work whose time is over is done, tokens whose life is over have expired, and clients that
     * have waited long enough go on.
     *
     * @param duration how far, at least zero
     * @throws IllegalArgumentException if {@code duration} is null or negative, or leads beyond the end of time
     */
    public void advance(Duration duration) {
        requireGiven("duration", duration);
        if (duration.isNegative()) {
            throw new IllegalArgumentException("duration must not be negative: " + duration);
        }
        lock.lock();
        try {
            Duration sum = ahead.plus(duration);
            Duration left = Duration.between(base.instant(), Instant.MAX);
            if (sum.compareTo(left) > 0) {
                throw new ArithmeticException("beyond the end of time");
            }
            ahead = sum;
            moved.signalAll();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("duration must not lead beyond the end of time: " + duration, e);
        } finally {
            lock.unlock();
        }
    }

    /** {@return the instant that the clock shows} */
    @Override
    public Instant now() {
        lock.lock();
        try {
            return base.instant().plus(ahead);
        } finally {
            lock.unlock();
        }
    }

    /** {@return nanoseconds since an arbitrary point} The value follows {@link #advance} and never goes back. */
    @Override
    public long nanoTime() {
        lock.lock();
        try {
            long nanos = running
                    ? System.nanoTime() + TimeUnit.NANOSECONDS.convert(ahead)
                    : Math.max(latestNanos, TimeUnit.NANOSECONDS.convert(Duration.between(start, now())));
            latestNanos = nanos;
            return nanos;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Lets the calling thread wait by this clock: a running clock blocks the thread, any other clock moves at once.
     *
     * @param duration how long; zero or less returns at once
     * @throws IllegalArgumentException if {@code duration} is null
     * @throws InterruptedException if the thread is interrupted
     */
    @Override
    public void sleep(Duration duration) throws InterruptedException {
        requireGiven("duration", duration);
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (duration.isNegative() || duration.isZero()) {
            return;
        }
        if (!running) {
            advance(duration);
            return;
        }
        lock.lockInterruptibly();
        try {
            long end = nanoTime() + TimeUnit.NANOSECONDS.convert(duration);
            for (long left = end - nanoTime(); left > 0; left = end - nanoTime()) {
                long rest = moved.awaitNanos(left);
                if (rest <= 0) {
                    return;
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** This clock for code that reads a {@link Clock}. */
    Clock asClock() {
        return new View(ZoneOffset.UTC);
    }

    /** {@return the instant that the clock shows} */
    @Override
    public String toString() {
        return "EmulatorClock[" + now() + "]";
    }

    private final class View extends Clock {

        private final ZoneId zone;

        View(ZoneId zone) {
            this.zone = zone;
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new View(other);
        }

        @Override
        public Instant instant() {
            return now();
        }
    }
}
