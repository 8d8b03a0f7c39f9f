package io.github.clouddatasets.benchmarks;

import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.core.Paged;
import io.github.clouddatasets.datasets.DatasetClient;
import io.github.clouddatasets.datasets.common.OffsetMode;
import io.github.clouddatasets.datasets.samples.Sample;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * Walks through a listing over a link on which each request takes 20 ms, one page at a time and with pages read ahead, in
 * turns. Arguments: rounds (5), milliseconds (20), pages (100), records a page (100).
 */
public final class ListingSpeed {

    /**
     * How the listing is walked.
     *
     * @param name as the table has it
     * @param of the view
     */
    private record Way(String name, UnaryOperator<Paged<Sample>> of) {}

    private static final List<Way> WAYS = List.of(
            new Way("one page at a time", UnaryOperator.identity()),
            new Way("prefetch()", Paged::prefetch),
            new Way("prefetch(4)", listing -> listing.prefetch(4)),
            new Way("prefetch(8)", listing -> listing.prefetch(8)),
            new Way("prefetch(16)", listing -> listing.prefetch(16)));

    private ListingSpeed() {}

    /** Measures, and prints a {@link Result} for each way but the first. */
    public static void main(String[] args) throws IOException {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
        int delay = args.length > 1 ? Integer.parseInt(args[1]) : 20;
        int pages = args.length > 2 ? Integer.parseInt(args[2]) : 100;
        int size = args.length > 3 ? Integer.parseInt(args[3]) : 100;
        double[][] speeds = speeds(rounds, delay, pages, size);
        String title = String.format(Locale.ROOT, "Listing in pages of %d, %d ms a request", size, delay);
        for (int i = 1; i < speeds.length; i++) {
            Result.speed(title, WAYS.get(i).name, "pages/s", Result.OURS, WAYS.get(0).name, speeds[i], speeds[0])
                    .print();
        }
    }

    /** Pages per second of each way in each round. */
    private static double[][] speeds(int rounds, int delay, int pages, int size) throws IOException {
        List<List<Double>> all = new ArrayList<>();
        WAYS.forEach(way -> all.add(new ArrayList<>()));
        try (SampleServer server = new SampleServer(pages * size, delay);
                DatasetClient datasets = DatasetClient.builder()
                        .endpoint(server.address())
                        .projectId(Workload.PROJECT)
                        .credentials(Credentials.token("token"))
                        .offsetMode(OffsetMode.PAGE)
                        .build()) {
            Paged<Sample> listing = datasets.samples().list(Workload.DATASET, q -> q.pageSize(size));
            for (int round = -1; round < rounds; round++) { // one to warm up
                for (int way = 0; way < WAYS.size(); way++) {
                    Paged<Sample> view = WAYS.get(way).of.apply(listing);
                    long started = System.nanoTime();
                    long seen = 0;
                    for (Sample sample : view) {
                        seen += sample.sampleId() == null ? 0 : 1;
                    }
                    double seconds = (System.nanoTime() - started) / 1e9;
                    if (seen != (long) pages * size) {
                        throw new IllegalStateException(seen + " samples");
                    }
                    if (round >= 0) {
                        all.get(way).add(pages / seconds);
                    }
                }
            }
        }
        return all.stream()
                .map(speeds -> speeds.stream().mapToDouble(Double::doubleValue).toArray())
                .toArray(double[][]::new);
    }
}
