package io.github.clouddatasets.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a process costs until its first answer, with all that the JVM does: CPU time, time, classes. */
final class ColdStart {

    static final String TITLE = "Cold start to the first answer";

    /**
     * A process that is started.
     *
     * @param name in the results
     * @param stack what makes the call
     * @param options of the JVM
     */
    record Way(String name, Stack stack, List<String> options) {}

    /** The costs of all rounds, by name. */
    record Starts(Map<String, double[]> cpu, Map<String, double[]> wall, Map<String, double[]> classes) {

        List<Result> compared(String title, String who, String against) {
            return List.of(
                    Result.cost(title, "CPU", "ms", who, against, cpu.get(who), cpu.get(against)),
                    Result.cost(title, "time", "ms", who, against, wall.get(who), wall.get(against)),
                    Result.cost(title, "classes", "", who, against, classes.get(who), classes.get(against)));
        }
    }

    private final Effort effort;

    ColdStart(Effort effort) {
        this.effort = effort;
    }

    /** All others against the first. */
    List<Result> measure(List<Stack> stacks) throws IOException, InterruptedException {
        List<Way> ways = stacks.stream()
                .map(stack -> new Way(stack.name(), stack, List.of()))
                .toList();
        List<Result> results = new ArrayList<>();
        try (CannedServer server = new CannedServer(Workload.answers())) {
            Starts starts = starts(ways, server.address());
            for (Stack stack : stacks.subList(1, stacks.size())) {
                results.addAll(
                        starts.compared(TITLE, stack.name(), stacks.get(0).name()));
            }
        }
        return results;
    }

    /** In turns. */
    Starts starts(List<Way> ways, String address) throws IOException, InterruptedException {
        int rounds = effort.starts();
        Starts starts = new Starts(new HashMap<>(), new HashMap<>(), new HashMap<>());
        for (Way way : ways) {
            starts.cpu().put(way.name(), new double[rounds]);
            starts.wall().put(way.name(), new double[rounds]);
            starts.classes().put(way.name(), new double[] {classes(way, address)}); // and the files are cached now
        }
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < ways.size(); i++) {
                Way way = ways.get((round + i) % ways.size());
                long started = System.nanoTime();
                Process process = start(way.stack(), way.options(), address);
                starts.cpu().get(way.name())[round] = cpuOfAnswer(process).toNanos() / 1e6;
                starts.wall().get(way.name())[round] = (System.nanoTime() - started) / 1e6;
                end(process);
            }
        }
        return starts;
    }

    /** What comes after {@code java} and its options. */
    static List<String> arguments(Stack stack, String address) {
        List<String> arguments = new ArrayList<>(stack.classPathOption());
        arguments.addAll(List.of(FirstAnswer.class.getName(), stack.type(), Workload.SMALL.argument(), address));
        return arguments;
    }

    private static Duration cpuOfAnswer(Process process) throws IOException {
        BufferedReader in = process.inputReader(StandardCharsets.UTF_8);
        String line = in.readLine();
        while (line != null && !line.equals("answered")) {
            System.err.println("  " + line);
            line = in.readLine();
        }
        if (line == null) {
            throw new IOException("no first answer");
        }
        return process.toHandle()
                .info()
                .totalCpuDuration()
                .orElseThrow(() -> new IOException("the system does not tell the CPU time of a process"));
    }

    /** Loaded from wherever: a class out of an archive counts, too. */
    private static double classes(Way way, String address) throws IOException, InterruptedException {
        Path log = Files.createTempFile("classes-", ".log");
        try {
            List<String> options = new ArrayList<>(way.options());
            options.add("-Xlog:class+load=info:file=" + log + "::filecount=0");
            Process process = start(way.stack(), options, address);
            cpuOfAnswer(process);
            end(process);
            try (Stream<String> lines = Files.lines(log, StandardCharsets.UTF_8)) {
                return lines.filter(line -> line.contains(" source: ")).count();
            }
        } finally {
            Files.delete(log);
        }
    }

    private static Process start(Stack stack, List<String> options, String address) throws IOException {
        List<String> command = new ArrayList<>(List.of(Actor.javaProgram()));
        command.addAll(options);
        command.addAll(arguments(stack, address));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void end(Process process) throws IOException, InterruptedException {
        process.getOutputStream().close();
        process.waitFor();
    }
}
