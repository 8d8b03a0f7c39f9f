package io.github.clouddatasets.upd;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** The database of a UPD file that is being written. */
final class WritingDatabase implements AutoCloseable {

    /** Tables, keys and checks of schema 1.1. */
    private static final List<String> SCHEMA = List.of(
            "CREATE TABLE metadata(\"key\" VARCHAR PRIMARY KEY CHECK (length(\"key\") <= 64), \"value\" VARCHAR NOT NULL)",
            "CREATE TABLE datasets(id VARCHAR PRIMARY KEY CHECK (length(id) <= 64),"
                    + " \"name\" VARCHAR NOT NULL CHECK (length(\"name\") <= 64),"
                    + " modality VARCHAR NOT NULL CHECK (length(modality) <= 64), metadata VARCHAR DEFAULT '{}')",
            "CREATE TABLE medias(id VARCHAR CHECK (length(id) <= 64), \"key\" VARCHAR CHECK (length(\"key\") <= 256),"
                    + " blob_data BLOB, media_type VARCHAR CHECK (length(media_type) <= 64), metadata VARCHAR DEFAULT '{}',"
                    + " PRIMARY KEY(id, \"key\"))",
            "CREATE TABLE entries(id VARCHAR PRIMARY KEY CHECK (length(id) <= 64),"
                    + " dataset_id VARCHAR NOT NULL REFERENCES datasets(id), media_url VARCHAR NOT NULL,"
                    + " metadata VARCHAR DEFAULT '{}')",
            "CREATE TABLE annotations(id VARCHAR PRIMARY KEY CHECK (length(id) <= 64),"
                    + " entry_id VARCHAR NOT NULL REFERENCES entries(id),"
                    + " shape_type VARCHAR NOT NULL CHECK (length(shape_type) <= 64), shape_args VARCHAR NOT NULL,"
                    + " category VARCHAR NOT NULL, properties VARCHAR NOT NULL DEFAULT '{}', metadata VARCHAR DEFAULT '{}')",
            "CREATE INDEX idx_entries_dataset_id ON entries(dataset_id)",
            "CREATE INDEX idx_annotations_entry_id ON annotations(entry_id)",
            "CREATE INDEX idx_annotations_type ON annotations(shape_type)");

    private static final String INSERT = "INSERT INTO medias SELECT ?, ?, ";

    /** A media up to this size passes through the heap. */
    private static final int SMALL = 4 << 20;

    /** Media between two check points, which make DuckDB give up the memory of what is written. */
    private static final long CHECKPOINT = 64L << 20;

    /** Rows that are appended before DuckDB checks them. */
    private static final int GROUP = 2048;

    private final Path file;
    private final Path part;
    private final Database memory;
    private final DuckDBConnection connection;
    private final Map<String, DuckDBAppender> appenders = new LinkedHashMap<>();
    private final Clock clock = Clock.systemUTC();
    private int appended;
    private long written;
    private boolean finished;

    private WritingDatabase(Path file, Path part, Database memory, DuckDBConnection connection) {
        this.file = file;
        this.part = part;
        this.memory = memory;
        this.connection = connection;
    }

    static WritingDatabase create(Path file, UpdOptions options) {
        Path part;
        try {
            part = WholeFile.part(file.toAbsolutePath());
        } catch (IOException e) {
            throw new UpdException(file, "cannot be written: " + e, e);
        }
        Database memory = Database.inMemory(file, options.memoryLimit(), options.threads());
        WritingDatabase database = null;
        try {
            DuckDBConnection connection = memory.connect().unwrap(DuckDBConnection.class);
            database = new WritingDatabase(file, part, memory, connection);
            database.execute("ATTACH " + Database.text(part.toString()) + " AS upd (STORAGE_VERSION 'v1.0.0')");
            database.execute("USE upd");
            for (String table : SCHEMA) {
                database.execute(table);
            }
            return database;
        } catch (SQLException e) {
            UpdException failure = failure(file, e);
            if (database != null) {
                database.close();
            } else {
                memory.close();
            }
            throw failure;
        }
    }

    void append(String table, String... values) {
        try {
            // A row that another one refers to must be in its table before.
            for (Map.Entry<String, DuckDBAppender> other : appenders.entrySet()) {
                if (!other.getKey().equals(table)) {
                    other.getValue().flush();
                }
            }
            DuckDBAppender appender = appenders.get(table);
            if (appender == null) {
                appender = connection.createAppender("upd", "main", table);
                appenders.put(table, appender);
            }
            appender.beginRow();
            for (String value : values) {
                appender.append(value);
            }
            appender.endRow();
            if (++appended % GROUP == 0) {
                appender.flush();
            }
        } catch (SQLException e) {
            throw failure(file, e);
        }
    }

    void media(String id, String key, @Nullable String mediaType, InputStream bytes) throws IOException {
        byte[] start = bytes.readNBytes(SMALL + 1);
        if (start.length <= SMALL) {
            insert("?", id, key, mediaType, start);
            written(start.length);
            return;
        }
        Path beside = part.resolveSibling(part.getFileName() + ".media");
        try {
            try (OutputStream out = Files.newOutputStream(beside)) {
                out.write(start);
                start = new byte[0];
                bytes.transferTo(out);
            }
            // Read by DuckDB itself: a parameter of this size would be in the heap.
            String content = "(SELECT content FROM read_blob(" + Database.text(beside.toString()) + "))";
            insert(content, id, key, mediaType, null);
            written(Files.size(beside));
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private void insert(String content, String id, String key, @Nullable String mediaType, byte @Nullable [] bytes) {
        try (PreparedStatement statement = connection.prepareStatement(INSERT + content + ", ?, ?")) {
            int parameter = 1;
            statement.setString(parameter++, id);
            statement.setString(parameter++, key);
            if (bytes != null) {
                statement.setBytes(parameter++, bytes);
            }
            statement.setString(parameter++, mediaType);
            Map<String, String> metadata = Map.of("Created-At", UpdTime.write(clock.instant()));
            statement.setString(parameter, JsonText.text(metadata));
            statement.execute();
        } catch (SQLException e) {
            throw failure(file, e);
        }
    }

    private void written(long bytes) {
        written += bytes;
        if (written >= CHECKPOINT) {
            written = 0;
            try {
                execute("CHECKPOINT upd");
            } catch (SQLException e) {
                throw failure(file, e);
            }
        }
    }

    void finish() {
        try {
            for (DuckDBAppender appender : appenders.values()) {
                appender.close();
            }
            appenders.clear();
            execute("USE memory");
            execute("DETACH upd"); // writes everything into the one file
            WholeFile.move(part, file);
            finished = true;
        } catch (SQLException e) {
            throw failure(file, e);
        } catch (IOException e) {
            throw new UpdException(file, "cannot be written: " + e, e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static UpdException failure(Path file, SQLException e) {
        return new UpdException(file, "cannot be written: " + Database.firstLine(e), e);
    }

    @Override
    public void close() {
        try {
            memory.close();
        } finally {
            if (!finished) {
                finished = true;
                delete(part);
                delete(part.resolveSibling(part.getFileName() + ".wal"));
            }
        }
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UpdException(Objects.requireNonNull(path), "cannot be deleted: " + e, e);
        }
    }
}
