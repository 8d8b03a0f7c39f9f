package io.github.clouddatasets.emulator.http;

import io.github.clouddatasets.emulator.store.WorkClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** Admits so many requests within any second of the emulator's clock. */
public final class RateLimiter {

    private static final Duration WINDOW = Duration.ofSeconds(1);

    private final WorkClock workClock;
    private final int limit;
    private final Deque<Instant> admitted = new ArrayDeque<>();

    public RateLimiter(WorkClock workClock, int limit) {
        this.workClock = workClock;
        this.limit = limit;
    }

    /** Whether one more request may pass now. Those that may not do not count. */
    public boolean admits() {
        Instant now = workClock.now();
        while (!admitted.isEmpty() && !admitted.getFirst().plus(WINDOW).isAfter(now)) {
            admitted.removeFirst();
        }
        if (admitted.size() >= limit) {
            return false;
        }
        admitted.addLast(now);
        return true;
    }
}
