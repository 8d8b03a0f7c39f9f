package io.github.clouddatasets.powerdrill;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.core.spi.Op;
import io.github.clouddatasets.fuzz.AnswerTarget;
import io.github.clouddatasets.fuzz.FuzzTarget;
import io.github.clouddatasets.fuzz.Fuzzer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Powerdrill's answers under damaged input. See CONTRIBUTING.md for the long run. */
@Timeout(7200)
class FuzzTest {

    private static final Map<String, Op<?>> OPERATIONS = AnswerTarget.operations("io.github.clouddatasets.powerdrill");

    static List<FuzzTarget> targets() {
        return List.of(
                AnswerTarget.successes("powerdrill", Powerdrill.SERVICE, OPERATIONS),
                AnswerTarget.refusals("powerdrill-errors", Powerdrill.SERVICE, OPERATIONS));
    }

    /** Five more targets of this module are ModelArts'. */
    @ParameterizedTest
    @MethodSource("targets")
    void readsOrRefuses(FuzzTarget target) throws Exception {
        assertThat(Fuzzer.run(target, targets().size() + 5)).isPositive();
    }
}
