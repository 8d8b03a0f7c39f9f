package io.github.clouddatasets.examples;

import io.github.clouddatasets.core.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;

/**
 * A clock for several threads that moves only when all of them sleep, to the moment at which the first wakes: what is not
 * asleep takes no time at all, so that a request arrives when it was sent.
 */
final class Lockstep implements Time {

    private final Instant start;
    private final PriorityQueue<Long> wakes = new PriorityQueue<>();
    private long nanos;
    private int awake;

    /** @param threads that will use it; each says when its work is at an {@link #end} */
    Lockstep(Instant start, int threads) {
        this.start = start;
        this.awake = threads;
    }

    @Override
    public synchronized Instant now() {
        return start.plusNanos(nanos);
    }

    @Override
    public synchronized long nanoTime() {
        return nanos;
    }

    @Override
    public synchronized void sleep(Duration duration) throws InterruptedException {
        long wake = nanos + duration.toNanos();
        wakes.add(wake);
        awake--;
        moveOn();
        while (nanos < wake) {
            wait();
        }
    }

    /** One thread less to wait for. */
    synchronized void end() {
        awake--;
        moveOn();
    }

    private void moveOn() {
        if (awake > 0 || wakes.isEmpty()) {
            return;
        }
        nanos = wakes.peek();
        while (!wakes.isEmpty() && wakes.peek() <= nanos) {
            wakes.remove();
            awake++;
        }
        notifyAll();
    }
}
