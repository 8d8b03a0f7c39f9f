package io.github.clouddatasets.sync.media;

import java.util.Locale;

/** The columns of a processing job, for sorting. */
public enum MediaJobField {
    /** {@link MediaJob#jobClass()}. */
    JOB_CLASS,
    /** {@link MediaJob#priority()}. */
    PRIORITY,
    /** {@link MediaJob#status()}. */
    STATUS,
    /** {@link MediaJob#progress()}. */
    PROGRESS,
    /** {@link MediaJob#retryCount()}. */
    RETRY_COUNT,
    /** {@link MediaJob#scheduledAt()}. */
    SCHEDULED_AT,
    /** {@link MediaJob#createdAt()}. */
    CREATED_AT,
    /** {@link MediaJob#updatedAt()}. */
    UPDATED_AT;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
