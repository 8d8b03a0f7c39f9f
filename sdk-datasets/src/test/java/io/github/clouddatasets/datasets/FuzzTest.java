package io.github.clouddatasets.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.core.spi.Op;
import io.github.clouddatasets.datasets.account.CloudsYamlTarget;
import io.github.clouddatasets.datasets.internal.ModelArts;
import io.github.clouddatasets.fuzz.AnswerTarget;
import io.github.clouddatasets.testing.fuzz.FuzzTarget;
import io.github.clouddatasets.testing.fuzz.Fuzzer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Readers of ModelArts under damaged input. See CONTRIBUTING.md for the long run. */
@Timeout(7200)
class FuzzTest {

    private static final Map<String, Op<?>> OPERATIONS = AnswerTarget.operations("io.github.clouddatasets.datasets");

    static List<FuzzTarget> targets() {
        return List.of(
                AnswerTarget.successes("modelarts", ModelArts.SERVICE, OPERATIONS),
                AnswerTarget.refusals("modelarts-errors", ModelArts.SERVICE, OPERATIONS),
                CloudsYamlTarget.yaml());
    }

    @ParameterizedTest
    @MethodSource("targets")
    void readsOrRefuses(FuzzTarget target) throws Exception {
        assertThat(Fuzzer.run(target, targets().size())).isPositive();
    }
}
