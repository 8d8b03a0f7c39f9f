package io.github.clouddatasets.examples.cli;

import io.github.clouddatasets.core.Paged;
import io.github.clouddatasets.datasets.Dataset;
import io.github.clouddatasets.datasets.DatasetClient;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cds datasets list}. */
@Command(name = "list", description = "List the datasets of the project, the newest first.")
final class DatasetsList extends ServiceCommand {

    @Option(names = "--search", paramLabel = "TEXT", description = "Only datasets whose name has this text.")
    private @Nullable String search;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Limit limit;

    DatasetsList(Surroundings around) {
        super(around);
    }

    @Override
    public Integer call() throws Exception {
        try (Connection<DatasetClient> connection = target.open(new ModelArts(), around)) {
            Paged<Dataset> datasets = connection.client().list(q -> q.searchContent(search));
            format.list(
                    around.out(),
                    limit.rows(datasets, DatasetsList::row),
                    List.of("dataset_id", "name", "type", "status", "samples", "annotated"));
        }
        return ExitCode.OK;
    }

    private static Row row(Dataset dataset) {
        return new Row()
                .with("dataset_id", dataset.datasetId())
                .with("name", dataset.datasetName())
                .with("type", dataset.datasetType())
                .with("status", dataset.status())
                .with("samples", dataset.totalSampleCount())
                .with("annotated", dataset.annotatedSampleCount())
                .with("current_version", dataset.currentVersionName())
                .with("created_at", dataset.createTime());
    }
}
