package io.github.clouddatasets.examples.cli;

import io.github.clouddatasets.core.Poller;
import io.github.clouddatasets.datasets.DatasetClient;
import io.github.clouddatasets.datasets.DatasetVersion;
import io.github.clouddatasets.datasets.VersionFormat;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cds datasets publish}. */
@Command(name = "publish", description = "Publish a version of a dataset, and wait until it is there.")
final class DatasetsPublish extends ServiceCommand {

    @Parameters(
            arity = "0..1",
            paramLabel = "DATASET_ID",
            description = "The dataset. By default the emulator's sample dataset.")
    private @Nullable String datasetId;

    @Option(names = "--name", paramLabel = "NAME", description = "Name of the version. By default the service's next.")
    private @Nullable String name;

    @Option(names = "--description", paramLabel = "TEXT", description = "What is new in the version.")
    private @Nullable String description;

    @Option(
            names = "--train-ratio",
            paramLabel = "RATIO",
            description = "Share of the samples for training, from 0 to 1.")
    private @Nullable Double trainRatio;

    @Option(
            names = "--resume",
            paramLabel = "VERSION_ID",
            description = "Start nothing: wait for this version, which is being published.")
    private @Nullable String resume;

    @Option(names = "--no-wait", description = "Start the work and end.")
    private boolean noWait;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Waiting waiting;

    DatasetsPublish(Surroundings around) {
        super(around);
    }

    @Override
    public Integer call() throws Exception {
        try (Connection<DatasetClient> connection = resume != null
                ? target.open(new ModelArts(), around)
                : target.openToChange(new ModelArts(), around, change())) {
            String id = connection.id(datasetId, DatasetCloudEmulator::datasetId, "DATASET_ID", spec);
            DatasetClient datasets = connection.client();
            Poller<DatasetVersion> poller =
                    resume != null ? datasets.versions().poller(id, resume) : published(datasets, id);
            String versionId = poller.id();
            DatasetVersion version = noWait
                    ? datasets.versions().get(id, versionId)
                    : waiting.await(
                            poller,
                            connection,
                            around,
                            "version " + versionId,
                            "datasets publish " + id + " --resume " + versionId);
            format.record(around.out(), row(version));
        }
        return ExitCode.OK;
    }

    private String change() {
        return "publish " + (name == null ? "a version" : "version " + name) + " of "
                + (datasetId == null ? "the dataset" : "dataset " + datasetId);
    }

    private Poller<DatasetVersion> published(DatasetClient datasets, String id) {
        return datasets.createVersion(id, b -> {
            b.versionName(name).description(description).versionFormat(VersionFormat.DEFAULT);
            if (trainRatio != null) {
                b.trainEvaluateSampleRatio(trainRatio.doubleValue());
            }
        });
    }

    private static Row row(DatasetVersion version) {
        return new Row()
                .with("version_id", version.versionId())
                .with("name", version.versionName())
                .with("status", version.status())
                .with("samples", version.totalSampleCount())
                .with("annotated", version.annotatedSampleCount())
                .with("manifest", version.manifestPath());
    }
}
