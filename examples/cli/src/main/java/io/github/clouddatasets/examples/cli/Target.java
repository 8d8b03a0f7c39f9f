package io.github.clouddatasets.examples.cli;

import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Where a command works. Without an option, and without the variable {@code CDS_TARGET}, a command that only reads works on
 * the account that the environment names, else on the embedded emulator; a command that changes something never works on a
 * real account then.
 */
final class Target {

    private static final Duration PACE = Duration.ofMillis(40);

    /** At most one of the two. */
    private static final class Choice {

        @Option(names = "--real", description = "Work on the real account that the environment names.")
        private boolean real;

        @Option(names = "--emulator", description = "Work on the embedded emulator.")
        private boolean emulator;
    }

    @ArgGroup(exclusive = true)
    private @Nullable Choice choice;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    /** Opens the client for a command that only reads. */
    <C extends AutoCloseable> Connection<C> open(Service<C> service, Surroundings around) {
        String chosen = chosen(around);
        boolean real = chosen == null ? service.isConfigured(around) : chosen.equals("real");
        if (!real) {
            return emulated(service, around, chosen == null);
        }
        Connection<C> connection = real(service, around);
        around.note("on " + connection.place());
        return connection;
    }

    /**
     * Opens the client for a command that changes something or costs something. A real account has to be asked for.
     *
     * @param change what the command is about to do, such as {@code publish version V001}
     */
    <C extends AutoCloseable> Connection<C> openToChange(Service<C> service, Surroundings around, String change) {
        String chosen = chosen(around);
        if (chosen == null && service.isConfigured(around)) {
            throw fault("this would " + change + " on the real account of " + service.name()
                    + "; say --real to do so, or --emulator to try it");
        }
        if (chosen == null || chosen.equals("emulator")) {
            return emulated(service, around, chosen == null);
        }
        Connection<C> connection = real(service, around);
        around.note("will " + change + " on " + connection.place());
        return connection;
    }

    private <C extends AutoCloseable> Connection<C> real(Service<C> service, Surroundings around) {
        try {
            String settings = settings(service.settings(around));
            C client = service.real();
            around.interruption().closes(client);
            return new Connection<>(client, null, "the real account of " + service.name() + ": " + settings);
        } catch (IllegalStateException e) {
            throw fault(service.name() + " is not configured: " + e.getMessage());
        }
    }

    private static String settings(List<Setting> settings) {
        return settings.stream().map(Setting::toString).collect(Collectors.joining(", "));
    }

    private static <C extends AutoCloseable> Connection<C> emulated(
            Service<C> service, Surroundings around, boolean byDefault) {
        around.note("on the embedded emulator of " + service.name() + ", which ends with this command"
                + (byDefault ? "; no credentials are configured, see cds doctor" : ""));
        DatasetCloudEmulator emulator = emulator();
        C client = service.emulated(emulator);
        around.interruption().closes(client);
        return new Connection<>(client, emulator, "the embedded emulator of " + service.name());
    }

    /** The emulator, on the images in {@code data/digits} where the command line is run from its repository. */
    static DatasetCloudEmulator emulator() {
        DatasetCloudEmulator.Builder builder = DatasetCloudEmulator.builder().pace(PACE);
        Path digits = Path.of(System.getProperty("cds.home", "."), "data", "digits");
        if (Files.isDirectory(digits)) {
            builder.input(digits);
        }
        return builder.start();
    }

    /** {@code real}, {@code emulator}, or null if the user has chosen neither. */
    private @Nullable String chosen(Surroundings around) {
        if (choice != null && (choice.real || choice.emulator)) {
            return choice.real ? "real" : "emulator";
        }
        String variable = around.variable("CDS_TARGET");
        if (variable == null) {
            return null;
        }
        String chosen = variable.toLowerCase(Locale.ROOT);
        if (!chosen.equals("real") && !chosen.equals("emulator")) {
            throw fault("CDS_TARGET is '" + variable + "', neither real nor emulator");
        }
        return chosen;
    }

    private ParameterException fault(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
