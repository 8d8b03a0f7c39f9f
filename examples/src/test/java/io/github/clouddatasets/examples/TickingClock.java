package io.github.clouddatasets.examples;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that goes on by one tick at each look, so that an emulator's work ends after some requests, not some time. */
final class TickingClock extends Clock {

    private final Duration tick;
    private Instant now;

    TickingClock(Instant start, Duration tick) {
        this.now = start;
        this.tick = tick;
    }

    @Override
    public synchronized Instant instant() {
        now = now.plus(tick);
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
