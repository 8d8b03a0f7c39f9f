package io.github.clouddatasets.core;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** The machine's clock. */
final class SystemTime implements Time {

    static final Time INSTANCE = new SystemTime();

    private SystemTime() {}

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        Argument.required("duration", duration);
        TimeUnit.NANOSECONDS.sleep(TimeUnit.NANOSECONDS.convert(duration)); // never overflows
    }
}
