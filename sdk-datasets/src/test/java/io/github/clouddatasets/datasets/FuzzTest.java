package io.github.clouddatasets.datasets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.core.spi.Op;
import io.github.clouddatasets.datasets.account.BlockYaml;
import io.github.clouddatasets.datasets.internal.ModelArts;
import io.github.clouddatasets.fuzz.AnswerTarget;
import io.github.clouddatasets.testing.fuzz.FuzzTarget;
import io.github.clouddatasets.testing.fuzz.Fuzzer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
                FuzzTarget.of(
                        "clouds-yaml",
                        (kind, input) -> yaml(new String(input, UTF_8)),
                        BlockYaml.SyntaxException.class));
    }

    @ParameterizedTest
    @MethodSource("targets")
    void readsOrRefuses(FuzzTarget target) throws Exception {
        assertThat(Fuzzer.run(target, targets().size())).isPositive();
    }

    /** Every value is asked for, as a text and as a map. */
    private static void yaml(String text) throws BlockYaml.SyntaxException {
        walk(BlockYaml.read(text));
    }

    private static void walk(@Nullable BlockYaml map) throws BlockYaml.SyntaxException {
        if (map == null) {
            return;
        }
        for (String key : map.keys()) {
            BlockYaml.SyntaxException noText = null;
            try {
                map.text(key);
            } catch (BlockYaml.SyntaxException e) {
                noText = e;
            }
            try {
                walk(map.map(key));
            } catch (BlockYaml.SyntaxException e) {
                if (noText != null && !noText.reason().contains("single value")) {
                    throw e;
                }
            }
        }
    }
}
