package io.github.clouddatasets.datasets.account;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.datasets.account.ConfigValue.Table;
import io.github.clouddatasets.testing.fuzz.FuzzTarget;

/** The reader of {@code clouds.yaml} as a target of the fuzzer. */
public final class CloudsYamlTarget {

    private CloudsYamlTarget() {}

    /** The target: a value or a refusal, nothing else. */
    public static FuzzTarget yaml() {
        return FuzzTarget.of(
                "clouds-yaml",
                (kind, input) -> walk(YamlText.read(new String(input, UTF_8), "clouds"), 0),
                ConfigValue.UnusableException.class);
    }

    /** Every value is asked for, as a text, as a map and as a list. A file of aliases can be longer than any walk. */
    private static void walk(Table map, int depth) {
        if (depth > 5) {
            return;
        }
        for (String key : map.values().keySet()) {
            try {
                map.text(key);
                ConfigValue.elements(map.get(key));
            } catch (ConfigValue.UnusableException e) {
                assertThat(e.reason()).isNotBlank();
            }
            try {
                Table inner = map.table(key);
                if (inner != null) {
                    walk(inner.under(map), depth + 1);
                }
            } catch (ConfigValue.UnusableException e) {
                assertThat(e.reason()).isNotBlank();
            }
        }
    }
}
