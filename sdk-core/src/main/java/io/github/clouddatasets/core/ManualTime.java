package io.github.clouddatasets.core;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A clock for tests: it shows the same instant until it is moved, and a sleep moves it at once. Tests of code that waits for hours
 * run in no time and always the same.
 *
 * <pre>{@code
 * ManualTime time = new ManualTime(Instant.parse("2024-01-02T03:04:05Z"));
 * DatasetClient client = DatasetClient.builder()....time(time).build();
 * client.sync(id).await(Duration.ofMinutes(30));
 * assertThat(time.sleeps()).hasSize(7);
 * }</pre>
 */
public final class ManualTime implements Time {

    private final List<Duration> sleeps = new ArrayList<>();
    private Instant now;
    private long nanos;

    /**
     * A clock that shows this instant.
     *
     * @param start the first instant
     * @throws IllegalArgumentException if it is null
     */
    public ManualTime(Instant start) {
        this.now = Argument.required("start", start);
    }

    /**
     * Moves the clock.
     *
     * @param duration how far; a negative duration moves the clock back
     * @throws IllegalArgumentException if it is null, or leads to an instant that {@link Instant} cannot hold
     */
    public synchronized void advance(Duration duration) {
        Argument.required("duration", duration);
        try {
            now = now.plus(duration);
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("duration must not lead beyond the end of time: " + duration, e);
        }
        nanos += TimeUnit.NANOSECONDS.convert(duration);
    }

    /**
     * All the sleeps so far, in their order.
     *
     * @return an unmodifiable copy
     */
    public synchronized List<Duration> sleeps() {
        return List.copyOf(sleeps);
    }

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public synchronized long nanoTime() {
        return nanos;
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        Argument.required("duration", duration);
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        synchronized (this) {
            sleeps.add(duration);
            advance(duration);
        }
    }
}
