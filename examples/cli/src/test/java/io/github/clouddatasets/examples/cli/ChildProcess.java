package io.github.clouddatasets.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The command line in a JVM of its own, with an emulator as its real account. */
final class ChildProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader err;
    private final StringBuilder said = new StringBuilder();

    private ChildProcess(Process process) {
        this.process = process;
        this.err = process.errorReader();
    }

    static ChildProcess start(DatasetCloudEmulator emulator, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Cds.class.getName()));
        Stream.of(arguments).forEach(command::add);
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment()
                .putAll(Map.of(
                        "IDAH_ENDPOINT", emulator.idahEndpoint(),
                        "IDAH_API_KEY", emulator.idahApiKey(),
                        "MODELARTS_ENDPOINT", emulator.modelArtsEndpoint(),
                        "MODELARTS_TOKEN", emulator.token(),
                        "HUAWEICLOUD_SDK_PROJECT_ID", emulator.projectId()));
        return new ChildProcess(builder.start());
    }

    /** Reads stderr up to a line that begins like this. */
    String awaitLine(String start) throws IOException {
        for (String line = err.readLine(); line != null; line = err.readLine()) {
            said.append(line).append('\n');
            if (line.startsWith(start)) {
                return line;
            }
        }
        throw new AssertionError("the process ended without the line " + start + ": " + said);
    }

    void interrupt() throws Exception {
        Process kill = new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    int end() throws InterruptedException {
        err.lines().forEach(line -> said.append(line).append('\n'));
        return process.waitFor();
    }

    /** All of stderr that was read. */
    String said() {
        return said.toString();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
