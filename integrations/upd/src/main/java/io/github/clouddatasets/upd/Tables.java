package io.github.clouddatasets.upd;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The five tables of a UPD file. Tables they must be: a view by one of these names could read any file. Each column that the
 * format names must be of the format's type, or DuckDB would have to compute what this SDK believes to be read.
 */
final class Tables {

    private static final Map<String, List<String>> TEXTS = Map.of(
            "metadata", List.of("key", "value"),
            "datasets", List.of("id", "name", "modality", "metadata"),
            "medias", List.of("id", "key", "media_type", "metadata"),
            "entries", List.of("id", "dataset_id", "media_url", "metadata"),
            "annotations", List.of("id", "entry_id", "shape_type", "shape_args", "metadata"));
    private static final Set<String> TEXT_TYPES = Set.of("VARCHAR", "JSON");

    private final Database database;
    private final Map<String, Map<String, String>> columns = new HashMap<>();

    private Tables(Database database) {
        this.database = database;
    }

    /** The layout of the annotations, after all checks. */
    static UpdLayout check(Database database) {
        Tables tables = new Tables(database);
        tables.read();
        TEXTS.forEach(tables::checkTexts);
        tables.require("medias", "blob_data", Set.of("BLOB"));
        return tables.layout();
    }

    private void read() {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            try (ResultSet found = statement.executeQuery("SELECT lower(view_name) FROM duckdb_views()"
                    + " WHERE database_name = 'upd' AND schema_name = 'main' AND NOT internal")) {
                while (found.next()) {
                    if (TEXTS.containsKey(found.getString(1))) {
                        throw refused("is refused: " + found.getString(1) + " is a view, which could read other files,"
                                + " and no table");
                    }
                }
            }
            try (ResultSet found = statement.executeQuery("SELECT lower(table_name), lower(column_name), data_type"
                    + " FROM duckdb_columns() JOIN duckdb_tables() USING (database_name, schema_name, table_name)"
                    + " WHERE database_name = 'upd' AND schema_name = 'main'")) {
                while (found.next()) {
                    columns.computeIfAbsent(found.getString(1), name -> new HashMap<>())
                            .put(found.getString(2), found.getString(3).toUpperCase(Locale.ROOT));
                }
            }
        } catch (SQLException e) {
            throw database.failure(e);
        }
    }

    private void checkTexts(String table, List<String> texts) {
        if (!columns.containsKey(table)) {
            throw refused("is no UPD file: the table " + table + " is missing");
        }
        for (String column : texts) {
            require(table, column, TEXT_TYPES);
        }
    }

    private void require(String table, String column, Set<String> types) {
        String type = columns.getOrDefault(table, Map.of()).get(column);
        if (type == null) {
            throw refused("is no UPD file: the table " + table + " has no column " + column);
        }
        if (!types.contains(type)) {
            throw refused("is no UPD file: the column " + column + " of " + table + " is a " + type);
        }
    }

    private UpdLayout layout() {
        Map<String, String> annotations = columns.getOrDefault("annotations", Map.of());
        if (annotations.containsKey("category")) {
            require("annotations", "category", TEXT_TYPES);
            require("annotations", "properties", TEXT_TYPES);
            return UpdLayout.CATEGORY_COLUMN;
        }
        if (annotations.containsKey("annotation")) {
            require("annotations", "annotation", TEXT_TYPES);
            return UpdLayout.ANNOTATION_COLUMN;
        }
        throw refused("is no UPD file: the table annotations has neither a column category nor a column annotation");
    }

    private UpdException refused(String reason) {
        return new UpdException(database.file(), reason);
    }
}
