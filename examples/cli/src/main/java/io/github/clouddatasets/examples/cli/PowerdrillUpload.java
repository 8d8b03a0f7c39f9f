package io.github.clouddatasets.examples.cli;

import io.github.clouddatasets.core.Poller;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.powerdrill.DataSource;
import io.github.clouddatasets.powerdrill.PowerdrillClient;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cds powerdrill upload}. */
@Command(name = "upload", description = "Upload a file to a dataset, and wait until the service has read it.")
final class PowerdrillUpload extends ServiceCommand {

    /** What to do: one of the two. */
    private static final class Work {

        @Parameters(paramLabel = "FILE", description = "The file.")
        private @Nullable Path file;

        @Option(
                names = "--resume",
                paramLabel = "DATA_SOURCE_ID",
                description = "Upload nothing: wait for this file, which has been uploaded.")
        private @Nullable String resume;
    }

    @ArgGroup(exclusive = true, multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Work work;

    @Option(
            names = "--dataset",
            paramLabel = "DATASET_ID",
            description = "The dataset. By default the emulator's sample dataset.")
    private @Nullable String datasetId;

    @Option(names = "--no-wait", description = "Upload the file and end.")
    private boolean noWait;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Waiting waiting;

    PowerdrillUpload(Surroundings around) {
        super(around);
    }

    @Override
    public Integer call() throws Exception {
        Path file = work.file;
        if (file != null && !Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        try (Connection<PowerdrillClient> connection = file == null
                ? target.open(new Powerdrill(), around)
                : target.openToChange(new Powerdrill(), around, "upload " + file)) {
            String dataset = connection.id(datasetId, DatasetCloudEmulator::powerdrillDatasetId, "--dataset", spec);
            Poller<DataSource> poller = file == null
                    ? connection.client().dataSources().poller(dataset, String.valueOf(work.resume))
                    : uploaded(connection.client(), dataset, file);
            DataSource source = noWait
                    ? connection.client().dataSources().get(dataset, poller.id())
                    : waiting.await(
                            poller,
                            connection,
                            around,
                            "reading " + poller.id(),
                            "powerdrill upload --dataset " + dataset + " --resume " + poller.id());
            format.record(around.out(), row(dataset, source));
        }
        return ExitCode.OK;
    }

    private Poller<DataSource> uploaded(PowerdrillClient powerdrill, String dataset, Path file) {
        around.interruption().advise("the upload is not complete: run the command again");
        try (ProgressBar bar = new ProgressBar(around, "upload " + file.getFileName())) {
            return powerdrill.dataSources().upload(dataset, file, bar);
        }
    }

    private static Row row(String dataset, DataSource source) {
        return new Row()
                .with("dataset_id", dataset)
                .with("data_source_id", source.id())
                .with("name", source.name())
                .with("status", source.status())
                .with("size", source.size());
    }
}
