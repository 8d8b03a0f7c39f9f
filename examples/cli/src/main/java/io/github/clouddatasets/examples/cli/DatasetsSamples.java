package io.github.clouddatasets.examples.cli;

import io.github.clouddatasets.core.Paged;
import io.github.clouddatasets.datasets.DatasetClient;
import io.github.clouddatasets.datasets.samples.Sample;
import io.github.clouddatasets.datasets.samples.SampleLabel;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cds datasets samples}. */
@Command(name = "samples", description = "List the samples of a dataset with their labels.")
final class DatasetsSamples extends ServiceCommand {

    @Parameters(
            arity = "0..1",
            paramLabel = "DATASET_ID",
            description = "The dataset. By default the emulator's sample dataset.")
    private @Nullable String datasetId;

    @Option(names = "--label", paramLabel = "NAME", description = "Only samples with this label.")
    private @Nullable String label;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Limit limit;

    DatasetsSamples(Surroundings around) {
        super(around);
    }

    @Override
    public Integer call() throws Exception {
        try (Connection<DatasetClient> connection = target.open(new ModelArts(), around)) {
            String id = connection.id(datasetId, DatasetCloudEmulator::datasetId, "DATASET_ID", spec);
            Paged<Sample> samples = connection.client().samples().list(id, q -> q.labelName(label));
            format.list(
                    around.out(),
                    limit.rows(samples, DatasetsSamples::row),
                    List.of("sample_id", "type", "status", "labels", "name"));
        }
        return ExitCode.OK;
    }

    /** Without the sample's source: on the real service that is a signed address, which opens the file to whoever has it. */
    private static Row row(Sample sample) {
        return new Row()
                .with("sample_id", sample.sampleId())
                .with("type", sample.sampleType())
                .with("status", sample.sampleStatus())
                .with(
                        "labels",
                        sample.labels().stream()
                                .map(SampleLabel::name)
                                .filter(Objects::nonNull)
                                .toList())
                .with("name", sample.sampleName())
                .with("created_at", sample.sampleTime());
    }
}
