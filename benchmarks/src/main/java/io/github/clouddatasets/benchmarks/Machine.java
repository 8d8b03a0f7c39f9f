package io.github.clouddatasets.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What a run was made on.
 *
 * @param processor as the system calls it
 * @param cores that the JVM may use
 * @param memoryGigabytes of the machine
 * @param system name and kernel
 * @param load average of the last minute before the run
 */
record Machine(String processor, int cores, long memoryGigabytes, String system, double load) {

    static Machine now() throws IOException {
        long memory = ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getTotalMemorySize();
        return new Machine(
                processorName(),
                Runtime.getRuntime().availableProcessors(),
                Math.round(memory / (double) (1 << 30)),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                loadNow());
    }

    static double loadNow() {
        return Math.round(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage() * 100) / 100.0;
    }

    private static String processorName() throws IOException {
        Path info = Path.of("/proc/cpuinfo");
        if (!Files.exists(info)) {
            return System.getProperty("os.arch");
        }
        try (Stream<String> lines = Files.lines(info)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        }
    }
}
