package io.github.clouddatasets.core.internal;

import io.github.clouddatasets.core.CancelledException;
import io.github.clouddatasets.core.Time;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A wait that a cancelled future, a closed client or an interrupted thread ends at once. */
public final class Pause {

    /** Interrupts a sleeper, but never a thread that has gone on to something else. */
    private static final class Waker implements Runnable {
        private @Nullable Thread sleeper = Thread.currentThread();
        private boolean woken;

        @Override
        public synchronized void run() {
            if (sleeper != null) {
                woken = true;
                sleeper.interrupt();
            }
        }

        /** Whether this waker, not somebody else, sent the interrupt. */
        synchronized boolean stop() {
            sleeper = null;
            return woken;
        }
    }

    private Pause() {}

    /**
     * Sleeps.
     *
     * @param time the clock
     * @param duration how long
     * @param what the work that waits, for the message
     * @param closing ends the wait when the client is closed
     * @param cancellation ends the wait when the work is cancelled; null if it cannot be
     * @throws CancelledException if the wait was ended; the interrupt flag is set again if the thread was interrupted
     */
    public static void sleep(
            Time time, Duration duration, String what, Cancellation closing, @Nullable Cancellation cancellation) {
        Waker waker = new Waker();
        closing.register(waker);
        if (cancellation != null) {
            cancellation.register(waker);
        }
        boolean woken;
        InterruptedException interrupt = null;
        try {
            time.sleep(duration);
        } catch (InterruptedException e) {
            interrupt = e;
        } finally {
            closing.unregister(waker);
            if (cancellation != null) {
                cancellation.unregister(waker);
            }
            woken = waker.stop();
        }
        if (woken) {
            Thread.interrupted(); // the waker's own interrupt may still be pending: it is spent here
            throw new CancelledException(
                    what + (closing.isCancelled() ? ": the client was closed" : ": cancelled") + " while waiting",
                    interrupt);
        }
        if (interrupt != null) {
            Thread.currentThread().interrupt();
            throw new CancelledException(what + ": the thread was interrupted while waiting", interrupt);
        }
    }
}
