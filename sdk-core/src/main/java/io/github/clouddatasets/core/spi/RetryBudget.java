package io.github.clouddatasets.core.spi;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Keeps retries from piling onto a service that is down: each retry takes tokens, each success gives some back, and with
 * none left nothing is retried. With these figures a client that meets only failures stops after 35 retries.
 */
final class RetryBudget {

    static final int CAPACITY = 500;
    static final int TRANSIENT = 14;
    static final int THROTTLED = 5;

    private final AtomicInteger tokens = new AtomicInteger(CAPACITY);

    /** Takes the price of a retry, or nothing if there is not enough. */
    boolean take(int price) {
        for (int now = tokens.get(); now >= price; now = tokens.get()) {
            if (tokens.compareAndSet(now, now - price)) {
                return true;
            }
        }
        return false;
    }

    /** Gives back the price of the retry that helped, or one token for a call that needed none. */
    void give(int price) {
        for (int now = tokens.get(); now < CAPACITY; now = tokens.get()) {
            if (tokens.compareAndSet(now, Math.min(CAPACITY, now + Math.max(1, price)))) {
                return;
            }
        }
    }

    int tokens() {
        return tokens.get();
    }
}
