package io.github.clouddatasets.upd;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Text columns of a table, and the SQL that reads them without a risk for the heap. The driver brings up to 2,048 rows into the
 * heap at once, and where they do not fit, the JVM dies in native code. So a query brings short texts and the lengths of long
 * ones; long ones are read in batches of bounded size.
 *
 * @param table the table
 * @param columns the columns
 */
record Texts(String table, List<String> columns) {

    /** Up to this many bytes a text comes with its row. 2,048 rows of eight such columns are 32 MiB at the worst. */
    static final int SHORT = 2048;

    /** Row id, then for each column its text if short and its length. */
    String select(String condition, String order) {
        return columns.stream()
                .map(Texts::quoted)
                .map(column -> "CASE WHEN strlen(%1$s) <= %2$d THEN %1$s END, strlen(%1$s)".formatted(column, SHORT))
                .collect(Collectors.joining(
                        ", ", "SELECT rowid, ", " FROM upd.main." + quoted(table) + condition + order));
    }

    /** Row id, then the columns whole, of some rows. */
    String selectWhole(List<Long> rows) {
        String ids = rows.stream().map(String::valueOf).collect(Collectors.joining(","));
        long first = rows.stream().mapToLong(Long::longValue).min().orElse(0);
        long last = rows.stream().mapToLong(Long::longValue).max().orElse(0);
        return columns.stream()
                .map(Texts::quoted)
                .collect(Collectors.joining(
                        ", ",
                        "SELECT rowid, ",
                        " FROM upd.main." + quoted(table) + " WHERE rowid BETWEEN " + first + " AND " + last
                                + " AND rowid IN (" + ids + ")"));
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }

    /** Positions of the columns in a row. */
    IntStream positions() {
        return IntStream.range(0, columns.size());
    }
}
