package io.github.clouddatasets.benchmarks;

import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.datasets.DatasetClient;
import io.github.clouddatasets.datasets.samples.Sample;
import java.io.IOException;
import java.lang.management.ManagementFactory;

/**
 * Walks through a million samples and tells how much heap is in use on the way: it must not grow. Run it with a small
 * heap, {@code -Xmx48m}; the server that makes up the pages lives in the same one.
 */
public final class ManySamples {

    private static final int PAGE = 100;

    private ManySamples() {}

    /** Runs the walk. An argument sets the number of samples (1,000,000). */
    public static void main(String[] args) throws IOException {
        int count = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        long started = System.nanoTime();
        long seen = 0;
        String last = "";
        try (SampleServer server = new SampleServer(count, 0);
                DatasetClient datasets = DatasetClient.builder()
                        .endpoint(server.address())
                        .projectId(Workload.PROJECT)
                        .credentials(Credentials.token("token"))
                        .build()) {
            for (Sample sample : datasets.samples().list(Workload.DATASET, q -> q.pageSize(PAGE))) {
                seen++;
                last = String.valueOf(sample.sampleId());
                if (seen % (count / 10) == 0) {
                    System.out.printf("%,9d samples, %d MiB of heap live%n", seen, liveMebibytes());
                }
            }
        }
        System.out.printf("%,d samples in %.1f s, the last is %s%n", seen, (System.nanoTime() - started) / 1e9, last);
        System.exit(seen == count ? 0 : 1);
    }

    private static long liveMebibytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / (1024 * 1024);
    }
}
