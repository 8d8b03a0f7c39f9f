package io.github.clouddatasets.examples.cli;

import io.github.clouddatasets.core.SdkException;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cds doctor}. */
@Command(
        name = "doctor",
        description =
                "Check what is configured, reachable and allowed: a line for each check. Changes and costs nothing."
                        + " Ends with the code of the first check that fails.")
final class Doctor implements Callable<Integer> {

    private static final List<Service<?>> SERVICES = List.of(new ModelArts(), new Powerdrill(), new Idah());

    private final Surroundings around;
    private int code = ExitCode.OK;

    @Option(names = "--emulator", description = "Check the embedded emulator instead of the configured services.")
    private boolean emulatorOnly;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Format format;

    Doctor(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() throws Exception {
        boolean anyConfigured = false;
        if (!emulatorOnly) {
            for (Service<?> service : SERVICES) {
                anyConfigured |= configured(service);
            }
        }
        if (!anyConfigured) {
            emulator();
        }
        return code;
    }

    /** Checks the account that the environment names; returns whether it names one. */
    private boolean configured(Service<?> service) throws Exception {
        if (!service.isConfigured(around)) {
            say("skip", service, "configured", "no credentials: commands work on the embedded emulator");
            return false;
        }
        try {
            List<Setting> settings = service.settings(around);
            say(
                    "ok",
                    service,
                    "configured",
                    settings.stream().map(Setting::toString).collect(Collectors.joining(", ")));
            try (var client = opened(service)) {
                client.check();
            }
        } catch (IllegalStateException | IllegalArgumentException e) {
            fail(service, "configured", e, ExitCode.USAGE);
        }
        return true;
    }

    private void emulator() throws Exception {
        try (DatasetCloudEmulator emulator = Target.emulator()) {
            for (Service<?> service : SERVICES) {
                try (var client = opened(service, emulator)) {
                    client.check();
                }
            }
        }
    }

    private <C extends AutoCloseable> Checked<C> opened(Service<C> service) {
        return new Checked<>(service, new Connection<>(service.real(), null, service.name()));
    }

    /** The emulator outlives the client: all services share it. */
    private <C extends AutoCloseable> Checked<C> opened(Service<C> service, DatasetCloudEmulator emulator) {
        return new Checked<>(service, new Connection<>(service.emulated(emulator), null, service.name()));
    }

    /** A client that is being checked. */
    private final class Checked<C extends AutoCloseable> implements AutoCloseable {

        private final Service<C> service;
        private final Connection<C> connection;

        Checked(Service<C> service, Connection<C> connection) {
            this.service = service;
            this.connection = connection;
            around.interruption().closes(connection.client());
        }

        void check() throws IOException {
            C client = connection.client();
            try {
                service.reach(client);
                String operation = service.read(client);
                say("ok", service, "reachable", client.toString());
                say("ok", service, "allowed", operation);
            } catch (SdkException e) {
                int failure = ExitCode.of(e);
                if (failure == ExitCode.NOT_CONNECTED) {
                    fail(service, "reachable", e, failure);
                } else if (failure == ExitCode.INTERRUPTED) {
                    throw e;
                } else {
                    say("ok", service, "reachable", client.toString());
                    fail(service, "allowed", e, failure);
                }
            }
        }

        @Override
        public void close() {
            connection.close();
        }
    }

    private void fail(Service<?> service, String check, Exception failure, int failureCode) throws IOException {
        if (code == ExitCode.OK) {
            code = failureCode;
        }
        say("FAIL", service, check, failure.getMessage());
    }

    private void say(String result, Service<?> service, String check, @Nullable String text) throws IOException {
        Row row = new Row()
                .with("result", result.toLowerCase(Locale.ROOT))
                .with("service", service.name())
                .with("check", check)
                .with("text", text);
        if (format.isJson()) {
            Format.line(around.out(), row);
            return;
        }
        around.out()
                .println(Table.padded(result, 4) + "  " + Table.padded(service.name(), 10) + "  "
                        + Table.padded(check, 10) + "  " + row.cell("text"));
        Format.written(around.out());
    }
}
