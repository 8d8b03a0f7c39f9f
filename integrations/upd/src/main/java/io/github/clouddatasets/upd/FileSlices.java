package io.github.clouddatasets.upd;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Slices of one media, by its row. */
final class FileSlices implements MediaStream.Slices {

    private final Database database;
    private final Connection connection;
    private final PreparedStatement statement;
    private final long rowId;

    FileSlices(Database database, long rowId) {
        this(database, "upd.main.medias WHERE rowid = ?", rowId);
    }

    /** Slices of the column blob_data of a row of another table. */
    FileSlices(Database database, String place, long rowId) {
        this.database = database;
        this.rowId = rowId;
        try {
            connection = database.connect();
            // Slices count from 1 and include their end.
            statement = connection.prepareStatement("SELECT blob_data[? : ?] FROM " + place);
        } catch (SQLException e) {
            throw database.failure(e);
        }
    }

    @Override
    public byte[] read(long position, int length) {
        try {
            statement.setLong(1, position + 1);
            statement.setLong(2, position + length);
            statement.setLong(3, rowId);
            try (ResultSet result = statement.executeQuery()) {
                byte[] bytes = result.next() ? result.getBytes(1) : null;
                return bytes == null ? new byte[0] : bytes;
            }
        } catch (SQLException e) {
            throw database.failure(e);
        }
    }

    @Override
    public void close() {
        try (connection;
                statement) {
            // Both are closed here.
        } catch (SQLException e) {
            throw database.failure(e);
        }
    }
}
