package io.github.clouddatasets.emulator.powerdrill;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The means of a table's numeric columns, for each value of one column of words if it has such a column. */
final class TableSummary {

    /** A column with more words than this is no grouping. */
    private static final int MOST_GROUPS = 12;

    private final List<String> columns;
    private final List<Integer> numeric = new ArrayList<>();
    private final int groupColumn;
    private final Map<String, Group> groups = new LinkedHashMap<>();
    private long rows;

    /** @param question a column it names is preferred as the grouping */
    TableSummary(CsvFile file, String question) {
        this.columns = file.header();
        List<Column> found = columns.stream().map(Column::new).toList();
        file.forEachRow(row -> {
            rows++;
            for (int i = 0; i < found.size(); i++) {
                found.get(i).add(cell(row, i));
            }
        });
        int group = -1;
        for (int i = 0; i < found.size(); i++) {
            Column column = found.get(i);
            if (column.isNumeric()) {
                numeric.add(i);
            } else if (column.isGrouping()) {
                boolean named = mentions(question, column.name);
                boolean earlierNamed = group >= 0 && mentions(question, columns.get(group));
                group = named || !earlierNamed ? i : group;
            }
        }
        this.groupColumn = group;
        file.forEachRow(this::addToGroup);
    }

    long rows() {
        return rows;
    }

    int columnCount() {
        return columns.size();
    }

    /** The column whose words make the groups; null if all rows are one group. */
    @Nullable
    String grouping() {
        return groupColumn < 0 ? null : columns.get(groupColumn);
    }

    List<String> numericColumns() {
        return numeric.stream().map(columns::get).toList();
    }

    Map<String, Group> groups() {
        return groups;
    }

    /** The result as a table of its own. */
    byte[] csv() {
        StringBuilder csv = new StringBuilder(quoted(Objects.requireNonNullElse(grouping(), "rows")) + ",count");
        numericColumns().forEach(column -> csv.append(',').append(quoted("mean_" + column)));
        groups.forEach((name, group) -> {
            csv.append('\n').append(quoted(name)).append(',').append(group.count());
            for (int i = 0; i < numeric.size(); i++) {
                csv.append(',').append(group.meanText(i));
            }
        });
        return csv.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    private void addToGroup(List<String> row) {
        String name = groupColumn < 0 ? "all" : cell(row, groupColumn);
        Group group = groups.computeIfAbsent(name, key -> new Group(numeric.size()));
        group.count++;
        for (int i = 0; i < numeric.size(); i++) {
            String text = cell(row, numeric.get(i));
            if (!text.isEmpty()) {
                group.sums[i] += Double.parseDouble(text);
                group.counts[i]++;
            }
        }
    }

    private static boolean mentions(String question, String column) {
        String asked = question.toLowerCase(Locale.ROOT);
        String name = column.toLowerCase(Locale.ROOT);
        return asked.contains(name) || asked.contains(name.replace('_', ' '));
    }

    // A short row has empty cells at its end.
    private static String cell(List<String> row, int index) {
        return index < row.size() ? row.get(index).strip() : "";
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    /** The rows of one group. */
    static final class Group {

        private final double[] sums;
        private final long[] counts;
        private long count;

        private Group(int columns) {
            this.sums = new double[columns];
            this.counts = new long[columns];
        }

        long count() {
            return count;
        }

        /** Zero where no row has a number. */
        double mean(int column) {
            return counts[column] == 0 ? 0 : sums[column] / counts[column];
        }

        /** With three decimals; empty where no row has a number. */
        String meanText(int column) {
            return counts[column] == 0 ? "" : String.format(Locale.ROOT, "%.3f", mean(column));
        }
    }

    private static final class Column {

        private final String name;
        private final Set<String> words = new HashSet<>();
        private boolean hasNumbers;
        private boolean hasWords;

        Column(String name) {
            this.name = name;
        }

        void add(String text) {
            if (text.isEmpty()) {
                return;
            }
            if (words.size() <= MOST_GROUPS) {
                words.add(text);
            }
            if (!hasWords && isNumber(text)) {
                hasNumbers = true;
            } else {
                hasWords = true;
            }
        }

        boolean isNumeric() {
            return hasNumbers && !hasWords;
        }

        boolean isGrouping() {
            return hasWords && words.size() <= MOST_GROUPS;
        }

        private static boolean isNumber(String text) {
            try {
                return Double.isFinite(Double.parseDouble(text));
            } catch (NumberFormatException e) {
                return false;
            }
        }
    }
}
