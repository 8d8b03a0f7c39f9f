package io.github.clouddatasets.emulator.idah;

import io.github.clouddatasets.emulator.http.Answer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A fault of the real server: its error middleware keeps the answer to a failing request in a field that all threads
 * share. While several requests are under way, a failing one may get the answer of another failing one, status and all.
 * Here that happens to two of three; answers to requests that succeed are never mixed up.
 */
final class CrossedAnswers {

    private final AtomicReference<@Nullable Answer> field = new AtomicReference<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();
    private volatile boolean on;

    void become(boolean crossing) {
        on = crossing;
    }

    void enter() {
        underWay.incrementAndGet();
    }

    void leave() {
        underWay.decrementAndGet();
    }

    /** What the failing request gets in the end. */
    Answer refusal(Answer own) {
        if (!on) {
            return own;
        }
        Answer other = field.getAndSet(own);
        boolean crosses = underWay.get() > 1 && failures.incrementAndGet() % 3 != 0;
        return crosses && other != null ? other : own;
    }
}
