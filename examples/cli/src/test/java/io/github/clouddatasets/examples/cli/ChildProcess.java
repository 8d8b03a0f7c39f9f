package io.github.clouddatasets.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
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

    private final Path out;

    private ChildProcess(Process process, Path out) {
        this.process = process;
        this.out = out;
        this.err = process.errorReader();
    }

    /** Starts a command whose stdout goes to this file. */
    static ChildProcess start(DatasetCloudEmulator emulator, Path out, String... arguments) throws IOException {
        return start(emulator, out, Map.of(), arguments);
    }

    /** Starts a command with variables that replace those of the emulator. */
    static ChildProcess start(
            DatasetCloudEmulator emulator, Path out, Map<String, String> variables, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Cds.class.getName()));
        Stream.of(arguments).forEach(command::add);
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out.toFile());
        builder.environment()
                .putAll(Map.of(
                        "IDAH_ENDPOINT", emulator.idahEndpoint(),
                        "IDAH_API_KEY", emulator.idahApiKey(),
                        "MODELARTS_ENDPOINT", emulator.modelArtsEndpoint(),
                        "MODELARTS_TOKEN", emulator.token(),
                        "HUAWEICLOUD_SDK_PROJECT_ID", emulator.projectId()));
        builder.environment().putAll(variables);
        return new ChildProcess(builder.start(), out);
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

    /** What the command has printed to stdout. */
    String printed() throws IOException {
        return Files.readString(out);
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
