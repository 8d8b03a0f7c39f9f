package io.github.clouddatasets.emulator.standalone;

import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The folders that outlive the program. */
final class Folders {

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description =
                    "The folder of the buckets, a folder each; a missing folder is made. The default dataset's images"
                            + " are in digits-bucket/input, and are copied there the first time. Default: a temporary folder.")
    private @Nullable Path data;

    @Option(
            names = "--persist",
            paramLabel = "FOLDER",
            description =
                    "The folder of the state: datasets, versions, tasks, exports, jobs, tokens and uploads survive the"
                            + " end of the program, even kill -9; the buckets lie there, too, without --data."
                            + " A missing folder is made. Default: nothing is kept.")
    private @Nullable Path persist;

    void apply(DatasetCloudEmulator.Builder settings) throws StartException {
        if (data != null) {
            settings.buckets(usable("--data", data));
        }
        if (persist != null) {
            settings.state(usable("--persist", persist));
        }
    }

    private static Path usable(String option, Path folder) throws StartException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new StartException(option + ": " + folder + " is no folder: choose a folder, or a name that is free");
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new StartException(
                    option + ": the folder " + folder + " cannot be made (" + e + "): choose another folder", e);
        }
        if (!Files.isReadable(folder) || !Files.isExecutable(folder) || !Files.isWritable(folder)) {
            throw new StartException(option + ": the folder " + folder
                    + " cannot be read or written: give its user " + System.getProperty("user.name")
                    + " these rights, or choose another folder");
        }
        return folder;
    }
}
