package io.github.clouddatasets.emulator.standalone;

import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program: starts an emulator, prints its endpoints and credentials, and serves until a signal ends the program. */
@Command(
        name = "clouddatasets-emulator",
        description = {
            "Serves ModelArts data management, Powerdrill, IDAH and an S3 object storage on one port, for tests and demos.",
            ""
        },
        usageHelpWidth = 110,
        sortOptions = false,
        versionProvider = Version.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:stopped by a signal, after the requests in flight",
            "1:not started: the message says why",
            "2:wrong use"
        })
public final class Standalone implements Callable<Integer> {

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "The port; 0 for any free one. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            defaultValue = "127.0.0.1",
            description = {
                "The address to listen on; 0.0.0.0 for all of this machine. Default: ${DEFAULT-VALUE}.",
                "Credentials are the published ones on loopback alone; elsewhere each start makes and prints new ones."
            })
    private String host = "";

    @ArgGroup(exclusive = false, validate = false)
    private Folders folders = new Folders();

    @Option(
            names = "--secret-file",
            paramLabel = "FILE",
            description =
                    "A file with a text of at least 16 characters, from which all ids and credentials come: the same text,"
                            + " the same values. Also the variable CLOUDDATASETS_EMULATOR_SECRET has the text.")
    private @Nullable Path secretFile;

    @Option(
            names = "--pace",
            paramLabel = "TIME",
            converter = PaceText.class,
            description =
                    "How long a synchronisation, a version or an export takes, such as 300ms or 2s. Default: 300ms.")
    private @Nullable Duration pace;

    @Option(
            names = "--public-url",
            paramLabel = "URL",
            description = "The origin in links of answers, behind a proxy that changes the Host header."
                    + " Default: the host that the client calls.")
    private @Nullable String publicUrl;

    @Option(names = "--print-env", description = "Print nothing but shell lines: export NAME='value'.")
    private boolean printEnv;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Print this help.")
    @SuppressWarnings("UnusedVariable") // picocli prints the help
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Print the version.")
    @SuppressWarnings("UnusedVariable") // picocli prints the version
    private boolean version;

    @Spec
    private @Nullable CommandSpec spec;

    private final PrintWriter out;

    private Standalone(PrintWriter out) {
        this.out = out;
    }

    /**
     * Runs the program, and ends the JVM with the exit code.
     *
     * @param arguments the options
     */
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        Refusals refusals = new Refusals(err);
        int code = new CommandLine(new Standalone(out))
                .setOut(out)
                .setErr(err)
                .setParameterExceptionHandler(refusals)
                .setExecutionExceptionHandler(refusals)
                .execute(arguments);
        System.exit(code);
    }

    @Override
    public Integer call() throws Exception {
        DatasetCloudEmulator cloud = start();
        Shutdown shutdown = new Shutdown(cloud);
        shutdown.watch();
        new Announcement(cloud, Version.text()).print(out, printEnv);
        shutdown.await();
        return CommandLine.ExitCode.OK;
    }

    private DatasetCloudEmulator start() throws StartException {
        DatasetCloudEmulator.Builder settings = DatasetCloudEmulator.builder();
        Address address = new Address(host, port);
        try {
            settings.sharedPort(host, port);
            if (publicUrl != null) {
                settings.publicUrl(publicUrl);
            }
            if (pace != null) {
                settings.pace(pace);
            }
        } catch (IllegalArgumentException e) {
            throw new ParameterException(new CommandLine(spec), e.getMessage(), e);
        }
        address.check();
        Secret.of(secretFile, System.getenv()).ifPresent(settings::secret);
        folders.apply(settings);
        return address.start(settings);
    }
}
