package io.github.clouddatasets.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A {@link Stage} in a process of its own, and what it measured. */
final class Actor implements AutoCloseable {

    /** Heap that is enough for each: the same for all. */
    private static final List<String> JVM = List.of("-Xms256m", "-Xmx256m", "-XX:+UseSerialGC");

    /**
     * What a round cost, per call.
     *
     * @param cpuMicros CPU time of all threads
     * @param micros time on the wall
     * @param bytes allocated by all threads
     */
    record Cost(double cpuMicros, double micros, double bytes) {}

    private final Stack stack;
    private final Process process;
    private final PrintStream out;
    private final BufferedReader in;
    private final List<Cost> costs = new ArrayList<>();
    private int calls = 1;

    /** {@code threads} as {@link Stage} takes it. */
    Actor(Stack stack, String workload, String address, String threads) throws IOException {
        this.stack = stack;
        List<String> command = new ArrayList<>(List.of(javaProgram()));
        command.addAll(JVM);
        command.addAll(stack.classPathOption());
        command.addAll(List.of(Stage.class.getName(), stack.type(), workload, address, threads));
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        out = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        in = process.inputReader(StandardCharsets.UTF_8);
        answer();
    }

    Stack stack() {
        return stack;
    }

    /** Until the compiler is quiet, {@code seconds} at most; tells whether it was. */
    boolean warm(int seconds) throws IOException {
        out.println("warm " + seconds);
        String[] words = answer().split(" ", -1);
        calls = Integer.parseInt(words[0]);
        System.err.printf(
                "  %s: %s calls in 100 ms, compiler %s after %.1f s%n",
                stack.name(),
                words[0],
                Boolean.parseBoolean(words[1]) ? "quiet" : "still busy",
                Long.parseLong(words[2]) / 1000.0);
        return Boolean.parseBoolean(words[1]);
    }

    void round() throws IOException {
        out.println("round " + calls);
        String[] words = answer().split(" ", -1);
        costs.add(new Cost(
                Double.parseDouble(words[0]) / calls / 1000,
                Double.parseDouble(words[1]) / calls / 1000,
                Double.parseDouble(words[2]) / calls));
    }

    double[] cpu() {
        return costs.stream().mapToDouble(Cost::cpuMicros).toArray();
    }

    double[] bytes() {
        return costs.stream().mapToDouble(Cost::bytes).toArray();
    }

    double[] callsPerSecond() {
        return costs.stream().mapToDouble(cost -> 1e6 / cost.micros()).toArray();
    }

    @Override
    public void close() throws IOException {
        out.close();
        process.destroy();
    }

    private String answer() throws IOException {
        String line = in.readLine();
        if (line == null) {
            throw new IOException(stack.name() + " ended");
        }
        return line;
    }

    static String javaProgram() {
        return Path.of(Objects.requireNonNull(System.getProperty("java.home")), "bin", "java")
                .toString();
    }
}
