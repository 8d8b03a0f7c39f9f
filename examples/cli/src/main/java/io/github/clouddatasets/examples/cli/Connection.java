package io.github.clouddatasets.examples.cli;

import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * A client, and where it is connected to.
 *
 * @param client the client
 * @param emulator the embedded emulator; null with the service itself
 * @param place service and account, in words
 * @param <C> the client's class
 */
record Connection<C extends AutoCloseable>(
        C client, @Nullable DatasetCloudEmulator emulator, String place) implements AutoCloseable {

    boolean isReal() {
        return emulator == null;
    }

    /** An id that the user must give for a real account, and that the emulator's sample data has. */
    String id(@Nullable String given, Function<DatasetCloudEmulator, String> sample, String name, CommandSpec command) {
        if (given != null) {
            return given;
        }
        if (emulator == null) {
            throw new ParameterException(
                    command.commandLine(), "missing " + name + ": only the emulator has a default");
        }
        return sample.apply(emulator);
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e); // no client throws a checked exception
        } finally {
            if (emulator != null) {
                emulator.close();
            }
        }
    }
}
