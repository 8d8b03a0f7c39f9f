package io.github.clouddatasets.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ManualTimeTest {

    private static final Instant START = Instant.parse("2024-01-02T03:04:05Z");

    private final ManualTime time = new ManualTime(START);

    @Test
    void sleepingMovesBothClocksAtOnceAndIsNoted() throws InterruptedException {
        long nanos = time.nanoTime();

        time.sleep(Duration.ofHours(2));

        assertThat(time.now()).isEqualTo(START.plus(Duration.ofHours(2)));
        assertThat(time.nanoTime() - nanos).isEqualTo(Duration.ofHours(2).toNanos());
        assertThat(time.sleeps()).containsExactly(Duration.ofHours(2));
    }

    @Test
    void advancingIsNoSleep() {
        time.advance(Duration.ofSeconds(3));

        assertThat(time.now()).isEqualTo(START.plusSeconds(3));
        assertThat(time.sleeps()).isEmpty();
    }

    @Test
    void interruptedThreadDoesNotSleep() {
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> time.sleep(Duration.ofSeconds(1)));
        assertThat(time.now()).isEqualTo(START);
        assertThat(Thread.interrupted()).isFalse();
    }
}
