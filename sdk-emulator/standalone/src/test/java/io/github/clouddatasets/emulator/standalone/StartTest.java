package io.github.clouddatasets.emulator.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartTest {

    private static final List<String> CREDENTIALS = List.of(
            "MODELARTS_TOKEN",
            "HUAWEICLOUD_SDK_AK",
            "HUAWEICLOUD_SDK_SK",
            "OS_PASSWORD",
            "POWERDRILL_API_KEY",
            "IDAH_API_KEY",
            "IDAH_PASSWORD");

    @Test
    void allServicesAreOnOnePortOfLoopback() {
        try (RunningJar jar = RunningJar.start()) {
            int port = URI.create(jar.value("EMULATOR_CONSOLE")).getPort();
            String origin = "http://127.0.0.1:" + port;

            assertThat(jar.values())
                    .contains(
                            entry("MODELARTS_ENDPOINT", origin + "/modelarts"),
                            entry("MODELARTS_IAM_ENDPOINT", origin + "/iam"),
                            entry("POWERDRILL_ENDPOINT", origin + "/powerdrill/api"),
                            entry("IDAH_ENDPOINT", origin + "/idah/api/v1"),
                            entry("S3_ENDPOINT", origin));
            assertThat(jar.errors()).isEmpty();
        }
    }

    @Test
    void theHealthOfARunningServerIsUp() throws Exception {
        try (RunningJar jar = RunningJar.start()) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create(jar.value("EMULATOR_CONSOLE")).resolve("/health"))
                    .build();

            assertThat(HttpClient.newHttpClient()
                            .send(request, BodyHandlers.ofString())
                            .body())
                    .isEqualTo("{\"status\":\"UP\"}");
        }
    }

    @Test
    void onAnotherInterfaceEachStartHasCredentialsOfItsOwn() {
        try (RunningJar loopback = RunningJar.start();
                RunningJar one = RunningJar.start("--host", "0.0.0.0");
                RunningJar two = RunningJar.start("--host", "0.0.0.0")) {
            for (String name : CREDENTIALS) {
                assertThat(List.of(loopback.value(name), one.value(name), two.value(name)))
                        .as(name)
                        .doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void aSecretGivesTheSameCredentialsAtEveryStart(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), "a text of this test\n");
        Map<String, String> environment = Map.of("CLOUDDATASETS_EMULATOR_SECRET", "a text of this test");
        try (RunningJar loopback = RunningJar.start();
                RunningJar one = RunningJar.start("--host", "0.0.0.0", "--secret-file", file.toString());
                RunningJar two = RunningJar.start(environment, "--host", "0.0.0.0")) {
            for (String name : CREDENTIALS) {
                assertThat(one.value(name)).as(name).isEqualTo(two.value(name)).isNotEqualTo(loopback.value(name));
            }
        }
    }

    @Test
    void thePublishedCredentialsOfAStateStayOnLoopback(@TempDir Path folder) {
        String state = folder.resolve("state").toString();
        try (RunningJar jar = RunningJar.start("--persist", state)) {
            jar.terminate();
            assertThat(jar.exitCode()).isZero();
        }

        assertThat(RunningJar.run("--port", "0", "--host", "0.0.0.0", "--persist", state))
                .returns(1, RunningJar.Ended::exitCode)
                .returns(
                        "clouddatasets-emulator: --persist: The state folder has the published credentials, which are for"
                                + " 127.0.0.1 alone: listen there, or choose another state folder\n",
                        RunningJar.Ended::err);
    }

    @Test
    void aPortInUseIsOneLineThatSaysWhatToDo() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(RunningJar.run("--port", Integer.toString(taken.getLocalPort())))
                    .returns(1, RunningJar.Ended::exitCode)
                    .returns("", RunningJar.Ended::out)
                    .returns(
                            "clouddatasets-emulator: --port: port " + taken.getLocalPort()
                                    + " of 127.0.0.1 is in use: stop the program that has it, or choose another port,"
                                    + " 0 for any free one\n",
                            RunningJar.Ended::err);
        }
    }

    @Test
    void aDataFolderThatIsAFileIsOneLineAndTheFileStays(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "content");

        assertThat(RunningJar.run("--port", "0", "--data", file.toString()))
                .returns(1, RunningJar.Ended::exitCode)
                .returns(
                        "clouddatasets-emulator: --data: " + file
                                + " is no folder: choose a folder, or a name that is free\n",
                        RunningJar.Ended::err);
        assertThat(file).hasContent("content");
    }

    @Test
    void aDataFolderThatCannotBeMadeIsOneLine(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "content");

        assertThat(RunningJar.run(
                        "--port", "0", "--data", file.resolve("buckets").toString()))
                .returns(1, RunningJar.Ended::exitCode)
                .satisfies(ended -> assertThat(ended.err())
                        .startsWith("clouddatasets-emulator: --data: the folder " + file.resolve("buckets"))
                        .endsWith("choose another folder\n")
                        .hasLineCount(1));
    }

    @Test
    void impossibleOptionsAreOneLineAndExitCodeTwo() {
        Map<List<String>, String> wrong = Map.of(
                List.of("--port", "65536"), "port must be between 0 and 65535: 65536. See --help",
                List.of("--pace", "soon"),
                        "Invalid value for option '--pace': 'soon' is no time such as 0, 300ms, 2s or 5m. See --help",
                List.of("--nonsense"), "Unknown option: '--nonsense'. See --help",
                List.of("--public-url", "ftp://x"),
                        "origin must be http:// or https://, a host and perhaps a port, no path: ftp://x. See --help");
        wrong.forEach((options, message) -> assertThat(RunningJar.run(options.toArray(String[]::new)))
                .as(options.toString())
                .returns(2, RunningJar.Ended::exitCode)
                .returns("", RunningJar.Ended::out)
                .returns("clouddatasets-emulator: " + message + "\n", RunningJar.Ended::err));
    }

    @Test
    void aHostThatIsNoAddressOfThisMachineIsOneLine() {
        // An address of the documentation block, which no machine has.
        assertThat(RunningJar.run("--port", "0", "--host", "192.0.2.1"))
                .returns(1, RunningJar.Ended::exitCode)
                .returns(
                        "clouddatasets-emulator: --host: 192.0.2.1 is no address of this machine: choose one, or 0.0.0.0"
                                + " for all of them\n",
                        RunningJar.Ended::err);
    }

    @Test
    void aShortSecretIsOneLineWithoutTheSecret(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), "hush");

        assertThat(RunningJar.run("--port", "0", "--secret-file", file.toString()))
                .returns(1, RunningJar.Ended::exitCode)
                .returns(
                        "clouddatasets-emulator: --secret-file " + file
                                + ": the secret is too short: give at least 16 characters\n",
                        RunningJar.Ended::err);
    }

    @Test
    void versionAndHelpEndWithZero() {
        assertThat(RunningJar.run("--version"))
                .returns(0, RunningJar.Ended::exitCode)
                .returns("clouddatasets-emulator " + System.getProperty("built.version"), RunningJar.Ended::out);
        assertThat(RunningJar.run("--help"))
                .returns(0, RunningJar.Ended::exitCode)
                .satisfies(ended -> assertThat(ended.out()).contains("--persist", "--data", "Exit codes:"));
    }
}
