package io.github.clouddatasets.emulator.standalone;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The program in a JVM of its own, on a free port. */
final class EmulatorProcess implements AutoCloseable {

    private final Process process;
    private final Map<String, String> values = new HashMap<>();
    private final List<String> output = new ArrayList<>();
    private boolean ready;

    private EmulatorProcess(Process process) {
        this.process = process;
    }

    /** Launches the program, which is not ready yet. */
    static EmulatorProcess launch(Path state, String... more) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-cp",
                // The jar that users run, where it has been built.
                System.getProperty("standalone.jar", System.getProperty("java.class.path")),
                Standalone.class.getName(),
                "--port",
                "0",
                "--pace",
                "30ms",
                "--persist",
                state.toString()));
        command.addAll(List.of(more));
        try {
            return new EmulatorProcess(
                    new ProcessBuilder(command).redirectErrorStream(true).start());
        } catch (IOException e) {
            throw new UncheckedIOException("No java: " + command.get(0) + File.separator, e);
        }
    }

    /** Reads what the program prints until it is ready. Returns whether it has become ready before its end. */
    boolean awaitReady() {
        // The reader stays open: the program writes on.
        var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.add(line);
                int equals = line.indexOf('=');
                if (equals > 0) {
                    values.put(line.substring(0, equals), line.substring(equals + 1));
                }
                if (line.contains(" is ready: ")) {
                    ready = true;
                    return true;
                }
            }
        } catch (IOException e) {
            // The process was killed while it printed.
        }
        return false;
    }

    String value(String name) {
        return Objects.requireNonNull(values.get(name), () -> name + " in " + output);
    }

    /** Everything that the program printed before it was ready. */
    String output() {
        return String.join("\n", output);
    }

    boolean isReady() {
        return ready;
    }

    /** Ends the process like kill -9. */
    void kill() {
        process.destroyForcibly();
    }

    int awaitEnd() {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        kill();
        awaitEnd();
    }
}
