package io.github.clouddatasets.upd;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Walks over the rows of one query, a page at a time. Two connections: a second query on the first one would end the walk.
 *
 * @param <T> what a row becomes
 */
final class TextCursor<T> implements Walk<T> {

    private static final int PAGE = 256;

    /** Bytes of long texts that are read at once, unless one text alone is longer. */
    private static final long BATCH = 4 << 20;

    private final Database database;
    private final Texts texts;
    private final int maxText;
    private final Function<TextRow, T> reading;
    private final Deque<TextRow> page = new ArrayDeque<>();
    private final Connection connection;
    private final PreparedStatement statement;
    private final ResultSet result;
    private @Nullable Connection second;
    private boolean ended;

    TextCursor(Database database, Texts texts, UpdOptions options, Selection selection, Function<TextRow, T> reading) {
        this.database = database;
        this.texts = texts;
        this.maxText = options.maxTextBytes();
        this.reading = reading;
        try {
            connection = database.connect();
            statement = connection.prepareStatement(texts.select(selection.condition(), selection.order()));
            int position = 1;
            for (String value : selection.values()) {
                statement.setString(position++, value);
            }
            result = statement.executeQuery();
        } catch (SQLException e) {
            throw database.failure(e);
        }
    }

    @Override
    public boolean hasNext() {
        if (page.isEmpty() && !ended) {
            try {
                fill();
            } catch (SQLException e) {
                close();
                throw database.failure(e);
            }
        }
        return !page.isEmpty();
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the UPD file has no more rows in " + texts.table());
        }
        return reading.apply(page.remove());
    }

    private void fill() throws SQLException {
        List<TextRow> incomplete = new ArrayList<>();
        while (page.size() < PAGE && result.next()) {
            TextRow row = row();
            page.add(row);
            if (row.missing > 0) {
                incomplete.add(row);
            }
        }
        complete(incomplete);
        if (page.size() < PAGE) {
            close();
        }
    }

    private TextRow row() throws SQLException {
        TextRow row = new TextRow(result.getLong(1), texts.columns().size());
        for (int column = 0; column < texts.columns().size(); column++) {
            String text = result.getString(2 * column + 2);
            row.set(column, text);
            long length = result.getLong(2 * column + 3);
            if (length > maxText) {
                throw new UpdException(
                        database.file(),
                        "has a text of " + length + " bytes in " + texts.table() + "."
                                + texts.columns().get(column) + ", more than the " + maxText
                                + " that are read (UpdOptions.maxTextBytes)");
            }
            if (text == null && length > 0) {
                row.missing += length;
            }
        }
        return row;
    }

    private void complete(List<TextRow> incomplete) throws SQLException {
        Map<Long, TextRow> batch = new HashMap<>();
        long bytes = 0;
        for (TextRow row : incomplete) {
            if (!batch.isEmpty() && bytes + row.missing > BATCH) {
                readWhole(batch);
                batch.clear();
                bytes = 0;
            }
            batch.put(row.rowId, row);
            bytes += row.missing;
        }
        if (!batch.isEmpty()) {
            readWhole(batch);
        }
    }

    private void readWhole(Map<Long, TextRow> rows) throws SQLException {
        Connection another = second;
        if (another == null) {
            another = database.connect();
            second = another;
        }
        try (Statement reading = another.createStatement();
                ResultSet whole = reading.executeQuery(texts.selectWhole(List.copyOf(rows.keySet())))) {
            while (whole.next()) {
                TextRow row = rows.get(whole.getLong(1));
                if (row != null) {
                    for (int column = 0; column < texts.columns().size(); column++) {
                        row.set(column, whole.getString(column + 2));
                    }
                }
            }
        }
    }

    @Override
    public void close() {
        if (ended) {
            return;
        }
        ended = true;
        try {
            result.close();
            statement.close();
            connection.close();
            if (second != null) {
                second.close();
            }
        } catch (SQLException e) {
            throw database.failure(e);
        }
    }
}
