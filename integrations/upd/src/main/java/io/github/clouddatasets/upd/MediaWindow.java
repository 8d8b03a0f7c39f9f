package io.github.clouddatasets.upd;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Media of a compressed file, unpacked into memory of DuckDB: as many neighbours as the window holds. Unpacking one takes as long
 * as unpacking all, since 2,048 rows are compressed as one.
 */
final class MediaWindow implements AutoCloseable {

    /** Rows that DuckDB compresses together. */
    private static final int TOGETHER = 2048;

    private final Database database;
    private final UpdOptions options;

    /** Sizes of the rows that are compressed together with the last one asked for. */
    private final Map<Long, Long> sizes = new LinkedHashMap<>();

    /** Rows that are unpacked. */
    private long first;

    private long last = -1;
    private int generation;

    MediaWindow(Database database, UpdOptions options) {
        this.database = database;
        this.options = options;
    }

    synchronized long size(long rowId) {
        Long known = sizes.get(rowId);
        if (known == null) {
            readSizes(rowId - rowId % TOGETHER);
            known = sizes.get(rowId);
        }
        return known == null ? 0 : known;
    }

    private void readSizes(long start) {
        sizes.clear();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT rowid, octet_length(blob_data) FROM upd.main.medias"
                        + " WHERE rowid BETWEEN " + start + " AND " + (start + TOGETHER - 1) + " ORDER BY rowid")) {
            while (result.next()) {
                sizes.put(result.getLong(1), result.getLong(2));
            }
        } catch (SQLException e) {
            throw database.failure(e);
        }
    }

    MediaStream.Slices slices(long rowId) {
        return new WindowSlices(rowId);
    }

    /** Slices of a row that is unpacked, again if another stream has moved the window on. */
    private final class WindowSlices implements MediaStream.Slices {

        private final long rowId;
        private @Nullable FileSlices slices;
        private int seen;

        WindowSlices(long rowId) {
            this.rowId = rowId;
        }

        @Override
        public byte[] read(long position, int length) {
            synchronized (MediaWindow.this) {
                if (rowId < first || rowId > last) {
                    unpack(rowId, size(rowId));
                }
                FileSlices current = slices;
                if (current == null || seen != generation) {
                    close();
                    current = new FileSlices(database, table() + " WHERE row_id = ?", rowId);
                    slices = current;
                    seen = generation;
                }
                return current.read(position, length);
            }
        }

        @Override
        public void close() {
            FileSlices current = slices;
            slices = null;
            if (current != null) {
                current.close();
            }
        }
    }

    private void unpack(long rowId, long size) {
        drop();
        long end = rowId;
        long bytes = size;
        for (Map.Entry<Long, Long> each : sizes.entrySet()) {
            if (each.getKey() > rowId) {
                bytes += each.getValue();
                if (bytes > options.windowBytes()) {
                    break;
                }
                end = each.getKey();
            }
        }
        generation++;
        execute("CREATE TABLE " + table() + " AS SELECT rowid AS row_id, blob_data FROM upd.main.medias WHERE rowid"
                + " BETWEEN " + rowId + " AND " + end);
        first = rowId;
        last = end;
    }

    private String table() {
        return "memory.main.media_window_" + generation;
    }

    private void drop() {
        if (last >= first) {
            execute("DROP TABLE " + table());
            last = first - 1;
        }
    }

    private void execute(String sql) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw database.failure(e);
        }
    }

    @Override
    public synchronized void close() {
        drop();
    }
}
