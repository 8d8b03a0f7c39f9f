package io.github.clouddatasets.sync;

import java.util.Locale;

/** The columns of a job, for sorting and for sparse answers. */
public enum JobField {
    /** {@link Job#jobClass()}. */
    JOB_CLASS,
    /** {@link Job#arguments()}; cannot be a column to sort by. */
    ARGUMENTS,
    /** {@link Job#priority()}. */
    PRIORITY,
    /** {@link Job#status()}. */
    STATUS,
    /** {@link Job#progress()}. */
    PROGRESS,
    /** {@link Job#retryCount()}. */
    RETRY_COUNT,
    /** {@link Job#error()}. */
    ERROR,
    /** {@link Job#unicity()}. */
    UNICITY,
    /** {@link Job#scheduledAt()}. */
    SCHEDULED_AT,
    /** {@link Job#createdAt()}. */
    CREATED_AT,
    /** {@link Job#updatedAt()}. */
    UPDATED_AT;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
