package io.github.clouddatasets.examples.cli;

import io.github.clouddatasets.core.Poller;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The wait for work that a command has started or takes up. */
final class Waiting {

    private static final Duration LOOK_AT_EMULATOR = Duration.ofMillis(10);

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = DurationText.class,
            description = "How long to wait for the work, such as 30s, 5m or 2h. By default as long as the SDK waits.")
    private @Nullable Duration timeout;

    /**
     * Waits with a bar. A wait that ends early, be it by Ctrl-C, by its deadline or by a failure, says how to take the work
     * up again.
     *
     * @param what the work, in words
     * @param resume the command that takes the work up again, without {@code cds} and {@code --real}
     */
    <T> T await(Poller<T> poller, Connection<?> connection, Surroundings around, String what, String resume) {
        around.interruption()
                .advise(
                        connection.isReal()
                                ? "to take it up again: cds " + resume + " --real"
                                : "nothing is left to take up: the emulator ends with this command");
        try (ProgressBar bar = new ProgressBar(around, what)) {
            Poller<T> watched = poller.onProgress(bar);
            if (!connection.isReal()) {
                watched = watched.every(LOOK_AT_EMULATOR);
            }
            T result = timeout == null ? watched.await() : watched.await(timeout);
            around.interruption().advise(null);
            return result;
        }
    }
}
