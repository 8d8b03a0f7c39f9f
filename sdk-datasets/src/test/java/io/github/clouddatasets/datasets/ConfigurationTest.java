package io.github.clouddatasets.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clouddatasets.core.spi.value.Env;
import io.github.clouddatasets.datasets.account.CloudAccount;
import io.github.clouddatasets.datasets.account.MachineAccounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builder over system property over environment variable over file, and what {@code describe()} says of them. */
class ConfigurationTest {

    private static final String PROPERTIES = "clouddatasets.modelarts.";
    private static final Map<String, String> VARIABLES = Map.of(
            "MODELARTS_ENDPOINT", "https://variable.example",
            "MODELARTS_REGION", "cn-north-4",
            "HUAWEICLOUD_SDK_PROJECT_ID", Stub.PROJECT,
            "HUAWEICLOUD_SDK_AK", Stub.AK,
            "HUAWEICLOUD_SDK_SK", Stub.SK);

    @TempDir
    Path folder;

    @Test
    void aVariableHasItsNameInTheDescription() {
        assertThat(described(machine(new Env(VARIABLES))))
                .contains("endpoint = https://variable.example (environment variable MODELARTS_ENDPOINT)")
                .contains("region = cn-north-4 (environment variable MODELARTS_REGION)")
                .contains("projectId = " + Stub.PROJECT + " (environment variable HUAWEICLOUD_SDK_PROJECT_ID)")
                .contains("credentials = AccessKey *** (environment variable HUAWEICLOUD_SDK_AK)")
                .contains("timeout = PT5M (default)")
                .doesNotContain(Stub.AK)
                .doesNotContain(Stub.SK);
    }

    @Test
    void aPropertyWinsOverAVariable() {
        Env env = new Env(
                Map.of(
                        PROPERTIES + "region", "eu-de",
                        PROPERTIES + "project-id", "0123",
                        PROPERTIES + "token", "t0ken"),
                VARIABLES);

        assertThat(described(machine(env)))
                .contains("endpoint = https://modelarts.eu-de.otc.t-systems.com (address of the region)")
                .contains("region = eu-de (system property clouddatasets.modelarts.region)")
                .contains("projectId = 0123 (system property clouddatasets.modelarts.project-id)")
                .contains("credentials = Token *** (system property clouddatasets.modelarts.token)")
                .doesNotContain("t0ken")
                .doesNotContain("variable.example");
    }

    @Test
    void halfACredentialOfThePropertiesIsRefusedRatherThanAnotherTaken() {
        for (String half : new String[] {"access-key", "secret-key", "security-token", "user", "password"}) {
            Env env = new Env(Map.of(PROPERTIES + half, "half-value"), VARIABLES);

            assertThatThrownBy(() -> machine(env).build())
                    .as(half)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(PROPERTIES)
                    .hasMessageContaining("not set")
                    .hasMessageNotContaining("half-value");
        }
    }

    @Test
    void aFileHasItsPathInTheDescription() throws IOException {
        Path file = Files.createDirectories(folder.resolve("work")).resolve("clouds.yaml");
        Files.writeString(file, """
                clouds:
                  one:
                    region_name: eu-de
                    auth:
                      auth_url: https://iam.eu-de.otc.t-systems.com/v3
                      project_id: '0123'
                      token: t0ken
                """);

        assertThat(described(machine(new Env(Map.of()))))
                .containsPattern("credentials = Token \\*\\*\\* \\(file .*clouds.yaml")
                .containsPattern("region = eu-de \\(file .*clouds.yaml")
                .containsPattern("projectId = 0123 \\(file .*clouds.yaml")
                .doesNotContain("t0ken");
        assertThat(described(machine(new Env(Map.of("MODELARTS_REGION", "eu-nl")))))
                .contains("region = eu-nl (environment variable MODELARTS_REGION)");
        assertThat(described(
                        machine(new Env(Map.of(PROPERTIES + "region", "eu-ch2"), Map.of("MODELARTS_REGION", "x")))))
                .contains("region = eu-ch2 (system property clouddatasets.modelarts.region)");
    }

    @Test
    void theBuilderWinsWhateverTheOrder() {
        String before = described(machineInto(DatasetClient.builder()
                .region("eu-de")
                .projectId("0123")
                .token("t0ken")
                .timeout(Duration.ofSeconds(7))));
        String after = described(machine(new Env(VARIABLES))
                .timeout(Duration.ofSeconds(7))
                .token("t0ken")
                .projectId("0123")
                .region("eu-de"));

        assertThat(before)
                .isEqualTo(after)
                .contains("region = eu-de (builder)")
                .contains("projectId = 0123 (builder)")
                .contains("credentials = Token *** (builder)")
                .contains("timeout = PT7S (builder)")
                .doesNotContain("variable.example");
    }

    @Test
    void credentialsOfTheBuilderTakePlaceAndProjectOfTheMachine() {
        assertThat(described(machine(new Env(VARIABLES)).token("t0ken")))
                .contains("credentials = Token *** (builder)")
                .contains("endpoint = https://variable.example (environment variable MODELARTS_ENDPOINT)")
                .contains("(environment variable HUAWEICLOUD_SDK_PROJECT_ID)");
    }

    @Test
    void credentialsOfTheBuilderNeedNoOthers() {
        Env broken = new Env(Map.of("HUAWEICLOUD_SDK_AK", "half", "MODELARTS_REGION", "eu-de"));

        assertThat(described(machine(broken).token("t0ken"))).contains("region = eu-de");
        assertThatThrownBy(() -> machine(broken).build()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anAccountHasItsSourceInTheDescription() {
        CloudAccount account = MachineAccounts.find(new Env(VARIABLES), folder, null);

        assertThat(described(DatasetClient.builder().account(account)))
                .contains("credentials = AccessKey *** (environment variable HUAWEICLOUD_SDK_AK)");
    }

    private DatasetClientBuilder machine(Env env) {
        return DatasetClient.builder().fromEnvironment(own -> MachineAccounts.find(env, folder, own));
    }

    private DatasetClientBuilder machineInto(DatasetClientBuilder builder) {
        Env env = new Env(VARIABLES);
        return builder.fromEnvironment(own -> MachineAccounts.find(env, folder, own));
    }

    private static String described(DatasetClientBuilder builder) {
        try (DatasetClient client = builder.build()) {
            assertThat(client.with(o -> o.traceId("view")).describe()).isEqualTo(client.describe());
            return client.describe();
        }
    }
}
