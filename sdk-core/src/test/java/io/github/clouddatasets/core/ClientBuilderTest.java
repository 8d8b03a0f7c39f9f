package io.github.clouddatasets.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientBuilderTest {

    /** Builds nothing. */
    private static final class Builder extends ClientBuilder<Builder> {
        @Override
        protected Builder self() {
            return this;
        }
    }

    @Test
    void defaultsAreTheseThatAreDocumented() {
        assertThat(new Builder().settings())
                .isEqualTo(new ClientSettings(
                        null,
                        false,
                        null,
                        Duration.ofMinutes(5),
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(60),
                        0,
                        4,
                        false,
                        null,
                        Time.system(),
                        List.of(),
                        64L * 1024 * 1024,
                        1024 * 1024,
                        Duration.ofMinutes(2),
                        Set.of(),
                        new NetworkSettings(null, null, null, null, null, null, null, null, null)));
    }

    static Stream<Named<BiFunction<Builder, Duration, Builder>>> timeouts() {
        return Stream.of(
                Named.of("timeout", Builder::timeout),
                Named.of("attemptTimeout", Builder::attemptTimeout),
                Named.of("connectTimeout", Builder::connectTimeout),
                Named.of("idleTimeout", Builder::idleTimeout));
    }

    @ParameterizedTest
    @MethodSource("timeouts")
    void timeoutMustBeMoreThanZero(BiFunction<Builder, Duration, Builder> setter) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> setter.apply(new Builder(), Duration.ZERO))
                .withMessageEndingWith("imeout must be more than zero: PT0S");
        assertThatIllegalArgumentException().isThrownBy(() -> setter.apply(new Builder(), Duration.ofMillis(-1)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 11})
    void attemptsOutOfRangeAreRefused(int attempts) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Builder().maxAttempts(attempts))
                .withMessage("maxAttempts must be between 1 and 10: " + attempts);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1001})
    void aRateOutOfRangeIsRefused(int rate) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Builder().requestsPerSecond(rate))
                .withMessage("requestsPerSecond must be between 0 and 1000: " + rate);
    }
}
