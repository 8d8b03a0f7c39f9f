package io.github.clouddatasets.sync.media;

import java.util.Locale;

/** The columns of a media record, for sorting and for sparse answers. */
public enum MediaField {
    /** {@link Media#resource()}. */
    RESOURCE,
    /** {@link Media#key()}. */
    KEY,
    /** {@link Media#filename()}. */
    FILENAME,
    /** {@link Media#size()}. */
    SIZE,
    /** {@link Media#mimeType()}. */
    MIME_TYPE,
    /** {@link Media#createdBy()}. */
    CREATED_BY,
    /** {@link Media#createdRole()}. */
    CREATED_ROLE,
    /** {@link Media#isPublic()}. */
    PUBLIC,
    /** {@link Media#meta()}; cannot be a column to sort by. */
    META,
    /** {@link Media#createdAt()}. */
    CREATED_AT,
    /** {@link Media#updatedAt()}. */
    UPDATED_AT,
    /** {@link Media#projectId()}. */
    PROJECT_ID;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
