package io.github.clouddatasets.core.spi;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * How long to wait before the next attempt: 0.2, 0.8, 3.2 seconds and so on, or 1, 4, 16 when throttled. A random part of up
 * to a half is taken off, so that clients that failed together do not return together.
 */
final class Backoff {

    static final Duration TRANSIENT_BASE = Duration.ofMillis(200);
    static final Duration THROTTLED_BASE = Duration.ofSeconds(1);
    static final Duration CAP = Duration.ofSeconds(20);

    /** The longest wait a service may ask for. */
    static final Duration LONGEST_ASKED = Duration.ofSeconds(60);

    private Backoff() {}

    /**
     * The wait after {@code attempt} attempts: between half and all of base × 4^(attempt-1), at most {@link #CAP}. What the
     * service asks for is obeyed between that wait and {@link #LONGEST_ASKED}.
     */
    static Duration wait(int attempt, boolean throttled, @Nullable Duration asked) {
        long base = (throttled ? THROTTLED_BASE : TRANSIENT_BASE).toNanos();
        long ceiling = Math.min(CAP.toNanos(), base << (2 * Math.min(10, attempt - 1)));
        Duration jittered = Duration.ofNanos(ThreadLocalRandom.current().nextLong(ceiling / 2, ceiling + 1));
        if (asked == null || asked.compareTo(jittered) <= 0) {
            return jittered;
        }
        return asked.compareTo(LONGEST_ASKED) > 0 ? LONGEST_ASKED : asked;
    }
}
