package io.github.clouddatasets.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;

/**
 * What a call costs while a process is young: starts a JVM that is pinned to one core for each way in turn, and has it make
 * plain calls until it has used 12 seconds of CPU, compiler included. Arguments: rounds (3), seconds (12).
 */
public final class WarmUp {

    /**
     * What a child has done.
     *
     * @param calls how many calls
     * @param process CPU of all threads per call, in microseconds
     * @param caller CPU of the calling thread per call, in microseconds
     * @param compiler milliseconds that the compiler has worked
     */
    private record Outcome(long calls, double process, double caller, long compiler) {

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%7d calls, %7.1f us of the process and %7.1f us of the thread a call, compiler %5d ms",
                    calls,
                    process,
                    caller,
                    compiler);
        }
    }

    private WarmUp() {}

    /** Measures; with {@code child} in front this is the child. */
    public static void main(String[] args) throws Exception {
        if (args.length > 0 && args[0].equals("child")) {
            child(args[1], args[2], Long.parseLong(args[3]));
            return;
        }
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 3;
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 12;
        List<Outcome> raw = new ArrayList<>();
        List<Outcome> sdk = new ArrayList<>();
        try (CannedServer server = new CannedServer(Bodies.SYNC_STATUS)) {
            for (int round = 0; round < rounds; round++) {
                raw.add(start(ByHand.class, server.address(), seconds));
                sdk.add(start(Ours.class, server.address(), seconds));
                System.out.println("raw " + raw.get(round) + "\nsdk " + sdk.get(round));
            }
        }
        String title = "First " + seconds + " s of a process on one core";
        print(title, "CPU of a call", sdk, raw, Outcome::process);
        print(title, "CPU of a call in its thread", sdk, raw, Outcome::caller);
    }

    private static void print(
            String title, String measure, List<Outcome> sdk, List<Outcome> raw, ToDoubleFunction<Outcome> of) {
        Result.cost(
                        title,
                        measure,
                        "µs",
                        Result.OURS,
                        Result.BY_HAND,
                        sdk.stream().mapToDouble(of).toArray(),
                        raw.stream().mapToDouble(of).toArray())
                .print();
    }

    private static Outcome start(Class<?> way, String address, int seconds) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("taskset", "-c", "0"));
        command.add(Actor.javaProgram());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), WarmUp.class.getName()));
        command.addAll(List.of("child", way.getName(), address, Integer.toString(seconds)));
        Process child = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith("outcome ")) {
                    String[] words = line.split(" ", -1);
                    return new Outcome(
                            Long.parseLong(words[1]),
                            Double.parseDouble(words[2]),
                            Double.parseDouble(words[3]),
                            Long.parseLong(words[4]));
                }
                System.out.println(line); // such as -XX:+PrintCompilation writes
            }
            throw new IOException("the child ended with " + child.waitFor());
        } finally {
            child.destroy();
        }
    }

    private static void child(String way, String address, long seconds) throws Exception {
        Callable<Object> call = Stage.call(way, Workload.SMALL.argument(), address);
        OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
        long processStart = process.getProcessCpuTime();
        long threadStart = threads.getCurrentThreadCpuTime();
        long calls = 0;
        while (process.getProcessCpuTime() < seconds * 1_000_000_000L) {
            for (int i = 0; i < 50; i++) {
                call.call();
                calls++;
            }
        }
        System.out.printf(
                Locale.ROOT,
                "outcome %d %.3f %.3f %d%n",
                calls,
                (process.getProcessCpuTime() - processStart) / 1e3 / calls,
                (threads.getCurrentThreadCpuTime() - threadStart) / 1e3 / calls,
                compiler.getTotalCompilationTime());
        System.exit(0);
    }
}
