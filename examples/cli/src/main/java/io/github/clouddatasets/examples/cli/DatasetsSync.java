package io.github.clouddatasets.examples.cli;

import io.github.clouddatasets.core.Poller;
import io.github.clouddatasets.datasets.DatasetClient;
import io.github.clouddatasets.datasets.SyncTask;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cds datasets sync}. */
@Command(name = "sync", description = "Sync a dataset with its source, and wait until it is done.")
final class DatasetsSync extends ServiceCommand {

    @Parameters(
            arity = "0..1",
            paramLabel = "DATASET_ID",
            description = "The dataset. By default the emulator's sample dataset.")
    private @Nullable String datasetId;

    @Option(names = "--resume", description = "Start nothing: wait for the sync that runs.")
    private boolean resume;

    @Option(names = "--no-wait", description = "Start the sync and end.")
    private boolean noWait;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Waiting waiting;

    DatasetsSync(Surroundings around) {
        super(around);
    }

    @Override
    public Integer call() throws Exception {
        String change = datasetId == null ? "sync the dataset" : "sync dataset " + datasetId;
        try (Connection<DatasetClient> connection =
                resume ? target.open(new ModelArts(), around) : target.openToChange(new ModelArts(), around, change)) {
            String id = connection.id(datasetId, DatasetCloudEmulator::datasetId, "DATASET_ID", spec);
            DatasetClient datasets = connection.client();
            Poller<SyncTask> poller = resume ? datasets.syncPoller(id) : datasets.sync(id);
            SyncTask task = noWait
                    ? datasets.status(id)
                    : waiting.await(poller, connection, around, "sync " + id, "datasets sync " + id + " --resume");
            format.record(around.out(), DatasetsStatus.row(task));
        }
        return ExitCode.OK;
    }
}
