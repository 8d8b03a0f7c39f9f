package io.github.clouddatasets.sync.annotation;

import java.util.Locale;

/** The columns by which annotations can be sorted. */
public enum AnnotationColumn {
    /** {@link Annotation#projectId()}. */
    PROJECT_ID,
    /** {@link Annotation#datasetId()}. */
    DATASET_ID,
    /** {@link Annotation#entryId()}. */
    ENTRY_ID,
    /** {@link Annotation#createdByEmail()}. */
    CREATED_BY_EMAIL,
    /** {@link Annotation#createdAt()}. */
    CREATED_AT,
    /** {@link Annotation#updatedAt()}. */
    UPDATED_AT;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
