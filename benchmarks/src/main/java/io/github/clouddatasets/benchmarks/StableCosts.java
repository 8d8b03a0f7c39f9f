package io.github.clouddatasets.benchmarks;

import com.sun.management.ThreadMXBean;
import io.github.clouddatasets.benchmarks.Cases.Case;
import io.github.clouddatasets.benchmarks.Cases.Way;
import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.datasets.DatasetClient;
import io.github.clouddatasets.datasets.samples.Sample;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/**
 * What the SDK costs in bytes and classes, which no busy machine changes: to be run in a JVM of its own with
 * {@code -XX:TieredStopAtLevel=1}, whose compiler leaves every allocation in place. Prints a name and a number a line. The
 * build compares them with its limits.
 */
public final class StableCosts {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int SMALL_CALLS = 200;
    private static final int PAGES = 3;
    private static final int SAMPLES = 10_000;

    private StableCosts() {}

    /** The argument says what to measure: {@code bytes}, {@code heap}, {@code classes-sdk} or {@code classes-raw}. */
    public static void main(String[] args) throws IOException {
        switch (args[0]) {
            case "bytes" -> bytes();
            case "heap" -> heap();
            case "classes-sdk" -> {
                String address = new CannedServer(Bodies.SYNC_STATUS).address();
                try (DatasetClient datasets = client(address)) {
                    datasets.status(Cases.DATASET);
                }
                classes(args[0]);
            }
            case "classes-raw" -> {
                new RawClient(new CannedServer(Bodies.SYNC_STATUS).address()).syncStatus(Cases.PROJECT, Cases.DATASET);
                classes(args[0]);
            }
            default -> throw new IllegalArgumentException("no such measure: " + args[0]);
        }
        System.exit(0);
    }

    /** Bytes of each case in the measure of doing it by hand. */
    private static void bytes() throws IOException {
        for (Case one : new Cases().compared()) {
            boolean page = one.name().contains("page");
            double sdk = bytes(one.sdk(), page);
            double raw = bytes(one.raw(), page);
            print("bytes, " + one.name(), sdk / raw);
        }
    }

    private static double bytes(Way way, boolean page) throws IOException {
        int calls = page ? PAGES : SMALL_CALLS;
        for (int i = 0; i < calls; i++) { // what is made once
            way.run();
        }
        long thread = Thread.currentThread().getId();
        long before = THREADS.getThreadAllocatedBytes(thread);
        for (int i = 0; i < calls; i++) {
            way.run();
        }
        return (double) (THREADS.getThreadAllocatedBytes(thread) - before) / calls;
    }

    /** KiB that are live in the middle of a walk, beyond those that stay after one. */
    private static void heap() throws IOException {
        try (SampleServer server = new SampleServer(SAMPLES, 0);
                DatasetClient datasets = client(server.address())) {
            walk(datasets, SAMPLES);
            long before = live();
            Iterator<Sample> walk = walk(datasets, SAMPLES / 2 + 50);
            long during;
            try {
                during = live();
            } finally {
                Reference.reachabilityFence(walk);
            }
            print("live heap in a walk by 100, KiB", (during - before) / 1024.0);
        }
    }

    private static Iterator<Sample> walk(DatasetClient datasets, int count) {
        Iterator<Sample> samples =
                datasets.samples().list(Cases.DATASET, q -> q.pageSize(100)).iterator();
        for (int i = 0; i < count; i++) {
            samples.next();
        }
        return samples;
    }

    private static long live() {
        for (int i = 0; i < 3; i++) { // what one collection queues, the next frees
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static void classes(String name) {
        print(name, (double) ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount());
    }

    private static DatasetClient client(String address) {
        return DatasetClient.builder()
                .endpoint(address)
                .projectId(Cases.PROJECT)
                .credentials(Credentials.token("token"))
                .build();
    }

    private static void print(String name, double value) {
        System.out.println(String.join("=", List.of(name, String.format(Locale.ROOT, "%.3f", value))));
    }
}
