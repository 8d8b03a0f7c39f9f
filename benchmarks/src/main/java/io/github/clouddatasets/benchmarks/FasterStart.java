package io.github.clouddatasets.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What {@code scripts/faster-start.sh} gains: the same start of ours without an archive and with one, in turns. */
final class FasterStart {

    private static final String SCRIPT = "scripts/faster-start.sh";

    private FasterStart() {}

    static List<Result> measure(Effort effort) throws IOException, InterruptedException {
        String kind = Runtime.version().feature() >= 25 ? "AOT cache" : "AppCDS";
        Path archive = Files.createTempDirectory("faster-start-").resolve("archive");
        Stack ours = Stack.ours();
        try (CannedServer server = new CannedServer(Workload.answers())) {
            List<String> make = new ArrayList<>(List.of(SCRIPT, "make", archive.toString()));
            make.addAll(ColdStart.arguments(ours, server.address()));
            finished(make);
            List<String> options = finished(List.of(SCRIPT, "options", archive.toString()))
                    .lines()
                    .toList();
            List<Result> results = new ArrayList<>();
            ColdStart.Starts starts = new ColdStart(effort)
                    .starts(
                            List.of(
                                    new ColdStart.Way("without", ours, List.of()),
                                    new ColdStart.Way(Result.OURS, ours, options)),
                            server.address());
            results.addAll(starts.compared("Cold start with " + kind, Result.OURS, "without"));
            return results;
        } finally {
            Files.deleteIfExists(archive);
            Files.delete(archive.getParent());
        }
    }

    /** Its output; its input is empty. */
    private static String finished(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(command.get(0) + " ended with " + process.exitValue());
        }
        return output;
    }
}
