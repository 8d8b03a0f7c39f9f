package io.github.clouddatasets.examples.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Rows in columns. The first rows decide the widths, so that a list of any length is printed as it comes. */
final class Table {

    private static final int MEASURED = 20;

    private final PrintStream out;
    private final List<String> columns;
    private final List<Row> waiting = new ArrayList<>();
    private final int[] widths;
    private boolean started;

    Table(PrintStream out, List<String> columns) {
        this.out = out;
        this.columns = columns;
        this.widths = columns.stream().mapToInt(String::length).toArray();
    }

    void add(Row row) {
        if (started) {
            print(row);
            return;
        }
        waiting.add(row);
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], row.cell(columns.get(i)).length());
        }
        if (waiting.size() == MEASURED) {
            start();
        }
    }

    /** Prints the rows that still wait. */
    void end() {
        if (!started) {
            start();
        }
    }

    private void start() {
        started = true;
        List<String> headings = columns.stream()
                .map(column -> column.replace('_', ' ').toUpperCase(Locale.ROOT))
                .toList();
        line(headings);
        waiting.forEach(this::print);
        waiting.clear();
    }

    private void print(Row row) {
        line(columns.stream().map(row::cell).toList());
    }

    private void line(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            line.append(padded(cells.get(i), widths[i])).append("  ");
        }
        out.println(line.toString().stripTrailing());
    }

    static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
