package io.github.clouddatasets.core.spi;

import io.github.clouddatasets.core.Time;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lets no more than a number of requests leave in any second, in the order in which they came. One for all clients of
 * this process with the same account at the same service, since that is what services count.
 */
final class RateLimit {

    /** Which requests are counted together; the credentials compare by value and print as asterisks. */
    private record Scope(Object account, String place, int perSecond, Time time) {}

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final Map<Scope, WeakReference<RateLimit>> SHARED = new HashMap<>();

    private final Time time;

    /** When the last requests left or will leave, in a circle. */
    private final long[] slots;

    private int next;
    private long given;

    RateLimit(int perSecond, Time time) {
        this.time = time;
        this.slots = new long[perSecond];
    }

    /** The limit that all clients of this account share; it lives as long as one of them does. */
    static RateLimit shared(Object account, String place, int perSecond, Time time) {
        synchronized (SHARED) {
            SHARED.values().removeIf(reference -> reference.get() == null);
            Scope scope = new Scope(account, place, perSecond, time);
            WeakReference<RateLimit> reference = SHARED.get(scope);
            RateLimit present = reference == null ? null : reference.get();
            if (present == null) {
                present = new RateLimit(perSecond, time);
                SHARED.put(scope, new WeakReference<>(present));
            }
            return present;
        }
    }

    /**
     * Takes the next free place in the line.
     *
     * @param most how many nanoseconds the caller can wait
     * @return nanoseconds to wait, 0 for none; null if it would be too long, and then no place is taken
     */
    synchronized @Nullable Long take(long most) {
        long now = time.nanoTime();
        long wait = given < slots.length ? 0 : Math.max(0, slots[next] + SECOND - now);
        if (wait >= most) {
            return null;
        }
        slots[next] = now + wait;
        next = (next + 1) % slots.length;
        given++;
        return wait;
    }
}
