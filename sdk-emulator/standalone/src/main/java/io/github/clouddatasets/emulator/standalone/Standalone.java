package io.github.clouddatasets.emulator.standalone;

import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The program: starts an emulator, prints its endpoints, and serves until a signal ends the program. */
@Command(
        name = "clouddatasets-emulator",
        description = "Serves ModelArts data management, Powerdrill and IDAH on this machine, for tests and demos.",
        mixinStandardHelpOptions = true)
public final class Standalone implements Callable<Integer> {

    @Option(names = "--data", paramLabel = "FOLDER", description = "The folder of the default dataset.")
    private @Nullable Path data;

    private final PrintWriter out;

    private Standalone(PrintWriter out) {
        this.out = out;
    }

    /**
     * Runs the program.
     *
     * @param arguments the options
     */
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        System.exit(new CommandLine(new Standalone(out)).setOut(out).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        DatasetCloudEmulator.Builder settings = DatasetCloudEmulator.builder();
        if (data != null) {
            settings.input(data);
        }
        try (DatasetCloudEmulator cloud = settings.start()) {
            out.println(cloud);
            new CountDownLatch(1).await();
        }
        return 0;
    }
}
