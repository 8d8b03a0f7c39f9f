package io.github.clouddatasets.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All measurements, one after the other; writes a {@link Run} as JSON. {@code benchmarks/run.sh} starts it in the project's folder.
 * Options: {@code --quick} (the default), {@code --full}, {@code --smoke}, {@code --only NAME[,NAME]}, {@code --output FILE}.
 */
public final class Suite {

    /** One group of measurements. */
    @FunctionalInterface
    private interface Part {
        List<Result> measure() throws IOException, InterruptedException;
    }

    private final Effort effort;
    private final Map<String, Part> parts = new LinkedHashMap<>();

    private Suite(Effort effort) {
        this.effort = effort;
        Rounds rounds = new Rounds(effort);
        parts.put("small", () -> small(rounds));
        parts.put("pages", () -> pages(rounds));
        parts.put("peer-pages", () -> peerPages(rounds));
        parts.put(
                "signed",
                () -> rounds.compare(
                        Workload.SIGNED.title(), Workload.SIGNED.argument(), Stack.byHand(), List.of(Stack.ours())));
        parts.put("threads", () -> threads(rounds));
        parts.put("start", () -> new ColdStart(effort).measure(stacks()));
        parts.put("archive", () -> FasterStart.measure(effort));
        parts.put("size", () -> Closure.measure(Stack.peers()));
        for (Program program : Program.all()) {
            parts.put(program.title(), () -> program.measure(effort));
        }
    }

    /** Runs the suite, or a part of it. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Effort effort = Effort.QUICK;
        List<String> only = List.of();
        Path output = null;
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--smoke" -> effort = Effort.SMOKE;
                case "--quick" -> effort = Effort.QUICK;
                case "--full" -> effort = Effort.FULL;
                case "--only" -> only = Arrays.asList(args[++i].split(",", -1));
                case "--output" -> output = Path.of(args[++i]);
                default -> throw new IllegalArgumentException("unknown option " + args[i]);
            }
        }
        if (output == null) {
            output = Path.of("benchmarks/results")
                    .resolve(LocalDate.now(ZoneOffset.UTC) + "-jdk"
                            + Runtime.version().feature() + ".json");
        }
        Run run = new Suite(effort).run(only);
        Files.createDirectories(output.toAbsolutePath().getParent());
        run.write(output);
        System.out.print(new Table(run).markdown());
        System.err.printf("%n%.0f s; written to %s%n", run.seconds(), output);
    }

    private Run run(List<String> only) throws IOException, InterruptedException {
        only.stream().filter(name -> !parts.containsKey(name)).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException("no part " + name + ": there are " + parts.keySet());
        });
        Machine machine = Machine.now();
        long started = System.nanoTime();
        List<Result> results = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        for (Map.Entry<String, Part> part : parts.entrySet()) {
            if (only.isEmpty() || only.contains(part.getKey())) {
                System.err.printf("%s (after %d s)%n", part.getKey(), (System.nanoTime() - started) / 1_000_000_000);
                try {
                    results.addAll(part.getValue().measure());
                } catch (IOException e) {
                    // What the other parts measured is not lost.
                    failed.add(part.getKey() + ": " + e.getMessage());
                    System.err.println("  failed: " + e);
                }
            }
        }
        return new Run(
                LocalDate.now(ZoneOffset.UTC).toString(),
                effort.title(),
                Math.round((System.nanoTime() - started) / 1e9),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
                machine,
                Machine.loadNow(),
                versions(),
                results,
                failed);
    }

    private static List<Result> small(Rounds rounds) throws IOException {
        Rounds.Played played = rounds.play(Workload.SMALL.argument(), stacks(), "1");
        String title = Workload.SMALL.title();
        List<Result> results = new ArrayList<>();
        for (Stack stack : stacks()) {
            if (!stack.name().equals(Result.BY_HAND)) {
                results.addAll(played.compared(title, stack.name(), Result.BY_HAND));
            }
        }
        results.addAll(played.compared(
                title, Stack.oursOnOkHttp5().name(), Stack.byHandOnOkHttp5().name()));
        return results;
    }

    private static List<Result> pages(Rounds rounds) throws IOException {
        List<Result> results = new ArrayList<>();
        for (Workload page : List.of(
                Workload.SAMPLES, Workload.EXPORTS, Workload.LATE_EXPORTS, Workload.ISO_EXPORTS, Workload.VERSIONS)) {
            results.addAll(rounds.compare(page.title(), page.argument(), Stack.byHand(), List.of(Stack.ours())));
        }
        return results;
    }

    /** Each with its own service's page, against plain records of the same answer by hand. */
    private static List<Result> peerPages(Rounds rounds) throws IOException {
        List<Result> results = new ArrayList<>();
        for (Stack peer : Stack.peers()) {
            results.addAll(rounds.comparePeer(Rounds.PEER_PAGE, peer));
        }
        return results;
    }

    private static List<Result> threads(Rounds rounds) throws IOException {
        List<Result> results = new ArrayList<>();
        for (String kind : Runtime.version().feature() >= 21 ? List.of("platform", "virtual") : List.of("platform")) {
            Rounds.Played played = rounds.play(Workload.SMALL.argument(), List.of(Stack.byHand(), Stack.ours()), kind);
            results.add(played.speed("64 " + kind + " threads", Result.OURS, Result.BY_HAND));
        }
        return results;
    }

    private static List<Stack> stacks() throws IOException {
        return Stream.concat(
                        Stream.of(
                                Stack.byHand(),
                                Stack.ours(),
                                Stack.oursOnOkHttp5(),
                                Stack.byHandOnOkHttp5(),
                                Stack.usualByHand(),
                                Stack.jdk()),
                        Stack.peers().stream())
                .toList();
    }

    /** Of everything that is measured, by the names of the jars. */
    private static Map<String, String> versions() throws IOException {
        List<String> wanted = List.of(
                "okhttp",
                "okhttp-jvm",
                "okio-jvm",
                "kotlin-stdlib",
                "jackson-databind",
                "openai-java",
                "stripe-java",
                "lambda",
                "huaweicloud-sdk-smn");
        return stacks().stream()
                .collect(Collectors.toMap(
                        Stack::name,
                        stack -> stack.classPath().stream()
                                .map(path -> path.getFileName().toString().replace(".jar", ""))
                                .filter(jar -> wanted.contains(jar.replaceFirst("-[0-9][^-]*(-.*)?$", "")))
                                .sorted()
                                .collect(Collectors.joining(", ")),
                        (one, other) -> one,
                        TreeMap::new));
    }
}
