package io.github.clouddatasets.benchmarks;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.datasets.DatasetClient;
import io.github.clouddatasets.datasets.common.OffsetMode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * The heap that is live while a listing of 100,000 samples is walked through, by the SDK and by hand with the same records: how
 * much more is live after a full collection in the middle of each page than before the walk, at the most, in one JVM in turns. The server
 * runs in a process of its own. Arguments: records a page (100), samples (100,000), pages read ahead (0).
 */
public final class WalkHeap {

    private static final int LOOKS = 20;
    private static final int ROUNDS = 3;

    private WalkHeap() {}

    /** Measures; with {@code server} in front this is the server. */
    public static void main(String[] args) throws IOException {
        if (args.length > 0 && args[0].equals("server")) {
            SampleServer server = new SampleServer(Integer.parseInt(args[1]), 0);
            System.out.println(server.address());
            while (System.in.read() >= 0) {
                // the parent is there
            }
            System.exit(0);
        }
        int size = args.length > 0 ? Integer.parseInt(args[0]) : 100;
        int count = args.length > 1 ? Integer.parseInt(args[1]) : 100_000;
        int ahead = args.length > 2 ? Integer.parseInt(args[2]) : 0;
        Process server = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        WalkHeap.class.getName(),
                        "server",
                        Integer.toString(count))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            String address = server.inputReader().readLine();
            double[] raw = new double[ROUNDS];
            double[] sdk = new double[ROUNDS];
            Supplier<Iterator<?>> handWalks = byHand(address, size);
            Supplier<Iterator<?>> sdkWalks = bySdk(address, size, ahead);
            for (int round = -1; round < ROUNDS; round++) { // what the first round has loaded stays
                long byHand = most(handWalks.get(), count);
                long bySdk = most(sdkWalks.get(), count);
                if (round >= 0) {
                    raw[round] = byHand;
                    sdk[round] = bySdk;
                }
            }
            String title = String.format(Locale.ROOT, "Walking %,d records in pages of %,d", count, size);
            Result.cost(
                            title,
                            ahead == 0 ? "live heap" : "live heap, prefetch(" + ahead + ")",
                            "B",
                            Result.OURS,
                            Result.BY_HAND,
                            sdk,
                            raw)
                    .print();
        } finally {
            server.destroy();
        }
    }

    /** The most that is live during the walk, beyond what was live before. */
    private static long most(Iterator<?> walk, int count) {
        long before = live();
        long most = 0;
        int seen = 0;
        Object last = null;
        while (walk.hasNext()) {
            last = walk.next();
            seen++;
            if (seen % (count / LOOKS) == count / LOOKS / 2 + 1) {
                most = Math.max(most, live() - before);
            }
        }
        if (seen != count || last == null) {
            throw new IllegalStateException(seen + " samples");
        }
        return most;
    }

    private static long live() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** One client for all walks: one that is given up is garbage of the next walk. */
    private static Supplier<Iterator<?>> bySdk(String address, int size, int ahead) {
        DatasetClient datasets = DatasetClient.builder()
                .endpoint(address)
                .projectId(Workload.PROJECT)
                .credentials(Credentials.token("token"))
                .offsetMode(OffsetMode.PAGE)
                .build();
        datasets.samples().list(Workload.DATASET).first();
        var listing = datasets.samples().list(Workload.DATASET, q -> q.pageSize(size));
        return () -> (ahead == 0 ? listing : listing.prefetch(ahead)).iterator();
    }

    private record SamplePage(List<PlainSample> samples, Integer sampleCount) {}

    /** A loop over pages as one writes it: the next page replaces the one before. */
    private static Supplier<Iterator<?>> byHand(String address, int size) throws IOException {
        OkHttpClient http = new OkHttpClient();
        ObjectReader reader = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.READ_DATE_TIMESTAMPS_AS_NANOSECONDS)
                .build()
                .readerFor(SamplePage.class);
        String listing = address + "/v2/" + Workload.PROJECT + "/datasets/" + Workload.DATASET
                + "/data-annotations/samples?limit=";
        page(http, reader, listing + "1&offset=0");
        return () -> new Iterator<PlainSample>() {
            private int offset;
            private int next;
            private List<PlainSample> page = List.of();

            @Override
            public boolean hasNext() {
                if (next == page.size()) {
                    page = List.of();
                    next = 0;
                    try {
                        page = page(http, reader, listing + size + "&offset=" + offset++);
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                }
                return next < page.size();
            }

            @Override
            public PlainSample next() {
                return page.get(next++);
            }
        };
    }

    private static List<PlainSample> page(OkHttpClient http, ObjectReader reader, String url) throws IOException {
        Request request =
                new Request.Builder().url(url).header("X-Auth-Token", "token").build();
        try (Response response = http.newCall(request).execute()) {
            SamplePage page = reader.readValue(response.body().byteStream());
            return page.samples();
        }
    }
}
