package io.github.clouddatasets.emulator.idah.upd;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The driver of DuckDB, which a user adds to the class path. Asked by name: {@code DriverManager} gives up at the first
 * driver of any kind that it cannot load.
 */
public final class UpdDriver {

    private static final Logger log = LoggerFactory.getLogger(UpdDriver.class);
    private static final String DRIVER = "org.duckdb.DuckDBDriver";
    private static final String NAME = "upd";

    private final Driver driver;

    private UpdDriver(Driver driver) {
        this.driver = driver;
    }

    /** The driver on the class path; empty, with a warning once, if there is none for this machine. */
    public static Optional<UpdDriver> find() {
        return Found.DRIVER;
    }

    /** The driver of this class name; empty if the class path has none, or its native code does not fit the machine. */
    static Optional<UpdDriver> named(String className) {
        try {
            Class<?> type = Class.forName(className, true, UpdDriver.class.getClassLoader());
            return Optional.of(
                    new UpdDriver((Driver) type.getDeclaredConstructor().newInstance()));
        } catch (ReflectiveOperationException | LinkageError e) {
            log.warn(
                    "Exports of IDAH are stand-in archives, not .upd files: org.duckdb:duckdb_jdbc is not on the class path"
                            + " or does not run on this machine ({})",
                    e.toString());
            return Optional.empty();
        }
    }

    /**
     * Opens a new database in a file. The file has the storage of DuckDB 1.0, which every version since reads; newer
     * storages compress media, and reading one of those costs as much as reading many.
     */
    Connection create(Path file) throws SQLException {
        Connection connection = driver.connect("jdbc:duckdb:", new Properties());
        if (connection == null) {
            throw new SQLException("The driver refuses the address of a database in memory");
        }
        try (Statement statement = connection.createStatement()) {
            String path = file.toAbsolutePath().toString().replace("'", "''");
            statement.execute("ATTACH '" + path + "' AS " + NAME + " (STORAGE_VERSION 'v1.0.0')");
            statement.execute("USE " + NAME);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return connection;
    }

    /** Brings all that was committed into the file. */
    static void finish(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            statement.execute("USE memory");
            statement.execute("DETACH " + NAME);
        }
    }

    /** Loads the native code with the first export, not with the first request to IDAH. */
    private static final class Found {

        private static final Optional<UpdDriver> DRIVER = named(UpdDriver.DRIVER);
    }
}
