package io.github.clouddatasets.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A {@link Run} as a picture: what a small call and a cold start cost each stack, by hand being 1. Dark where the reader's screen is. */
final class Chart {

    private static final int ROW = 26;
    private static final int TOP = 64;
    private static final int NAMES = 200;
    private static final int PANEL = 190;
    private static final int BAR = 130;
    private static final int BOTTOM = 34;

    /** A column of bars. */
    private record Panel(String title, String workload, String measure) {}

    private static final List<Panel> PANELS = List.of(
            new Panel("CPU of a small call", Workload.SMALL.title(), "CPU"),
            new Panel("Bytes it allocates", Workload.SMALL.title(), "bytes"),
            new Panel("CPU until the first answer", ColdStart.TITLE, "CPU"));

    private final Run run;
    private final StringBuilder text = new StringBuilder();

    Chart(Run run) {
        this.run = run;
    }

    String svg() {
        List<String> stacks = Ranking.small(run).stream().map(Result::who).toList();
        int width = NAMES + PANELS.size() * PANEL;
        int height = TOP + (stacks.size() + 1) * ROW + BOTTOM;
        text.setLength(0);
        line(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\">",
                width, height, width, height);
        line("<title>What a small call and a cold start cost, OkHttp 4 and Jackson by hand being 1</title>");
        line("<style>");
        line(
                "text { font: 13px system-ui, sans-serif; fill: #1f2328 } .head { font-weight: 600 } .small { font-size: 11px; fill: #59636e }");
        line(
                ".ground { fill: #ffffff } .bar { fill: #8c959f } .ours { fill: #1a7f37 } .one { stroke: #59636e; stroke-dasharray: 3 3 }");
        line(
                "@media (prefers-color-scheme: dark) { text { fill: #e6edf3 } .small { fill: #9198a1 } .ground { fill: #0d1117 }");
        line("  .bar { fill: #656c76 } .ours { fill: #3fb950 } .one { stroke: #9198a1 } }");
        line("</style>");
        line("<rect class=\"ground\" width=\"%d\" height=\"%d\" rx=\"6\"/>", width, height);
        line("<text class=\"head\" x=\"16\" y=\"26\">× OkHttp 4 and Jackson by hand (1.00); shorter is better</text>");
        rows(stacks);
        for (int i = 0; i < PANELS.size(); i++) {
            panel(PANELS.get(i), NAMES + i * PANEL, stacks);
        }
        line(
                "<text class=\"small\" x=\"16\" y=\"%d\">%s, JDK %s, %d cores; medians of interleaved rounds; docs/performance.md has the figures</text>",
                height - 12, run.date(), run.jdkVersion(), run.machine().cores());
        line("</svg>");
        return text.toString();
    }

    private void rows(List<String> stacks) {
        for (int i = 0; i < stacks.size(); i++) {
            line(
                    "<text%s x=\"16\" y=\"%d\">%s</text>",
                    isOurs(stacks.get(i)) ? " class=\"head\"" : "", TOP + i * ROW + 32, stacks.get(i));
        }
    }

    private void panel(Panel panel, int left, List<String> stacks) {
        line("<text class=\"small\" x=\"%d\" y=\"%d\">%s</text>", left, TOP, panel.title());
        double most = stacks.stream()
                .flatMap(who -> find(panel, who).stream())
                .mapToDouble(Result::ratio)
                .max()
                .orElse(1);
        double scale = BAR / Math.max(1, most);
        for (int i = 0; i < stacks.size(); i++) {
            int y = TOP + i * ROW + 20;
            Optional<Result> result = find(panel, stacks.get(i));
            if (result.isPresent()) {
                double length = Math.max(1, result.get().ratio() * scale);
                line(
                        "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"16\" rx=\"2\"/>",
                        isOurs(stacks.get(i)) ? "ours" : "bar", left, y, length);
                line(
                        "<text class=\"small\" x=\"%.1f\" y=\"%d\">%.2f</text>",
                        left + length + 5, y + 12, result.get().ratio());
            }
        }
        line(
                "<line class=\"one\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/>",
                left + scale, TOP + 12, left + scale, TOP + stacks.size() * ROW + 16);
    }

    private Optional<Result> find(Panel panel, String who) {
        return run.find(panel.workload(), panel.measure(), who, Result.BY_HAND);
    }

    private static boolean isOurs(String who) {
        return who.startsWith(Result.OURS);
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
