package io.github.clouddatasets.sync;

import java.util.Locale;

/** The columns of an export, for sorting and for sparse answers. */
public enum ExportField {
    /** {@link Export#jobId()}. */
    JOB_ID,
    /** {@link Export#projectId()}. */
    PROJECT_ID,
    /** {@link Export#createdById()}. */
    CREATED_BY_ID,
    /** {@link Export#fileId()}. */
    FILE_ID,
    /** {@link Export#filename()}. */
    FILENAME,
    /** {@link Export#mimeType()}. */
    MIME_TYPE,
    /** {@link Export#size()}. */
    SIZE,
    /** {@link Export#createdAt()}. */
    CREATED_AT;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
