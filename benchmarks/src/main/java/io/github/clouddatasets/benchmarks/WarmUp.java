package io.github.clouddatasets.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.datasets.DatasetClient;
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
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length > 0 && args[0].equals("child")) {
            child(args[1], args[2], Long.parseLong(args[3]));
            return;
        }
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 3;
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 12;
        List<Double> process = new ArrayList<>();
        List<Double> caller = new ArrayList<>();
        try (CannedServer server = new CannedServer(Bodies.SYNC_STATUS)) {
            for (int round = 0; round < rounds; round++) {
                Outcome raw = start("raw", server.address(), seconds);
                Outcome sdk = start("sdk", server.address(), seconds);
                System.out.println("raw " + raw + "\nsdk " + sdk);
                process.add(sdk.process / raw.process);
                caller.add(sdk.caller / raw.caller);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "the first %d s of a process on one core, CPU of a call: %.2f x raw in all, %.2f x in the calling thread%n",
                seconds,
                median(process),
                median(caller));
    }

    private static double median(List<Double> ratios) {
        return ratios.stream().sorted().toList().get(ratios.size() / 2);
    }

    private static Outcome start(String way, String address, int seconds) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("taskset", "-c", "0"));
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), WarmUp.class.getName()));
        command.addAll(List.of("child", way, address, Integer.toString(seconds)));
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

    private static void child(String way, String address, long seconds) throws IOException {
        Cases.Way call;
        if (way.equals("raw")) {
            RawClient raw = new RawClient(address);
            call = () -> raw.syncStatus(Cases.PROJECT, Cases.DATASET);
        } else {
            DatasetClient datasets = DatasetClient.builder()
                    .endpoint(address)
                    .projectId(Cases.PROJECT)
                    .credentials(Credentials.token("token"))
                    .build();
            call = () -> datasets.status(Cases.DATASET);
        }
        OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
        long processStart = process.getProcessCpuTime();
        long threadStart = threads.getCurrentThreadCpuTime();
        long calls = 0;
        while (process.getProcessCpuTime() < seconds * 1_000_000_000L) {
            for (int i = 0; i < 50; i++) {
                call.run();
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
