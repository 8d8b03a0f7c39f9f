package io.github.clouddatasets.examples.cli;

import io.github.clouddatasets.datasets.DatasetClient;
import io.github.clouddatasets.datasets.SyncTask;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code cds datasets status}. */
@Command(name = "status", description = "Print the state of a dataset's last sync.")
final class DatasetsStatus extends ServiceCommand {

    @Parameters(
            arity = "0..1",
            paramLabel = "DATASET_ID",
            description = "The dataset. By default the emulator's sample dataset.")
    private @Nullable String datasetId;

    DatasetsStatus(Surroundings around) {
        super(around);
    }

    @Override
    public Integer call() throws Exception {
        try (Connection<DatasetClient> connection = target.open(new ModelArts(), around)) {
            String id = connection.id(datasetId, DatasetCloudEmulator::datasetId, "DATASET_ID", spec);
            format.record(around.out(), row(connection.client().status(id)));
        }
        return ExitCode.OK;
    }

    static Row row(SyncTask task) {
        return new Row()
                .with("dataset_id", task.datasetId())
                .with("task_id", task.taskId())
                .with("status", task.status())
                .with("added", task.addSampleCount())
                .with("deleted", task.deletedSampleCount())
                .with("samples", task.totalSampleCount())
                .with("error_code", task.errorCode())
                .with("error", task.errorMsg());
    }
}
