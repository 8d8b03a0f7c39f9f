package io.github.clouddatasets.sync;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.core.spi.Op;
import io.github.clouddatasets.fuzz.AnswerTarget;
import io.github.clouddatasets.sync.internal.Idah;
import io.github.clouddatasets.sync.internal.IdahTime;
import io.github.clouddatasets.testing.fuzz.FuzzTarget;
import io.github.clouddatasets.testing.fuzz.Fuzzer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** IDAH's answers and times under damaged input. See CONTRIBUTING.md for the long run. */
@Timeout(7200)
class FuzzTest {

    private static final Map<String, Op<?>> OPERATIONS = AnswerTarget.operations("io.github.clouddatasets.sync");

    static List<FuzzTarget> targets() {
        return List.of(
                AnswerTarget.successes("idah", Idah.SERVICE, OPERATIONS),
                AnswerTarget.refusals("idah-errors", Idah.SERVICE, OPERATIONS),
                FuzzTarget.of("idah-time", (kind, input) -> time(new String(input, UTF_8))));
    }

    @ParameterizedTest
    @MethodSource("targets")
    void readsOrRefuses(FuzzTarget target) throws Exception {
        assertThat(Fuzzer.run(target, targets().size())).isPositive();
    }

    /** What was read as a time of four digits can be sent as one. */
    private static void time(String text) {
        Instant time = IdahTime.parse(text);
        if (time != null
                && time.isAfter(Instant.parse("0001-01-01T00:00:00Z"))
                && time.isBefore(Instant.parse("9999-12-31T00:00:00Z"))) {
            assertThat(IdahTime.filter("time", time)).hasSizeGreaterThanOrEqualTo(19);
        }
    }
}
