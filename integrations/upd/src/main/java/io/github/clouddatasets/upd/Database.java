package io.github.clouddatasets.upd;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.jspecify.annotations.Nullable;

/**
 * A DuckDB in memory that a file is attached to under the name {@code upd}. The names of SQL are looked up in memory and in
 * DuckDB itself, never in the file: a file that defines a macro {@code strlen} does not get to define what this SDK asks for.
 */
final class Database implements AutoCloseable {

    /** What a file could use to reach beyond itself, switched off before the first query; then the switches are locked. */
    private static final List<String> LOCKS =
            List.of("SET enable_external_access = false", "SET lock_configuration = true");

    private final Path file;
    private final DuckDBConnection connection;
    private final List<Connection> opened = new ArrayList<>();
    private boolean closed;

    private Database(Path file, DuckDBConnection connection) {
        this.file = file;
        this.connection = connection;
    }

    static Database reading(Path file, UpdOptions options) {
        Database database = inMemory(file, options.memoryLimit(), options.threads());
        try (Statement statement = database.connection.createStatement()) {
            statement.execute("ATTACH " + text(file.toAbsolutePath().toString()) + " AS upd (READ_ONLY, TYPE duckdb)");
            for (String lock : LOCKS) {
                statement.execute(lock);
            }
            return database;
        } catch (SQLException e) {
            UpdException failure = database.failure(e);
            database.close();
            throw failure;
        }
    }

    /** A database that nothing is attached to yet, with access to files. */
    static Database inMemory(Path file, long memoryLimit, int threads) {
        Properties properties = new Properties();
        properties.setProperty("memory_limit", memoryLimit / 1024 + "KiB");
        properties.setProperty("threads", Integer.toString(threads));
        properties.setProperty("temp_directory", ""); // nothing is written beside the file, or anywhere else
        properties.setProperty("autoinstall_known_extensions", "false");
        properties.setProperty("autoload_known_extensions", "false");
        properties.setProperty("allow_community_extensions", "false");
        // Or a result is whole in memory before its first row is read.
        properties.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
        try {
            // Not by DriverManager: it gives up at the first driver of the class path that cannot be loaded.
            Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", properties);
            return new Database(file, connection.unwrap(DuckDBConnection.class));
        } catch (SQLException e) {
            throw new UpdException(file, "cannot be opened: " + firstLine(e), e);
        }
    }

    Path file() {
        return file;
    }

    /** A further connection, for a cursor: a connection has one open result at a time. */
    synchronized Connection connect() throws SQLException {
        if (closed) {
            throw new IllegalStateException("the UPD file " + file + " is closed");
        }
        Connection another = connection.duplicate();
        opened.removeIf(Database::isClosed);
        opened.add(another);
        return another;
    }

    /** What a failure of DuckDB means for the file. */
    UpdException failure(SQLException e) {
        String said = firstLine(e);
        if (said.contains("Out of Memory") || said.contains("Invalid result set")) {
            return new UpdException(file, "needs more memory beside the heap (UpdOptions.memoryLimit): " + said, e);
        }
        if (said.contains("INTERNAL")) {
            return new UpdException(file, "is damaged: " + said, e);
        }
        return new UpdException(file, "cannot be read: " + said, e);
    }

    static String firstLine(SQLException e) {
        String message = String.valueOf(e.getMessage());
        return message.lines().findFirst().orElse(message);
    }

    /** A text as SQL has it. */
    static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    private static boolean isClosed(Connection connection) {
        try {
            return connection.isClosed();
        } catch (SQLException e) {
            return true;
        }
    }

    /** Closes all connections, the last of which gives the file free. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        SQLException failure = null;
        opened.add(connection);
        for (Connection each : opened) {
            try {
                each.close();
            } catch (SQLException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure(failure);
        }
    }

    /** The one value of a query that has one row, on a connection of its own. */
    @Nullable
    Object value(String sql, Object... parameters) {
        try (Connection own = connect();
                var statement = own.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (var result = statement.executeQuery()) {
                return result.next() ? result.getObject(1) : null;
            }
        } catch (SQLException e) {
            throw failure(e);
        }
    }
}
