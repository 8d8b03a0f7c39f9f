package io.github.clouddatasets.examples.cli;

import io.github.clouddatasets.core.Paged;
import io.github.clouddatasets.sync.Export;
import io.github.clouddatasets.sync.SyncClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cds idah exports list}. */
@Command(name = "list", description = "List the exports.")
final class ExportsList extends ServiceCommand {

    @Option(names = "--project", paramLabel = "PROJECT_ID", description = "Only exports of this project.")
    private @Nullable String projectId;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = DurationText.class,
            description = "Only exports that are not older than this, such as 12h or 7d.")
    private @Nullable Duration since;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Limit limit;

    ExportsList(Surroundings around) {
        super(around);
    }

    @Override
    public Integer call() throws Exception {
        try (Connection<SyncClient> connection = target.open(new Idah(), around)) {
            Paged<Export> exports = connection.client().exports().list(q -> {
                q.includeJob();
                if (projectId != null) {
                    q.projectId(projectId);
                }
                if (since != null) {
                    q.createdAfter(Instant.now().minus(since));
                }
            });
            format.list(
                    around.out(),
                    limit.rows(exports, ExportsList::row),
                    List.of("export_id", "project_id", "state", "size", "filename", "created_at"));
        }
        return ExitCode.OK;
    }

    static Row row(Export export) {
        return new Row()
                .with("export_id", export.id())
                .with("project_id", export.projectId())
                .with(
                        "state",
                        export.job() == null
                                ? (export.isReady() ? "ready" : null)
                                : export.job().status())
                .with("ready", export.isReady())
                .with("size", export.size())
                .with("filename", export.filename())
                .with("created_at", export.createdAt());
    }
}
