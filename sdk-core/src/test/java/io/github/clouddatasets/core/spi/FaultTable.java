package io.github.clouddatasets.core.spi;

import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The matrix as it came out of a run, as Markdown: what {@code docs/reliability.md} shows between two marks. */
final class FaultTable {

    private static final String BEGIN = "<!-- fault matrix: written by FaultMatrixTest, not by hand -->\n";
    private static final String END = "<!-- end of the fault matrix -->";

    private final Map<Fault, Map<OperationClass, String>> rows = new LinkedHashMap<>();

    void add(Fault fault, OperationClass operation, FaultRun.Mode mode, Outcome outcome, FaultMatrix.Cell expected) {
        Duration wait = (mode == FaultRun.Mode.ONCE ? expected.once() : expected.always()).firstWait();
        String text = outcome.summary(operation)
                + (wait == null ? "" : ", waits " + outcome.waits().get(0).toSeconds() + " s");
        rows.computeIfAbsent(fault, f -> new EnumMap<>(OperationClass.class))
                .merge(operation, text, (once, always) -> once.equals(always) ? once : once + "<br>else " + always);
    }

    String markdown() {
        Map<String, StringBuilder> groups = new LinkedHashMap<>();
        rows.forEach((fault, cells) -> {
            StringBuilder text = groups.computeIfAbsent(fault.group(), FaultTable::heading);
            text.append("| ").append(fault.name());
            for (OperationClass operation : OperationClass.values()) {
                text.append(" | ").append(cells.get(operation));
            }
            text.append(" |\n");
        });
        return String.join("", groups.values()) + "\n";
    }

    private static StringBuilder heading(String group) {
        StringBuilder text = new StringBuilder("\n### " + group + "\n\n| Fault");
        StringBuilder rule = new StringBuilder("|---");
        for (OperationClass operation : OperationClass.values()) {
            text.append(" | ").append(operation.title);
            rule.append("|---");
        }
        return text.append(" |\n").append(rule).append("|\n");
    }

    /** The table on this page. */
    static String of(String page) {
        return page.substring(begin(page), end(page));
    }

    /** The page with this table. */
    static String in(String page, String table) {
        return page.substring(0, begin(page)) + table + page.substring(end(page));
    }

    private static int begin(String page) {
        int at = page.indexOf(BEGIN);
        if (at < 0) {
            throw new IllegalStateException("no line " + BEGIN);
        }
        return at + BEGIN.length();
    }

    private static int end(String page) {
        int at = page.indexOf(END);
        if (at < 0) {
            throw new IllegalStateException("no line " + END);
        }
        return at;
    }
}
