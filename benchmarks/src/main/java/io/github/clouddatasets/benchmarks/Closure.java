package io.github.clouddatasets.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** How many jars of what size the client of one service brings along. */
final class Closure {

    static final String TITLE = "Jars of one service";

    private static final Path SERVICE = Path.of("sdk-datasets/target");

    private Closure() {}

    static List<Result> measure(List<Stack> peers) throws IOException {
        List<Path> ours = new ArrayList<>();
        try (Stream<Path> files = Files.list(SERVICE)) {
            files.filter(file -> file.getFileName()
                            .toString()
                            .matches("clouddatasets-sdk-datasets-[0-9][^-]*(-SNAPSHOT)?\\.jar"))
                    .forEach(ours::add);
        }
        if (ours.size() != 1) {
            throw new IOException("one jar expected in " + SERVICE + ", found " + ours);
        }
        Arrays.stream(Files.readString(SERVICE.resolve("classpath")).strip().split(File.pathSeparator, -1))
                .map(Path::of)
                .forEach(ours::add);
        List<Path> byHand = jars(ours, name -> !name.matches("(clouddatasets|slf4j|jspecify).*"));
        List<Result> results = new ArrayList<>(compared(Result.OURS, ours, byHand));
        for (Stack peer : peers) {
            List<Path> jars = jars(peer.classPath(), name -> name.endsWith(".jar") && !name.startsWith("slf4j-nop"));
            results.addAll(compared(peer.name(), jars, byHand));
        }
        return results;
    }

    private static List<Path> jars(List<Path> paths, Predicate<String> which) {
        return paths.stream()
                .filter(path -> which.test(path.getFileName().toString()))
                .toList();
    }

    private static List<Result> compared(String who, List<Path> jars, List<Path> byHand) throws IOException {
        return List.of(
                Result.cost(TITLE, "size", "MB", who, Result.BY_HAND, megabytes(jars), megabytes(byHand)),
                Result.cost(TITLE, "number", "", who, Result.BY_HAND, new double[] {jars.size()}, new double[] {
                    byHand.size()
                }));
    }

    private static double[] megabytes(List<Path> jars) throws IOException {
        long bytes = 0;
        for (Path jar : jars) {
            bytes += Files.size(jar);
        }
        return new double[] {bytes / 1e6};
    }
}
