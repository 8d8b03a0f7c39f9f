package io.github.clouddatasets.emulator.idah.upd;

import io.github.clouddatasets.emulator.option.UpdColumns;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The tables of the format, with their checks. */
final class UpdTables {

    private static final List<String> SHARED = List.of(
            "CREATE TABLE metadata(\"key\" VARCHAR PRIMARY KEY CHECK (length(\"key\") <= 64), \"value\" VARCHAR NOT NULL)",
            "CREATE TABLE datasets(id VARCHAR PRIMARY KEY CHECK (length(id) <= 64),"
                    + " \"name\" VARCHAR NOT NULL CHECK (length(\"name\") <= 64),"
                    + " modality VARCHAR NOT NULL CHECK (length(modality) <= 64), metadata VARCHAR DEFAULT '{}')",
            "CREATE TABLE medias(id VARCHAR CHECK (length(id) <= 64), \"key\" VARCHAR CHECK (length(\"key\") <= 256),"
                    + " blob_data BLOB, media_type VARCHAR CHECK (length(media_type) <= 64),"
                    + " metadata VARCHAR DEFAULT '{}', PRIMARY KEY (id, \"key\"))",
            "CREATE TABLE entries(id VARCHAR PRIMARY KEY CHECK (length(id) <= 64),"
                    + " dataset_id VARCHAR NOT NULL REFERENCES datasets(id), media_url VARCHAR NOT NULL,"
                    + " metadata VARCHAR DEFAULT '{}')");

    private static final List<String> INDEXES = List.of(
            "CREATE INDEX idx_entries_dataset_id ON entries(dataset_id)",
            "CREATE INDEX idx_annotations_entry_id ON annotations(entry_id)",
            "CREATE INDEX idx_annotations_shape_type ON annotations(shape_type)");

    private UpdTables() {}

    static void create(Connection connection, UpdColumns columns) throws SQLException {
        execute(connection, SHARED);
        execute(connection, List.of(annotations(columns)));
    }

    /** Adds the indexes, which are faster to make at the end. */
    static void index(Connection connection) throws SQLException {
        execute(connection, INDEXES);
    }

    private static String annotations(UpdColumns columns) {
        String value = columns == UpdColumns.ANNOTATION
                ? " annotation VARCHAR NOT NULL,"
                : " category VARCHAR NOT NULL, properties VARCHAR NOT NULL DEFAULT '{}',";
        return "CREATE TABLE annotations(id VARCHAR PRIMARY KEY CHECK (length(id) <= 64),"
                + " entry_id VARCHAR NOT NULL REFERENCES entries(id),"
                + " shape_type VARCHAR NOT NULL CHECK (length(shape_type) <= 64), shape_args VARCHAR NOT NULL,"
                + value + " metadata VARCHAR DEFAULT '{}')";
    }

    private static void execute(Connection connection, List<String> commands) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String command : commands) {
                statement.execute(command);
            }
        }
    }
}
