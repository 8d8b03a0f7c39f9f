package io.github.clouddatasets.examples.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command line: datasets of ModelArts, manifests, Powerdrill and IDAH. See docs/cli.md. */
@Command(
        name = "cds",
        description =
                "Work with the dataset services ModelArts, Powerdrill and IDAH; without credentials on an embedded"
                        + " emulator.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:done",
            " 1:the work failed",
            " 2:wrong use, or incomplete configuration",
            " 3:not connected, connection lost, or a time limit passed",
            " 4:not logged in, or not permitted",
            " 5:not found",
            "130:interrupted"
        })
public final class Cds extends Group {

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Print logs, and stack traces of failures.")
    private boolean debug;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Print this help.")
    @SuppressWarnings("UnusedVariable") // picocli prints the help
    private boolean help;

    private Cds() {}

    boolean debug() {
        return debug;
    }

    /**
     * Runs a command, and ends the JVM with the command's exit code.
     *
     * @param arguments the command and its arguments
     */
    public static void main(String[] arguments) {
        if (Arrays.asList(arguments).contains("--debug")) {
            System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "debug"); // before the first logger is made
        }
        Interruption interruption = new Interruption();
        interruption.watch();
        Surroundings around = new Surroundings(
                System.getenv(),
                System.in,
                new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                Boolean.getBoolean("cds.terminal"),
                interruption);
        int code = run(around, arguments);
        around.out().flush();
        interruption.commandEnded();
        System.exit(code);
    }

    /** Runs a command; returns its exit code. */
    static int run(Surroundings around, String... arguments) {
        Cds cds = new Cds();
        Failures failures = new Failures(around, cds);
        return new CommandLine(cds)
                .addSubcommand(
                        "datasets",
                        group(new Datasets())
                                .addSubcommand(new DatasetsList(around))
                                .addSubcommand(new DatasetsSync(around))
                                .addSubcommand(new DatasetsStatus(around))
                                .addSubcommand(new DatasetsPublish(around))
                                .addSubcommand(new DatasetsSamples(around)))
                .addSubcommand(
                        "manifest",
                        group(new Manifests())
                                .addSubcommand(new ManifestStats(around))
                                .addSubcommand(new ManifestToCsv(around))
                                .addSubcommand(new ManifestCheck(around)))
                .addSubcommand(
                        "powerdrill",
                        group(new Questions())
                                .addSubcommand(new PowerdrillUpload(around))
                                .addSubcommand(new PowerdrillAsk(around)))
                .addSubcommand(
                        "idah",
                        group(new Annotations())
                                .addSubcommand(
                                        "exports",
                                        group(new AnnotationExports())
                                                .addSubcommand(new ExportsList(around))
                                                .addSubcommand(new ExportsCreate(around))
                                                .addSubcommand(new ExportsDownload(around))))
                .addSubcommand(new Doctor(around))
                .addSubcommand(new Completion(around))
                .setOut(new PrintWriter(around.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(around.err(), true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler(failures)
                .setParameterExceptionHandler(failures)
                .execute(arguments);
    }

    private static CommandLine group(Group group) {
        return new CommandLine(group);
    }

    @Command(name = "datasets", description = "Datasets of ModelArts.")
    private static final class Datasets extends Group {}

    @Command(name = "manifest", description = "Manifests: files of this machine, without a service.")
    private static final class Manifests extends Group {}

    @Command(name = "powerdrill", description = "Files and questions of Powerdrill.")
    private static final class Questions extends Group {}

    @Command(name = "idah", description = "Labelled data of IDAH.")
    private static final class Annotations extends Group {}

    @Command(name = "exports", description = "Exports of labelled data.")
    private static final class AnnotationExports extends Group {}
}
