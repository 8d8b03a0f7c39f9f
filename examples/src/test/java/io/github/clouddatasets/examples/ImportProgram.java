package io.github.clouddatasets.examples;

import io.github.clouddatasets.core.CallListener;
import io.github.clouddatasets.sync.SyncClient;
import io.github.clouddatasets.sync.imports.ImportSummary;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A program that imports a folder, for tests that need a process of their own: to kill it, or to make it small. It writes a byte to its
 * output whenever a request begins or ends, and ends with status 1 if an item has failed.
 */
final class ImportProgram {

    private ImportProgram() {}

    /** Takes endpoint, key, project, dataset and folder. */
    public static void main(String[] args) {
        try (SyncClient sync = SyncClient.builder()
                .endpoint(args[0])
                .apiKey(args[1])
                .listener(new Ticks())
                .build()) {
            ImportSummary summary = sync.imports()
                    .run(b -> b.project(args[2])
                            .dataset(args[3])
                            .folder(Path.of(args[4]))
                            .processing(Duration.ofMinutes(1)));
            System.err.println(summary);
            System.exit(summary.isComplete() ? 0 : 1);
        }
    }

    private static final class Ticks implements CallListener {

        @Override
        public void attemptStarted(AttemptStarted event) {
            tick();
        }

        @Override
        public void attemptEnded(AttemptEnded event) {
            tick();
        }

        private static synchronized void tick() {
            System.out.write('.');
            System.out.flush();
        }
    }

    /** Starts it; what it says on its error output goes to a file. */
    static Process start(Path errors, List<String> options, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ImportProgram.class.getName()));
        command.addAll(List.of(arguments));
        File file = errors.toFile();
        return new ProcessBuilder(command).redirectError(file).start();
    }
}
