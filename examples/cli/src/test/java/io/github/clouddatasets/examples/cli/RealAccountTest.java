package io.github.clouddatasets.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With credentials in the environment nothing is changed and nothing costs anything that was not asked for. */
class RealAccountTest {

    private static final String SECRET = "s3cr3t-of-the-test";

    private static final Map<String, String> ACCOUNTS = Map.of(
            "MODELARTS_TOKEN", SECRET,
            "POWERDRILL_API_KEY", SECRET,
            "IDAH_ENDPOINT", "https://idah.example/api/v1",
            "IDAH_API_KEY", SECRET);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "datasets sync d1",
                "datasets publish d1 --name V001",
                "powerdrill upload pom.xml --dataset x",
                "powerdrill ask why? --dataset x",
                "idah exports create --project p --dataset d"
            })
    void aChangeHasToBeAskedFor(String line) {
        CommandRun run = CommandRun.with(ACCOUNTS, new byte[0], line.split(" "));

        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .contains("this would ", "real account", "--real", "--emulator")
                .doesNotContain(SECRET);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void theEmulatorCanBeChosenAllTheSame() {
        CommandRun run = CommandRun.with(ACCOUNTS, new byte[0], "datasets", "sync", "--emulator");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).contains("on the embedded emulator").doesNotContain("no credentials");
    }

    @Test
    void aTargetThatIsNeitherIsRefused() {
        CommandRun run = CommandRun.with(Map.of("CDS_TARGET", "production"), new byte[0], "datasets", "list");

        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("CDS_TARGET is 'production'");
    }
}
