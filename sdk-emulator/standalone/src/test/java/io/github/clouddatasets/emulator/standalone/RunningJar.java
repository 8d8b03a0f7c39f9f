package io.github.clouddatasets.emulator.standalone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** The runnable jar in a process of its own. */
final class RunningJar implements AutoCloseable {

    private static final String READY = "The Cloud Datasets emulator ";
    private static final int PATIENCE = 60;

    private final Process process;
    private final Path errors;
    private final BufferedReader out;
    private final Map<String, String> values = new LinkedHashMap<>();

    private RunningJar(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
        this.out = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts the program on a free port, and waits until it is ready. */
    static RunningJar start(String... options) {
        return start(Map.of(), options);
    }

    static RunningJar start(Map<String, String> environment, String... options) {
        List<String> all = new ArrayList<>(List.of("--port", "0"));
        all.addAll(List.of(options));
        RunningJar jar = launch(environment, all);
        jar.readUntilReady();
        return jar;
    }

    /** Runs the program with options with which it ends at once. */
    static Ended run(String... options) {
        try (RunningJar jar = launch(Map.of(), List.of(options))) {
            String printed = String.join("\n", jar.out.lines().toList());
            return new Ended(jar.exitCode(), printed, jar.errors());
        }
    }

    private static RunningJar launch(Map<String, String> environment, List<String> options) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                Objects.requireNonNull(System.getProperty("standalone.jar"), "standalone.jar")));
        command.addAll(options);
        try {
            Path errors = Files.createTempFile("standalone-", ".err");
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
            builder.environment().putAll(environment);
            return new RunningJar(builder.start(), errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the program has printed as {@code NAME=value}. */
    String value(String name) {
        return Objects.requireNonNull(values.get(name), () -> name + " is not among " + values.keySet());
    }

    Map<String, String> values() {
        return Map.copyOf(values);
    }

    String errors() {
        try {
            return Files.readString(errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks the program to stop, as a service manager does: SIGTERM. */
    void terminate() {
        process.destroy();
    }

    /** Sends another signal, such as {@code INT}. */
    void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    int exitCode() {
        try {
            if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
                throw new AssertionError("The program did not end: " + errors());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Ends the program at once, and whatever it does. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
            Files.delete(errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void readUntilReady() {
        try {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith(READY)) {
                    return;
                }
                int equals = line.indexOf('=');
                values.put(line.substring(0, equals), line.substring(equals + 1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new AssertionError("The program ended with " + exitCode() + ": " + errors());
    }

    /** The end of a program. */
    record Ended(int exitCode, String out, String err) {}
}
