package io.github.clouddatasets.core.spi;

import io.github.clouddatasets.core.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;

/** A clock whose sleep never ends by itself: only an interrupt ends it. */
final class SleepingTime implements Time {

    /** Open until somebody sleeps. */
    final CountDownLatch asleep = new CountDownLatch(1);

    /** Open until a sleeper was woken. */
    final CountDownLatch woken = new CountDownLatch(1);

    @Override
    public Instant now() {
        return TestClient.START;
    }

    @Override
    public long nanoTime() {
        return 0;
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        asleep.countDown();
        try {
            new CountDownLatch(1).await();
        } finally {
            woken.countDown();
        }
    }
}
