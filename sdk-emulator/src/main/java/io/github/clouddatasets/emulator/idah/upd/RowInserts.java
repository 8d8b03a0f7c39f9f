package io.github.clouddatasets.emulator.idah.upd;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Inserts rows of texts into one table, {@value #ROWS} with one statement: DuckDB is ten times slower row by row. */
final class RowInserts {

    private static final int ROWS = 200;

    private final Connection connection;
    private final String table;
    private final int columns;
    private final List<List<String>> waiting = new ArrayList<>();

    /** @param columns the number of columns, all of them in the order of the table */
    RowInserts(Connection connection, String table, int columns) {
        this.connection = connection;
        this.table = table;
        this.columns = columns;
    }

    void add(List<String> row) throws SQLException {
        if (row.size() != columns) {
            throw new IllegalArgumentException(table + " has " + columns + " columns, not " + row.size());
        }
        waiting.add(row);
        if (waiting.size() == ROWS) {
            flush();
        }
    }

    void flush() throws SQLException {
        if (waiting.isEmpty()) {
            return;
        }
        String row = "(" + String.join(", ", Collections.nCopies(columns, "?")) + ")";
        String rows = String.join(", ", Collections.nCopies(waiting.size(), row));
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + table + " VALUES " + rows)) {
            int parameter = 1;
            for (List<String> values : waiting) {
                for (String value : values) {
                    insert.setString(parameter++, value);
                }
            }
            insert.executeUpdate();
        }
        waiting.clear();
    }
}
