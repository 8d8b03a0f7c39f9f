package io.github.clouddatasets.emulator.idah.upd;

import io.github.clouddatasets.emulator.store.StoredContent;
import io.github.clouddatasets.emulator.store.StoredFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Inserts files. DuckDB reads each file itself: through the driver, the bytes would be in the heap as a whole. Each file is
 * a transaction, or the files of all entries would wait in memory for their commit.
 */
final class MediaInserts {

    private static final String INSERT = "INSERT INTO medias SELECT ?, ?, content, ?, ? FROM read_blob(?)";

    private final Connection connection;
    private final Path scratch;
    private final String metadata;

    /**
     * @param scratch a file that does not exist, for content that is no file of its own
     * @param metadata the metadata of all files
     */
    MediaInserts(Connection connection, Path scratch, String metadata) {
        this.connection = connection;
        this.scratch = scratch;
        this.metadata = metadata;
    }

    void add(UpdMedia media) throws SQLException, IOException {
        StoredContent content = media.content();
        if (content instanceof StoredFile file) {
            add(media, file.path());
            return;
        }
        try (InputStream in = content.open()) {
            Files.copy(in, scratch, StandardCopyOption.REPLACE_EXISTING);
            add(media, scratch);
        } finally {
            Files.deleteIfExists(scratch);
        }
    }

    private void add(UpdMedia media, Path file) throws SQLException, IOException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, media.resource());
            insert.setString(2, media.key());
            insert.setString(3, media.mimeType());
            insert.setString(4, metadata);
            insert.setString(5, pattern(file));
            if (insert.executeUpdate() != 1) {
                throw new IOException("DuckDB finds no file " + file);
            }
        }
        connection.commit();
    }

    /** The pattern that finds this file alone: read_blob takes patterns. */
    static String pattern(Path file) {
        return file.toAbsolutePath().toString().replaceAll("([\\[*?])", "[$1]");
    }
}
