package io.github.clouddatasets.powerdrill;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.core.spi.value.Env;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Builder over system property over environment variable, and what {@code describe()} says of them. */
class ConfigurationTest {

    private static final Map<String, String> VARIABLES =
            Map.of("POWERDRILL_API_KEY", "proj-variable", "POWERDRILL_USER_ID", "tmm-variable");

    @Test
    void aVariableHasItsNameInTheDescription() {
        assertThat(described(PowerdrillClient.builder().fromEnvironment(new Env(VARIABLES))))
                .contains("endpoint = https://ai.data.cloud/api (default)")
                .contains("credentials = ApiKey *** (environment variable POWERDRILL_API_KEY)")
                .contains("userId = tmm-variable (environment variable POWERDRILL_USER_ID)")
                .contains("requestsPerSecond = 20 (default)")
                .doesNotContain("proj-variable");
    }

    @Test
    void aPropertyWinsOverAVariable() {
        Env env = new Env(
                Map.of(
                        "clouddatasets.powerdrill.api-key", "proj-property",
                        "clouddatasets.powerdrill.user-id", "tmm-property",
                        "clouddatasets.powerdrill.endpoint", "https://property.example"),
                Map.of("POWERDRILL_API_KEY", "one", "POWERDRILL_PROJECT_API_KEY", "two"));

        assertThat(described(PowerdrillClient.builder().fromEnvironment(env)))
                .contains("https://property.example (system property clouddatasets.powerdrill.endpoint)")
                .contains("ApiKey *** (system property clouddatasets.powerdrill.api-key)")
                .contains("tmm-property (system property clouddatasets.powerdrill.user-id)")
                .doesNotContain("proj-property");
    }

    @Test
    void theBuilderWinsWhateverTheOrder() {
        Env env = new Env(VARIABLES);
        String before = described(PowerdrillClient.builder()
                .apiKey("proj-builder")
                .userId("tmm-builder")
                .timeout(Duration.ofSeconds(7))
                .fromEnvironment(env));
        String after = described(PowerdrillClient.builder()
                .fromEnvironment(env)
                .timeout(Duration.ofSeconds(7))
                .userId("tmm-builder")
                .apiKey("proj-builder"));

        assertThat(before)
                .isEqualTo(after)
                .contains("userId = tmm-builder (builder)")
                .contains("ApiKey *** (builder)")
                .contains("timeout = PT7S (builder)");
    }

    @Test
    void theMachinesPropertiesAreRead() {
        String name = "clouddatasets.powerdrill.user-id";
        System.setProperty(name, "tmm-machine");
        try {
            assertThat(described(PowerdrillClient.builder().apiKey("k").fromEnvironment()))
                    .contains("tmm-machine (system property " + name + ")");
        } finally {
            System.clearProperty(name);
        }
    }

    private static String described(PowerdrillClient.Builder builder) {
        try (PowerdrillClient client = builder.build()) {
            assertThat(client.v1().describe()).isEqualTo(client.describe());
            return client.describe();
        }
    }
}
