package io.github.clouddatasets.examples;

import io.github.clouddatasets.datasets.DatasetClient;
import io.github.clouddatasets.datasets.common.BatchResult;
import io.github.clouddatasets.datasets.labels.Label;
import io.github.clouddatasets.datasets.samples.Sample;
import io.github.clouddatasets.datasets.samples.SampleUpdate;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Labels the samples of a dataset a batch at a time, and tells what was refused instead of losing it: a batch can be
 * accepted in parts. Runs on the emulator, unless the environment has {@code MODELARTS_DATASET_ID} (see docs/real-services.md).
 *
 * <p>An update replaces the labels that a sample has. So on a real dataset the program touches no sample that has a label,
 * and changes nothing at all (it says what it would do) unless its argument repeats the id of the dataset:
 *
 * <pre>
 * ./mvnw -q -pl examples -am compile exec:java -Dexec.mainClass=io.github.clouddatasets.examples.LabelInBatches \
 *         -Dexec.args="$MODELARTS_DATASET_ID"
 * </pre>
 */
public final class LabelInBatches {

    private static final int BATCH = 20;
    private static final String LABEL = "checked";

    private final DatasetClient datasets;
    private final String id;
    private final boolean relabels;
    private final PrintStream out;

    private LabelInBatches(DatasetClient datasets, String id, boolean relabels, PrintStream out) {
        this.datasets = datasets;
        this.id = id;
        this.relabels = relabels;
        this.out = out;
    }

    /** Argument: the id of the dataset, if the samples of a real one are to get the label {@code checked}. */
    public static void main(String[] args) {
        Ending.of(() -> run(System.getenv(), System.out, args));
    }

    static void run(Map<String, String> env, PrintStream out, String... args) {
        try (Cloud cloud = Cloud.fromEnvironment(env)) {
            if (cloud.datasets() == null) {
                throw new IllegalStateException("MODELARTS_DATASET_ID is not set (see docs/real-services.md)");
            }
            boolean emulated = cloud.emulator() != null;
            run(
                    cloud.datasets(),
                    cloud.datasetId(),
                    emulated,
                    emulated || List.of(args).contains(cloud.datasetId()),
                    out);
        }
    }

    /**
     * Labels samples.
     *
     * @param labeled whether samples that have a label get another instead
     * @param write whether to write at all
     */
    static void run(DatasetClient datasets, String id, boolean labeled, boolean write, PrintStream out) {
        // Read first, then write: labelling changes what a listing by state would show.
        List<Sample> all = datasets.samples().list(id).toList();
        List<Sample> chosen = all.stream()
                .filter(sample -> labeled || sample.labels().isEmpty())
                .toList();
        if (all.size() > chosen.size()) {
            out.println((all.size() - chosen.size()) + " samples have labels and keep them");
        }
        if (!write) {
            out.println("dry run: " + chosen.size() + " samples without a label would get the label " + LABEL
                    + "; to write, give the id of the dataset as the argument");
            return;
        }
        new LabelInBatches(datasets, id, labeled, out).label(chosen);
    }

    private void label(List<Sample> samples) {
        if (datasets.labels().list(id).stream().noneMatch(label -> LABEL.equals(label.name()))) {
            datasets.labels()
                    .create(id, List.of(Label.builder().name(LABEL).build()))
                    .throwIfAnyFailed();
        }
        List<SampleUpdate> batch = new ArrayList<>();
        int labeled = 0;
        for (Sample sample : samples) {
            String sampleId = Objects.requireNonNull(sample.sampleId());
            if (!relabels && !datasets.samples().get(id, sampleId).labels().isEmpty()) {
                out.println("sample " + sampleId + " has got a label meanwhile and keeps it");
                continue;
            }
            batch.add(SampleUpdate.labeled(sampleId, LABEL));
            if (batch.size() == BATCH) {
                labeled += send(batch);
                batch.clear();
            }
        }
        labeled += send(batch);
        out.println(labeled + " of " + samples.size() + " samples labeled");
    }

    private int send(List<SampleUpdate> batch) {
        if (batch.isEmpty()) {
            return 0;
        }
        BatchResult result = datasets.samples().update(id, b -> b.samples(List.copyOf(batch)));
        result.failed().forEach(item -> out.println("refused: " + item));
        out.println("batch of " + batch.size() + " sent");
        return batch.size() - result.failed().size();
    }
}
