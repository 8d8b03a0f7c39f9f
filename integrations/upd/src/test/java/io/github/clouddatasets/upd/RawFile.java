package io.github.clouddatasets.upd;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBDriver;

/** Files that tests make with SQL of their own. */
final class RawFile {

    static final String METADATA = "CREATE TABLE metadata(\"key\" VARCHAR PRIMARY KEY, \"value\" VARCHAR NOT NULL)";
    static final String DATASETS = "CREATE TABLE datasets(id VARCHAR PRIMARY KEY, \"name\" VARCHAR, modality VARCHAR,"
            + " metadata VARCHAR DEFAULT '{}')";
    static final String ENTRIES = "CREATE TABLE entries(id VARCHAR PRIMARY KEY, dataset_id VARCHAR, media_url VARCHAR,"
            + " metadata VARCHAR DEFAULT '{}')";
    static final String MEDIAS = "CREATE TABLE medias(id VARCHAR, \"key\" VARCHAR, blob_data BLOB, media_type VARCHAR,"
            + " metadata VARCHAR DEFAULT '{}', PRIMARY KEY(id, \"key\"))";
    static final String ANNOTATIONS = "CREATE TABLE annotations(id VARCHAR PRIMARY KEY, entry_id VARCHAR,"
            + " shape_type VARCHAR, shape_args VARCHAR, category VARCHAR, properties VARCHAR DEFAULT '{}',"
            + " metadata VARCHAR DEFAULT '{}')";
    static final List<String> TABLES = List.of(METADATA, DATASETS, ENTRIES, MEDIAS, ANNOTATIONS);

    private RawFile() {}

    /** A file in the storage version of DuckDB 1.0, as most are. */
    static Path make(Path file, List<String> statements) throws SQLException {
        return make(file, "v1.0.0", statements);
    }

    static Path make(Path file, String storage, List<String> statements) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("temp_directory", "");
        properties.setProperty("threads", "1");
        try (Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", properties);
                Statement statement = connection.createStatement()) {
            statement.execute("ATTACH '" + file + "' AS made (STORAGE_VERSION '" + storage + "')");
            statement.execute("USE made");
            for (String each : statements) {
                statement.execute(each);
            }
            statement.execute("USE memory");
            statement.execute("DETACH made");
        }
        return file;
    }
}
