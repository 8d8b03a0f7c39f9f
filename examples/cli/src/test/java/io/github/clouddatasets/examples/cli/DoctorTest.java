package io.github.clouddatasets.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class DoctorTest {

    @TempDir
    private Path folder;

    @Test
    void aLineForEachCheckSaysWhereEachValueCameFromAndNoSecret() throws Exception {
        try (DatasetCloudEmulator emulator = DatasetCloudEmulator.start();
                ChildProcess child = ChildProcess.start(emulator, folder.resolve("stdout"), "doctor")) {
            assertThat(child.end()).as(child.said()).isZero();

            assertThat(child.printed().lines().map(line -> line.replaceAll(" +", " ")))
                    .hasSize(7)
                    .anyMatch(line -> line.startsWith("ok ModelArts configured token *** (MODELARTS_TOKEN)"))
                    .anyMatch(line -> line.contains(emulator.projectId() + " (HUAWEICLOUD_SDK_PROJECT_ID)"))
                    .anyMatch(line -> line.startsWith("ok ModelArts reachable"))
                    .anyMatch(line -> line.equals("ok ModelArts allowed listDatasets"))
                    .anyMatch(line -> line.startsWith("skip Powerdrill configured"))
                    .anyMatch(line -> line.contains("API key *** (IDAH_API_KEY)"))
                    .anyMatch(line -> line.equals("ok IDAH allowed listExports"));
            assertThat(child.printed() + child.said()).doesNotContain(emulator.token(), emulator.idahApiKey());
        }
    }

    @Test
    void aKeyThatIsRefusedIsReachableButNotAllowed() throws Exception {
        String wrong = "IDAH_" + "0".repeat(64);
        try (DatasetCloudEmulator emulator = DatasetCloudEmulator.start();
                ChildProcess child = ChildProcess.start(
                        emulator, folder.resolve("stdout"), Map.of("IDAH_API_KEY", wrong), "doctor", "--json")) {
            assertThat(child.end()).as(child.said()).isEqualTo(ExitCode.NOT_ALLOWED);

            assertThat(child.printed())
                    .contains("{\"result\":\"fail\",\"service\":\"IDAH\",\"check\":\"allowed\"")
                    .doesNotContain(wrong);
        }
    }

    @Test
    void aServiceThatDoesNotAnswerIsNotReachable() throws Exception {
        DatasetCloudEmulator emulator = DatasetCloudEmulator.start();
        emulator.close();
        try (ChildProcess child = ChildProcess.start(emulator, folder.resolve("stdout"), "doctor")) {
            assertThat(child.end()).as(child.said()).isEqualTo(ExitCode.NOT_CONNECTED);

            assertThat(child.printed())
                    .containsPattern("FAIL +ModelArts +reachable")
                    .doesNotContain("allowed");
        }
    }
}
