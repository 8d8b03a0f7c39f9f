package io.github.clouddatasets.benchmarks;

import com.sun.management.ThreadMXBean;
import io.github.clouddatasets.benchmarks.Cases.Case;
import io.github.clouddatasets.benchmarks.Cases.Way;
import io.github.clouddatasets.core.spi.SignatureCost;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/**
 * The SDK against OkHttp and Jackson by hand, in one JVM, in turns: bytes allocated and CPU time of the calling thread,
 * which does all the work of a call. Taking turns makes a noisy machine noisy for both. Ends with status 1 if a limit is
 * missed.
 */
public final class Ratios {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final double BYTES_LIMIT = 1.10;
    private static final double CPU_LIMIT = 1.05;
    private static final double SIGNED_BYTES_LIMIT = 13 * 1024;
    private static final double SIGNATURE_NANOS_LIMIT = 2_000;

    /** Cost of one call. */
    private record Cost(double bytes, double nanos) {}

    private Ratios() {}

    /** Runs all comparisons. An argument sets the number of rounds (60). */
    public static void main(String[] args) throws IOException {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 60;
        Cases cases = new Cases();
        boolean met = true;
        System.out.printf(
                "%-42s %10s %10s %7s %9s %9s %7s%n",
                "per call", "SDK B", "raw B", "ratio", "SDK us", "raw us", "ratio");
        for (Case c : cases.compared()) {
            met &= compare(c, rounds);
        }
        Cost signed = median(cases.syncStatusAccessKey.sdk(), rounds, calls(cases.syncStatusAccessKey.sdk()));
        System.out.printf("%-42s %10.0f%n", "ModelArts sync status, AK/SK", signed.bytes);
        met &= signed.bytes <= SIGNED_BYTES_LIMIT;
        double signature = SignatureCost.nanosPerSignature();
        System.out.printf("%-42s %10s %10s %7s %9.2f%n", "one AK/SK signature", "", "", "", signature / 1000);
        met &= signature <= SIGNATURE_NANOS_LIMIT;
        System.out.println(met ? "all limits met" : "a limit is missed");
        System.exit(met ? 0 : 1);
    }

    private static boolean compare(Case c, int rounds) throws IOException {
        int calls = calls(c.raw());
        calls(c.sdk());
        double[] bytes = new double[rounds];
        double[] cpu = new double[rounds];
        Cost[] sdk = new Cost[rounds];
        Cost[] raw = new Cost[rounds];
        for (int i = 0; i < rounds; i++) {
            // Who goes first changes, too.
            if (i % 2 == 0) {
                sdk[i] = measure(c.sdk(), calls);
                raw[i] = measure(c.raw(), calls);
            } else {
                raw[i] = measure(c.raw(), calls);
                sdk[i] = measure(c.sdk(), calls);
            }
            bytes[i] = sdk[i].bytes / raw[i].bytes;
            cpu[i] = sdk[i].nanos / raw[i].nanos;
        }
        double bytesRatio = median(bytes);
        double cpuRatio = median(cpu);
        System.out.printf(
                "%-42s %10.0f %10.0f %7.3f %9.1f %9.1f %7.3f%n",
                c.name(),
                median(Arrays.stream(sdk).mapToDouble(Cost::bytes).toArray()),
                median(Arrays.stream(raw).mapToDouble(Cost::bytes).toArray()),
                bytesRatio,
                median(Arrays.stream(sdk).mapToDouble(Cost::nanos).toArray()) / 1000,
                median(Arrays.stream(raw).mapToDouble(Cost::nanos).toArray()) / 1000,
                cpuRatio);
        return bytesRatio <= BYTES_LIMIT && cpuRatio <= CPU_LIMIT;
    }

    /** Warms up, and finds how many calls make a round of about 100 ms. */
    private static int calls(Way way) throws IOException {
        long until = System.nanoTime() + 3_000_000_000L;
        int done = 0;
        while (System.nanoTime() < until) {
            way.run();
            done++;
        }
        return Math.max(3, done / 30);
    }

    private static Cost median(Way way, int rounds, int calls) throws IOException {
        Cost[] costs = new Cost[rounds];
        for (int i = 0; i < rounds; i++) {
            costs[i] = measure(way, calls);
        }
        return new Cost(
                median(Arrays.stream(costs).mapToDouble(Cost::bytes).toArray()),
                median(Arrays.stream(costs).mapToDouble(Cost::nanos).toArray()));
    }

    private static Cost measure(Way way, int calls) throws IOException {
        long thread = Thread.currentThread().getId();
        long bytes = THREADS.getThreadAllocatedBytes(thread);
        long nanos = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < calls; i++) {
            way.run();
        }
        nanos = THREADS.getCurrentThreadCpuTime() - nanos;
        bytes = THREADS.getThreadAllocatedBytes(thread) - bytes;
        return new Cost((double) bytes / calls, (double) nanos / calls);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
