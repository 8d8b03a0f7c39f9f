package io.github.clouddatasets.emulator.idah.upd;

import io.github.clouddatasets.emulator.option.UpdColumns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * The export of datasets with their entries and annotations to one file.
 *
 * @param mediaAddress the address of a media without its resource, for an export without files
 * @param made the time in the metadata of the files
 */
public record UpdExport(
        UpdDriver driver, UpdColumns columns, IncludedMedias medias, String mediaAddress, Instant made) {

    /**
     * Writes the file, which appears when it is complete.
     *
     * @param folder a folder for the file while it is written; deleted in the end
     * @throws UpdException if the exporter of the real server would fail, too
     */
    public void write(List<String> datasetIds, UpdSource source, Path folder, Path target)
            throws IOException, UpdException {
        Files.createDirectories(folder);
        Path unfinished = folder.resolve("export.upd");
        Path scratch = folder.resolve("media");
        try {
            Files.deleteIfExists(unfinished);
            try (Connection connection = driver.create(unfinished)) {
                new UpdWriter(connection, this, scratch).write(datasetIds, source);
            }
            Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (SQLException e) {
            throw new UpdException("DuckDB refuses the export", e);
        } finally {
            delete(folder);
        }
    }

    // A refused export leaves DuckDB's log behind.
    private static void delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
