package io.github.clouddatasets.spark.services;

import java.io.Serializable;
import java.util.Locale;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/**
 * How the download of one export ended.
 *
 * @param exportId the export, as the selection has it
 * @param path the file, or null
 * @param bytes its length, or null
 * @param kind how it ended
 * @param error why there is no file, or null
 */
record ExportOutcome(
        @Nullable String exportId,
        @Nullable String path,
        @Nullable Long bytes,
        Kind kind,
        @Nullable String error) implements Serializable {

    private static final long serialVersionUID = 1;

    /** The ends of a download. */
    enum Kind {
        DOWNLOADED,
        PRESENT,
        NOT_READY,
        FAILED
    }

    static ExportOutcome file(String exportId, String path, long bytes, Kind kind) {
        return new ExportOutcome(exportId, path, bytes, kind, null);
    }

    static ExportOutcome without(@Nullable String exportId, Kind kind, String error) {
        return new ExportOutcome(exportId, null, null, kind, error);
    }

    boolean isFailure() {
        return path == null;
    }

    Row row() {
        return RowFactory.create(exportId, path, bytes, kind.name().toLowerCase(Locale.ROOT), error);
    }

    @Override
    public String toString() {
        return "export " + exportId + ": " + (error == null ? path : error);
    }
}
