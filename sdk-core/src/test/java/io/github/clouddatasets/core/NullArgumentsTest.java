package io.github.clouddatasets.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.clouddatasets.core.ext.OkHttpTransport;
import io.github.clouddatasets.testing.Models;
import io.github.clouddatasets.testing.NullArguments;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No public method of the packages that users see answers a null argument with anything but a clear refusal. */
class NullArgumentsTest {

    /** Facts that the SDK itself makes and hands out: nobody passes them in. */
    private static final Set<Class<?>> ANSWERS = Set.of(
            ApiError.class,
            Progress.class,
            ResponseInfo.class,
            Total.class,
            CallListener.CallFacts.class,
            CallListener.Outcome.class,
            CallListener.AttemptStarted.class,
            CallListener.AttemptEnded.class,
            CallListener.RetryScheduled.class,
            CallListener.CallEnded.class,
            ClientSettings.class);

    /** Interfaces that a user implements: what their methods are given comes from the SDK. */
    private static final Set<Class<?>> OF_USERS = Set.of(CallListener.class);

    /** Builds nothing. */
    public static final class Builder extends ClientBuilder<Builder> {
        @Override
        protected Builder self() {
            return this;
        }
    }

    private static Class<?>[] publicTypes() {
        return Models.MODULE.stream()
                .filter(type -> type.getPackageName().equals("io.github.clouddatasets.core")
                        || type.getPackageName().equals("io.github.clouddatasets.core.ext"))
                .filter(type -> type.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.PUBLIC))
                .<Class<?>>map(type -> Models.load(type.getName()))
                .filter(type -> !ANSWERS.contains(type) && !OF_USERS.contains(type))
                .toArray(Class<?>[]::new);
    }

    @Test
    void nullIsRefusedByName() {
        NullArguments nulls = new NullArguments()
                .sample(Duration.class, Duration.ofMinutes(5))
                .sample(Instant.class, Instant.EPOCH)
                .sample(Path.class, Path.of("missing"))
                .sample(Secret.class, Secret.of("IDAH_" + "0".repeat(64)))
                .sample(byte[].class, new byte[0])
                .sample(ResponseHeaders.class, ResponseHeaders.NONE)
                .sample(List.class, List.of())
                .sample(Consumer.class, (Consumer<Object>) value -> {})
                .sample(UnaryOperator.class, UnaryOperator.identity())
                .sample(OkHttpClient.Builder.class, new OkHttpClient.Builder())
                .instance(Builder.class, new Builder())
                .instance(CallOptions.Builder.class, CallOptions.NONE.toBuilder())
                .instance(CallOptions.class, CallOptions.NONE)
                .instance(ManualTime.class, new ManualTime(Instant.EPOCH))
                .instance(Time.class, Time.system())
                .instance(Secret.class, Secret.of("s"))
                .instance(OkHttpTransport.class, OkHttpTransport.tuned(http -> http));

        List<String> faults = nulls.faults(publicTypes());

        assertThat(faults).isEmpty();
        assertThat(nulls.faults(Builder.class)).isEmpty();
        assertThat(nulls.calls()).isGreaterThan(40);
        assertThat(nulls.unused()).isEmpty();
    }

    static Stream<Arguments> durations() {
        return Stream.of(
                        setter("timeout", d -> new Builder().timeout(d)),
                        setter("attemptTimeout", d -> new Builder().attemptTimeout(d)),
                        setter("connectTimeout", d -> new Builder().connectTimeout(d)),
                        setter("idleTimeout", d -> new Builder().idleTimeout(d)),
                        setter("tokenLife", d -> Credentials.idahApiKey("IDAH_" + "0".repeat(64), d)),
                        setter(
                                "timeout",
                                d -> CallOptions.NONE.toBuilder().timeout(d).build()),
                        setter(
                                "attemptTimeout",
                                d -> CallOptions.NONE.toBuilder()
                                        .attemptTimeout(d)
                                        .build()))
                .flatMap(List::stream);
    }

    private static List<Arguments> setter(String field, Consumer<Duration> setter) {
        return List.of(
                Arguments.of(field, setter, Duration.ZERO, " must be more than zero: PT0S"),
                Arguments.of(field, setter, Duration.ofMillis(-1), " must be more than zero: PT-0.001S"));
    }

    @ParameterizedTest
    @MethodSource("durations")
    void aDurationOfZeroOrLessIsRefusedWithTheSameWordsEverywhere(
            String field, Consumer<Duration> setter, Duration duration, String rule) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> setter.accept(duration))
                .withMessage(field + rule);
    }

    /** No greatest value, or one that the message names: never the error of another library. */
    @ParameterizedTest
    @MethodSource("durations")
    void theLongestDurationIsTakenOrRefusedByName(String field, Consumer<Duration> setter) {
        try {
            setter.accept(java.time.temporal.ChronoUnit.FOREVER.getDuration());
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageStartingWith(field + " must be at most ");
        }
    }

    @Test
    void aClockForTestsDoesNotOverflow() {
        ManualTime time = new ManualTime(Instant.EPOCH);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> time.advance(java.time.temporal.ChronoUnit.FOREVER.getDuration()))
                .withMessageStartingWith("duration must not lead beyond the end of time: ");
        time.advance(Duration.ofDays(200_000));
        assertThat(time.nanoTime()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void anEmptySecretIsRefusedByTheNameOfItsField() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Credentials.accessKey("AK", ""))
                .withMessage("secretKey must not be empty");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Credentials.idahPassword("a@b", ""))
                .withMessage("password must not be empty");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Credentials.token(""))
                .withMessage("token must not be empty");
        assertThatIllegalArgumentException().isThrownBy(() -> Secret.of("")).withMessage("secret must not be empty");
    }
}
