package io.github.clouddatasets.examples.spark;

import java.io.PrintStream;
import java.util.List;
import org.apache.spark.sql.Row;

/** Classes with their numbers, and bars as long as their shares, the longest over the whole width. */
final class BarChart {

    /** From an eighth of a character to a whole one. */
    private static final String EIGHTHS = "▏▎▍▌▋▊▉█";

    private final PrintStream out;
    private final int width;

    BarChart(PrintStream out, int width) {
        this.out = out;
        this.width = width;
    }

    /** Prints rows with the columns name, labels, train and eval, the one with the most labels first. */
    void print(List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        int widest = rows.stream()
                .mapToInt(row -> String.valueOf(row.<String>getAs("name")).length())
                .reduce(5, Math::max);
        long all = rows.stream().mapToLong(row -> row.getAs("labels")).sum();
        long most = rows.get(0).getAs("labels");
        String form = "%-" + widest + "s %8s %8s %8s  %s%n";
        out.printf(form, "class", "labels", "train", "eval", "share");
        for (Row row : rows) {
            long labels = row.getAs("labels");
            out.printf(
                    form,
                    row.<String>getAs("name"),
                    labels,
                    row.<Long>getAs("train"),
                    row.<Long>getAs("eval"),
                    bar(8L * width * labels / most) + String.format(" %.1f %%", 100.0 * labels / all));
        }
    }

    private static String bar(long eighths) {
        int rest = (int) (eighths % 8);
        return "█".repeat((int) (eighths / 8)) + (rest == 0 ? "" : EIGHTHS.charAt(rest - 1));
    }
}
