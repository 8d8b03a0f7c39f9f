package io.github.clouddatasets.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A {@link Run} as Markdown. */
final class Table {

    private final Run run;
    private final StringBuilder text = new StringBuilder();

    Table(Run run) {
        this.run = run;
    }

    String markdown() {
        text.setLength(0);
        line(
                "%s, %s run of %.0f s, %s; %s, %d cores, %d GB, %s; load %.2f before, %.2f after.",
                run.date(),
                run.effort(),
                run.seconds(),
                run.jdk(),
                run.machine().processor(),
                run.machine().cores(),
                run.machine().memoryGigabytes(),
                run.machine().system(),
                run.machine().load(),
                run.loadAfter());
        if (run.effort().equals(Effort.SMOKE.title())) {
            line("");
            line("A smoke run shows that everything runs; its figures say little.");
        }
        line("");
        workloads();
        stacks();
        layers();
        line(
                "Versions: %s.",
                run.versions().entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + entry.getValue())
                        .filter(entry -> !entry.endsWith(": "))
                        .collect(Collectors.joining("; ")));
        for (String failed : run.failed()) {
            line("");
            line("Not measured: %s", failed);
        }
        return text.toString();
    }

    /** What ours is compared with, one row for each figure. */
    private void workloads() {
        List<Result> ours = run.results().stream()
                .filter(result -> result.who().startsWith(Result.OURS))
                .toList();
        if (ours.isEmpty()) {
            return;
        }
        line("| Workload | | Ours | Other | Ratio | Range |");
        line("|---|---|---:|---:|---:|---|");
        for (Result result : ours) {
            line(
                    "| %s | %s%s | %s | %s | %s | %s |",
                    result.workload() + result.who().substring(Result.OURS.length()),
                    result.measure(),
                    result.moreIsBetter() ? " (more is better)" : "",
                    figure(result.value(), result.unit()),
                    result.isCompared() ? figure(result.other(), result.unit()) + " " + result.against() : "",
                    result.isCompared() ? "**" + ratio(result.ratio()) + "**" : "",
                    result.isCompared() && result.min() < result.max()
                            ? ratio(result.min()) + " to " + ratio(result.max())
                            : "");
        }
        line("");
    }

    /** What else a call can be made with: ratios to OkHttp and Jackson by hand. */
    private void stacks() {
        List<Result> calls = Ranking.small(run);
        if (calls.isEmpty()) {
            return;
        }
        line(
                "| × by hand on OkHttp 4 | CPU of a small call | Bytes | CPU of a cold start | Classes | Jars | Page of 1,000, CPU |");
        line("|---|---:|---:|---:|---:|---:|---:|");
        for (Result call : calls) {
            String who = call.who();
            line(
                    "| %s | %s | %s | %s | %s | %s | %s |",
                    who,
                    times(Optional.of(call)),
                    times(find(Workload.SMALL.title(), "bytes", who)),
                    times(find(ColdStart.TITLE, "CPU", who)),
                    find(ColdStart.TITLE, "classes", who)
                            .map(result -> figure(result.value(), ""))
                            .orElse(""),
                    find(Closure.TITLE, "size", who)
                            .map(size -> figure(size.value(), size.unit())
                                    + find(Closure.TITLE, "number", who)
                                            .map(number -> ", " + figure(number.value(), ""))
                                            .orElse(""))
                            .orElse(""),
                    times(find(Rounds.PEER_PAGE, "CPU", who).or(() -> find(Workload.SAMPLES.title(), "CPU", who))));
        }
        line("");
    }

    /** What a call costs where. */
    private void layers() {
        String title = Workload.SMALL.title() + " by layer";
        List<Result> cpu = run.results().stream()
                .filter(result ->
                        result.workload().equals(title) && result.measure().equals("CPU"))
                .toList();
        if (cpu.isEmpty()) {
            return;
        }
        line("| %s | CPU | | Bytes | |", title);
        line("|---|---:|---:|---:|---:|");
        for (Result layer : cpu) {
            Optional<Result> bytes = run.find(title, "bytes", layer.who(), layer.against());
            line(
                    "| %s | %s | %.0f %% | %s | %s |",
                    layer.who(),
                    figure(layer.value(), layer.unit()),
                    100 * layer.ratio(),
                    bytes.map(found -> figure(found.value(), found.unit())).orElse(""),
                    bytes.map(found -> String.format(Locale.ROOT, "%.0f %%", 100 * found.ratio()))
                            .orElse(""));
        }
        line("");
    }

    private Optional<Result> find(String workload, String measure, String who) {
        return run.find(workload, measure, who, Result.BY_HAND);
    }

    private static String times(Optional<Result> result) {
        return result.map(found -> ratio(found.ratio())).orElse("");
    }

    private static String ratio(double ratio) {
        return String.format(Locale.ROOT, "%.2f", ratio);
    }

    private static String figure(double value, String unit) {
        String number = value >= 100 || value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%.2f", value);
        return unit.isEmpty() ? number : number + " " + unit;
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
