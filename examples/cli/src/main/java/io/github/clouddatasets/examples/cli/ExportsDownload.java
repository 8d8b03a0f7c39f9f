package io.github.clouddatasets.examples.cli;

import io.github.clouddatasets.core.FileOption;
import io.github.clouddatasets.sync.Export;
import io.github.clouddatasets.sync.Exports;
import io.github.clouddatasets.sync.SyncClient;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cds idah exports download}. */
@Command(name = "download", description = "Download the file of an export; wait for the export if it is not ready.")
final class ExportsDownload extends ServiceCommand {

    @Parameters(
            arity = "0..1",
            paramLabel = "EXPORT_ID",
            description = "The export. By default the first of the emulator's exports.")
    private @Nullable String exportId;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE_OR_FOLDER",
            description = "Where to: a folder that exists, or the file. By default this folder.")
    private Path output = Path.of("");

    @Option(names = "--replace", description = "Replace a file that exists.")
    private boolean replace;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Waiting waiting;

    ExportsDownload(Surroundings around) {
        super(around);
    }

    @Override
    public Integer call() throws Exception {
        try (Connection<SyncClient> connection = target.open(new Idah(), around)) {
            Exports exports = connection.client().exports();
            String id = connection.id(
                    exportId, emulator -> exports.list().first().map(Export::id).orElse(""), "EXPORT_ID", spec);
            Export export = exports.get(id, q -> q.includeJob());
            String again = "idah exports download " + id;
            if (!export.isReady()) {
                waiting.await(exports.poller(id), connection, around, "export " + id, again);
            }
            around.interruption()
                    .advise("no part of the file is kept; the export is: cds " + again
                            + (connection.isReal() ? " --real" : " starts a new emulator"));
            Path file = downloaded(exports, id);
            around.interruption().advise(null);
            format.record(
                    around.out(),
                    new Row().with("export_id", id).with("file", file).with("size", Files.size(file)));
        }
        return ExitCode.OK;
    }

    private Path downloaded(Exports exports, String id) {
        FileOption[] options = replace ? new FileOption[] {FileOption.REPLACE_EXISTING} : new FileOption[0];
        Path place = output.toAbsolutePath();
        try (ProgressBar bar = new ProgressBar(around, "download " + id)) {
            return Files.isDirectory(place)
                    ? exports.downloadTo(id, place, bar, options)
                    : exports.download(id, place, bar, options);
        }
    }
}
