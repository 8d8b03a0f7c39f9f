package io.github.clouddatasets.examples;

import io.github.clouddatasets.core.SdkException;
import io.github.clouddatasets.datasets.DatasetClient;
import io.github.clouddatasets.datasets.common.BatchResult;
import io.github.clouddatasets.datasets.samples.Sample;
import io.github.clouddatasets.datasets.samples.SampleUpdate;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Labels the samples of a dataset a batch at a time, and tells what was refused instead of losing it: a batch can be
 * accepted in parts.
 */
public final class LabelInBatches {

    private static final int BATCH = 20;

    private LabelInBatches() {}

    /** Labels every sample of the example's dataset {@code checked}. */
    public static void main(String[] args) {
        try {
            run(System.getenv(), System.out);
        } catch (SdkException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    static void run(Map<String, String> env, PrintStream out) {
        try (Cloud cloud = Cloud.fromEnvironment(env)) {
            DatasetClient datasets = cloud.datasets();
            String id = cloud.datasetId();
            datasets.labels()
                    .create(
                            id,
                            List.of(io.github.clouddatasets.datasets.labels.Label.builder()
                                    .name("checked")
                                    .build()));
            List<SampleUpdate> batch = new ArrayList<>();
            int labeled = 0;
            // Read first, then write: labelling changes what a listing by state would show.
            List<Sample> samples = datasets.samples().list(id).toList();
            for (Sample sample : samples) {
                batch.add(SampleUpdate.labeled(Objects.requireNonNull(sample.sampleId()), "checked"));
                if (batch.size() == BATCH) {
                    labeled += send(datasets, id, batch, out);
                    batch.clear();
                }
            }
            labeled += send(datasets, id, batch, out);
            out.println(labeled + " of " + samples.size() + " samples labeled");
        }
    }

    private static int send(DatasetClient datasets, String id, List<SampleUpdate> batch, PrintStream out) {
        if (batch.isEmpty()) {
            return 0;
        }
        BatchResult result = datasets.samples().update(id, b -> b.samples(List.copyOf(batch)));
        result.failed().forEach(item -> out.println("refused: " + item));
        out.println("batch of " + batch.size() + " sent");
        return batch.size() - result.failed().size();
    }
}
