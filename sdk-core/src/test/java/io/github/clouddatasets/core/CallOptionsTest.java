package io.github.clouddatasets.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallOptionsTest {

    private static CallOptions.Builder options() {
        return CallOptions.NONE.toBuilder();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 128})
    void traceIdTakesUpTo128Characters(int length) {
        String id = "x".repeat(length);

        assertThat(options().traceId(id).build().traceId()).isEqualTo(id);
    }

    @Test
    void traceIdOver128CharactersIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options().traceId("x".repeat(129)).build())
                .withMessage("traceId must have 0 to 128 printable ASCII characters but has 129: \"" + "x".repeat(60)
                        + "…\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\rb", "a\nb", "a\tb", "a\u007fb", "aéb"})
    void traceIdThatCannotStandInAHeaderIsRefused(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options().traceId(id).build())
                .withMessageEndingWith(": \"a?b\"");
    }

    @Test
    void traceIdOfManyAstralCharactersIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options().traceId("\uD83D\uDE00".repeat(40)).build())
                .withMessageStartingWith("traceId must have 0 to 128 printable ASCII characters");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1})
    void timeoutMustBeMoreThanZero(long millis) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options().timeout(Duration.ofMillis(millis)).build())
                .withMessageStartingWith("timeout must be more than zero: ");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1})
    void attemptTimeoutMustBeMoreThanZero(long millis) {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        options().attemptTimeout(Duration.ofMillis(millis)).build())
                .withMessageStartingWith("attemptTimeout must be more than zero: ");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 11, -1})
    void attemptsOutOfRangeAreRefused(int attempts) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options().maxAttempts(attempts).build())
                .withMessage("maxAttempts must be between 1 and 10: " + attempts);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10})
    void attemptsTakeTheirLimits(int attempts) {
        assertThat(options().maxAttempts(attempts).build().maxAttempts()).isEqualTo(attempts);
    }

    @Test
    void toBuilderKeepsWhatIsNotChanged() {
        CallOptions first = options()
                .timeout(Duration.ofSeconds(1))
                .attemptTimeout(Duration.ofSeconds(2))
                .maxAttempts(4)
                .onResponse(info -> {})
                .header("x-a", "1")
                .query("b", "2")
                .keepBody(true)
                .build();

        CallOptions second = first.toBuilder().traceId("t").build();

        assertThat(second)
                .isEqualTo(new CallOptions(
                        first.timeout(),
                        first.attemptTimeout(),
                        first.maxAttempts(),
                        "t",
                        first.onResponse(),
                        first.transferBuffer(),
                        first.headers(),
                        first.query(),
                        first.keepBody()));
    }
}
