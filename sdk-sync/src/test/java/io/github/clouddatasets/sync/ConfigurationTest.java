package io.github.clouddatasets.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clouddatasets.core.spi.value.Env;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Builder over system property over environment variable, and what {@code describe()} says of them. */
class ConfigurationTest {

    private static final String KEY = "IDAH_" + "0123456789abcdef".repeat(4);
    private static final Map<String, String> VARIABLES =
            Map.of("IDAH_ENDPOINT", "https://variable.example/api/v1", "IDAH_API_KEY", KEY);

    @Test
    void aVariableHasItsNameInTheDescription() {
        assertThat(described(SyncClient.builder().fromEnvironment(new Env(VARIABLES))))
                .contains("endpoint = https://variable.example/api/v1 (environment variable IDAH_ENDPOINT)")
                .contains("credentials = IdahApiKey *** (environment variable IDAH_API_KEY)")
                .contains("timeout = PT5M (default)")
                .doesNotContain(KEY);
    }

    @Test
    void aPropertyWinsOverAVariable() {
        Env env = new Env(Map.of("clouddatasets.idah.endpoint", "https://property.example/api/v1"), VARIABLES);

        assertThat(described(SyncClient.builder().fromEnvironment(env)))
                .contains("https://property.example/api/v1 (system property clouddatasets.idah.endpoint)")
                .contains("(environment variable IDAH_API_KEY)");
    }

    @Test
    void credentialsOfThePropertiesWinAsAWhole() {
        Map<String, String> login =
                Map.of("clouddatasets.idah.email", "a@b.example", "clouddatasets.idah.password", "pass-word");

        assertThat(described(SyncClient.builder().fromEnvironment(new Env(login, VARIABLES))))
                .contains("IdahPassword *** (system property clouddatasets.idah.email)")
                .doesNotContain("pass-word");
    }

    @ParameterizedTest
    @ValueSource(strings = {"email", "password"})
    void halfAnAccountIsRefusedRatherThanAnotherTaken(String half) {
        Env env = new Env(Map.of("clouddatasets.idah." + half, "half-value"), VARIABLES);

        assertThatThrownBy(() -> SyncClient.builder().fromEnvironment(env).build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("clouddatasets.idah." + (half.equals("email") ? "password" : "email"))
                .hasMessageNotContaining("half-value");
    }

    @Test
    void theBuilderWinsWhateverTheOrder() {
        Env env = new Env(VARIABLES);
        String before = described(SyncClient.builder()
                .endpoint("https://builder.example/api/v1")
                .bearer("t0ken")
                .timeout(Duration.ofSeconds(7))
                .fromEnvironment(env));
        String after = described(SyncClient.builder()
                .fromEnvironment(env)
                .timeout(Duration.ofSeconds(7))
                .bearer("t0ken")
                .endpoint("https://builder.example/api/v1"));

        assertThat(before)
                .isEqualTo(after)
                .contains("https://builder.example/api/v1 (builder)")
                .contains("Bearer *** (builder)")
                .contains("timeout = PT7S (builder)")
                .doesNotContain("t0ken");
    }

    @Test
    void theIdentityServiceOfTheMachineNeverSeesTheLoginOfAnotherPlatform() {
        Env env = new Env(Map.of("clouddatasets.idah.iam-endpoint", "https://iam.example"), VARIABLES);

        assertThat(described(SyncClient.builder().fromEnvironment(env)))
                .contains("iamEndpoint = https://iam.example (system property clouddatasets.idah.iam-endpoint)");
        assertThat(described(SyncClient.builder()
                        .endpoint("https://builder.example/api/v1")
                        .fromEnvironment(env)))
                .doesNotContain("iam.example");
    }

    private static String described(SyncClient.Builder builder) {
        try (SyncClient client = builder.build()) {
            assertThat(client.with(o -> o.traceId("view")).describe()).isEqualTo(client.describe());
            return client.describe();
        }
    }
}
