package io.github.clouddatasets.sync;

import io.github.clouddatasets.core.spi.value.WireId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An export and, once its job is completed, the facts of its file ({@code listExports}, {@code getExport}, {@code
 * createExport}). Where a query names the columns to read, all others are null.
 *
 * @param id the export's id: the decimal text of a serial number
 * @param jobId the job that makes the file; the job itself may be gone. Present even if a query names other columns,
 *     unless the query includes the job and the job is gone
 * @param projectId the project
 * @param createdById the account that asked for the export
 * @param fileId storage key of the file; null until the file is stored
 * @param filename name of the file, not unique; null until the file is stored
 * @param mimeType media type of the file; null until the file is stored
 * @param size size of the file in bytes; 0 until the file is stored
 * @param createdAt when the export was created; whole seconds
 * @param job the job itself, if the query includes it and it still exists; null otherwise
 */
public record Export(
        String id,
        @Nullable String jobId,
        @Nullable String projectId,
        @Nullable String createdById,
        @Nullable String fileId,
        @Nullable String filename,
        @Nullable String mimeType,
        @Nullable Long size,
        @Nullable Instant createdAt,
        @Nullable Job job) {

    /**
     * Checks the id. {@inheritDoc}
     *
     * @throws IllegalArgumentException if the id is null or blank
     */
    public Export {
        id = WireId.required("id", id);
    }

    /**
     * Whether the file can be downloaded.
     *
     * @return true once the file is stored
     */
    public boolean isReady() {
        return fileId != null;
    }
}
