package io.github.clouddatasets.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A measurement that is a program of its own, which prints a {@link Result} a line among what else it says.
 *
 * @param title of the part of the suite
 * @param type its class
 * @param jvm options of its JVM
 * @param quick its arguments in a quick run
 * @param full its arguments in a full run
 */
record Program(String title, Class<?> type, List<String> jvm, List<String> quick, List<String> full) {

    static List<Program> all() {
        return List.of(
                new Program("signature", Signature.class, List.of(), List.of(), List.of()),
                new Program("listing", ListingSpeed.class, List.of(), List.of("3"), List.of("15")),
                new Program("walk", WalkHeap.class, List.of("-XX:+UseG1GC"), List.of("100"), List.of("100")),
                new Program("download", DownloadSpeed.class, List.of(), List.of("256", "7"), List.of("256", "25")),
                new Program("upload", UploadSpeed.class, List.of(), List.of("1024", "3"), List.of("1024", "15")),
                new Program("warm-up", WarmUp.class, List.of(), List.of("2"), List.of("7")),
                new Program("layers", LayerProfile.class, List.of(), List.of("8"), List.of("30")));
    }

    List<Result> measure(Effort effort) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Actor.javaProgram()));
        command.addAll(jvm);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), type.getName()));
        command.addAll(effort == Effort.FULL ? full : quick);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<Result> results = new ArrayList<>();
        try (BufferedReader in = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("{")) {
                    results.add(Result.parse(line));
                } else {
                    System.err.println("  " + line);
                }
            }
        }
        if (process.waitFor() != 0 || results.isEmpty()) {
            throw new IOException(title + " ended with " + process.exitValue() + " and " + results.size() + " results");
        }
        return results;
    }
}
