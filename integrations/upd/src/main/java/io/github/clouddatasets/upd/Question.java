package io.github.clouddatasets.upd;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A user's query. DuckDB answers into a table of its own memory first: only when the answer is known to fit does it come into the
 * heap, where too much of it would kill the JVM.
 */
final class Question {

    private static final long LARGEST_ANSWER = 64L << 20;

    private final Database database;
    private final String sql;

    Question(Database database, String sql) {
        this.database = database;
        this.sql = sql;
    }

    List<Map<String, @Nullable Object>> ask(@Nullable Object... parameters) {
        try (Connection connection = database.connect()) {
            answer(connection, parameters);
            List<String> columns = new ArrayList<>();
            checkSize(connection, columns);
            return read(connection, columns);
        } catch (SQLException e) {
            String said = Database.firstLine(e);
            throw new UpdException(database.file(), "cannot answer: " + said, e);
        }
    }

    private void answer(Connection connection, @Nullable Object... parameters) throws SQLException {
        execute(connection, "USE upd"); // for the names of this one query
        try (PreparedStatement statement =
                connection.prepareStatement("CREATE TEMP TABLE answer AS SELECT * FROM (\n" + sql + "\n)")) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.execute();
        }
        execute(connection, "USE memory");
    }

    private void checkSize(Connection connection, List<String> columns) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT column_name, data_type FROM duckdb_columns()"
                        + " WHERE database_name = 'temp' AND table_name = 'answer' ORDER BY column_index")) {
            while (found.next()) {
                if (found.getString(2).contains("BLOB")) {
                    throw new UpdException(
                            database.file(),
                            "does not answer with bytes: read the column " + found.getString(1)
                                    + " with media(id, key)");
                }
                columns.add(found.getString(1));
            }
        }
        String bytes = columns.stream()
                .map(column -> "coalesce(strlen(CAST(" + quoted(column) + " AS VARCHAR)), 0) + 16")
                .collect(Collectors.joining(" + "));
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT sum(" + bytes + ") FROM temp.main.answer")) {
            BigDecimal size = found.next() ? found.getBigDecimal(1) : null;
            if (size != null && size.compareTo(BigDecimal.valueOf(LARGEST_ANSWER)) > 0) {
                throw new UpdException(
                        database.file(),
                        "has an answer of " + size.toBigInteger() + " bytes, more than the " + LARGEST_ANSWER
                                + " that are read: ask for less with LIMIT or a condition");
            }
        }
    }

    private static List<Map<String, @Nullable Object>> read(Connection connection, List<String> columns)
            throws SQLException {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT * FROM temp.main.answer ORDER BY rowid")) {
            ResultSetMetaData shape = found.getMetaData();
            while (found.next()) {
                Map<String, @Nullable Object> row = new LinkedHashMap<>();
                for (int column = 1; column <= shape.getColumnCount(); column++) {
                    row.put(columns.get(column - 1), plain(found.getObject(column)));
                }
                rows.add(Collections.unmodifiableMap(row));
            }
        }
        return Collections.unmodifiableList(rows);
    }

    /** Types of the driver become texts and lists. */
    private static @Nullable Object plain(@Nullable Object value) throws SQLException {
        if (value instanceof Array array) {
            List<@Nullable Object> list = new ArrayList<>();
            for (Object each : Arrays.asList((Object[]) array.getArray())) {
                list.add(plain(each));
            }
            return Collections.unmodifiableList(list);
        }
        boolean known = value == null
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Temporal
                || value instanceof java.util.Date;
        return known ? value : Objects.toString(value);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
