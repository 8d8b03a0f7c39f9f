package io.github.clouddatasets.core.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackoffTest {

    private static Stream<Duration> many(int attempt, boolean throttled) {
        return IntStream.range(0, 500).mapToObj(i -> Backoff.wait(attempt, throttled, null));
    }

    @ParameterizedTest
    @CsvSource({
        "1, false, 200",
        "2, false, 800",
        "3, false, 3200",
        "4, false, 12800",
        "5, false, 20000",
        "10, false, 20000",
        "60, false, 20000",
        "1, true, 1000",
        "2, true, 4000",
        "3, true, 16000",
        "4, true, 20000",
        "10, true, 20000",
    })
    void waitIsBetweenHalfAndAllOfBaseTimesFourToTheN(int attempt, boolean throttled, long ceiling) {
        assertThat(many(attempt, throttled))
                .allMatch(wait -> wait.toMillis() >= ceiling / 2 && wait.toMillis() <= ceiling);
    }

    /** 500 draws all miss the lower or the upper quarter of the range with a chance of 2^-499. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void jitterTakesUpToAHalf(boolean throttled) {
        Duration middle = (throttled ? Duration.ofSeconds(1) : Duration.ofMillis(200))
                .multipliedBy(3)
                .dividedBy(4);

        assertThat(many(1, throttled))
                .anyMatch(wait -> wait.compareTo(middle) < 0)
                .anyMatch(wait -> wait.compareTo(middle) > 0);
    }

    @Test
    void askedForWaitIsObeyedExactly() {
        assertThat(Backoff.wait(1, false, Duration.ofSeconds(7))).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void askedForWaitIsAtMostAMinute() {
        assertThat(Backoff.wait(1, true, Duration.ofHours(1))).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void askedForZeroLeavesTheJitter() {
        Stream<Duration> waits = IntStream.range(0, 500).mapToObj(i -> Backoff.wait(1, true, Duration.ZERO));

        assertThat(waits).anyMatch(wait -> wait.toMillis() > 500);
    }
}
