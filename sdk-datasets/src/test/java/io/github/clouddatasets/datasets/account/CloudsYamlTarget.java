package io.github.clouddatasets.datasets.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.clouddatasets.testing.fuzz.FuzzTarget;
import org.jspecify.annotations.Nullable;

/** The reader of {@code clouds.yaml} as a target of the fuzzer. */
public final class CloudsYamlTarget {

    private CloudsYamlTarget() {}

    /** The target: text or a refusal, nothing else. */
    public static FuzzTarget yaml() {
        return FuzzTarget.of(
                "clouds-yaml", (kind, input) -> yaml(new String(input, UTF_8)), BlockYaml.SyntaxException.class);
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
