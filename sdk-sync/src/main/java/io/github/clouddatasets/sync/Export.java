package io.github.clouddatasets.sync;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An export and, once its job is done, its file ({@code listExports}, {@code getExport}, {@code createExport}). With
 * sparse fields what was not asked for is null.
 *
 * @param id the export's id: the decimal text of a serial number
 * @param jobId the job that makes the file; it may be gone. Known even if the field was not asked for, unless the job was
 *     asked for and is gone
 * @param projectId the project
 * @param createdById the account that asked for the export
 * @param fileId storage key of the file; null until the file is stored
 * @param filename name of the file, not unique; null until the file is stored
 * @param mimeType media type of the file; null until the file is stored
 * @param size size of the file in bytes; 0 until the file is stored
 * @param createdAt when it was asked for; whole seconds
 * @param job the job itself, if it was included and still exists; null otherwise
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
     * Whether the file can be downloaded.
     *
     * @return true once the file is stored
     */
    public boolean isReady() {
        return fileId != null;
    }
}
