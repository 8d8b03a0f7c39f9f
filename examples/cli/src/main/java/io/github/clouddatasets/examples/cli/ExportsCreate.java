package io.github.clouddatasets.examples.cli;

import io.github.clouddatasets.core.Poller;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.sync.Export;
import io.github.clouddatasets.sync.SyncClient;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cds idah exports create}. */
@Command(name = "create", description = "Export datasets of a project, and wait until the file is there.")
final class ExportsCreate extends ServiceCommand {

    @Option(
            names = "--project",
            paramLabel = "PROJECT_ID",
            description = "The project. By default the emulator's sample project.")
    private @Nullable String projectId;

    @Option(
            names = "--dataset",
            paramLabel = "DATASET_ID",
            description = "A dataset of the project; may be repeated. By default the emulator's sample dataset.")
    private List<String> datasetIds = List.of();

    @Option(
            names = "--resume",
            paramLabel = "EXPORT_ID",
            description = "Start nothing: wait for this export, which is being made.")
    private @Nullable String resume;

    @Option(names = "--no-wait", description = "Start the work and end.")
    private boolean noWait;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Waiting waiting;

    ExportsCreate(Surroundings around) {
        super(around);
    }

    @Override
    public Integer call() throws Exception {
        String what = projectId == null ? "of the project" : "of project " + projectId;
        try (Connection<SyncClient> connection = resume != null
                ? target.open(new Idah(), around)
                : target.openToChange(new Idah(), around, "export datasets " + what)) {
            SyncClient sync = connection.client();
            Poller<Export> poller = resume != null ? sync.exports().poller(resume) : started(connection);
            Export export = noWait
                    ? sync.exports().get(poller.id(), q -> q.includeJob())
                    : waiting.await(
                            poller,
                            connection,
                            around,
                            "export " + poller.id(),
                            "idah exports create --resume " + poller.id());
            format.record(around.out(), ExportsList.row(export));
        }
        return ExitCode.OK;
    }

    private Poller<Export> started(Connection<SyncClient> connection) {
        String project = connection.id(projectId, DatasetCloudEmulator::idahProjectId, "--project", spec);
        String first = datasetIds.isEmpty() ? null : datasetIds.get(0);
        String dataset = connection.id(first, DatasetCloudEmulator::idahDatasetId, "--dataset", spec);
        List<String> datasets = datasetIds.isEmpty() ? List.of(dataset) : datasetIds;
        return connection.client().exports().create(b -> b.projectId(project).datasetIds(datasets));
    }
}
