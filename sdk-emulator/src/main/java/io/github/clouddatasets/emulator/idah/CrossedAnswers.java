package io.github.clouddatasets.emulator.idah;

import io.github.clouddatasets.emulator.http.Answer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A fault of the real server: its error middleware keeps the answer to a failing request in a field that all threads
 * share, so that under load a failing request may get the answer of another one, status and all. Here two of three get the
 * answer of the one that failed before, whatever the load is. Answers to requests that succeed are never mixed up.
 */
final class CrossedAnswers {

    private final AtomicReference<@Nullable Answer> field = new AtomicReference<>();
    private final AtomicInteger failures = new AtomicInteger();
    private volatile boolean on;

    void become(boolean crossing) {
        on = crossing;
    }

    /** What the failing request gets in the end. */
    Answer refusal(Answer own) {
        if (!on) {
            return own;
        }
        Answer other = field.getAndSet(own);
        return other == null || failures.incrementAndGet() % 3 == 0 ? own : other;
    }
}
