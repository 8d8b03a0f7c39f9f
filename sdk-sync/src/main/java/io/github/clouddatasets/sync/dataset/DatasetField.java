package io.github.clouddatasets.sync.dataset;

import java.util.Locale;

/** A column of datasets, to sort by or to read alone ({@code listDatasets}). */
public enum DatasetField {

    /** The project. */
    PROJECT_ID,

    /** The name. */
    NAME,

    /** The labels of the dataset itself. */
    LABELS,

    /** The kind of data. */
    MODALITY,

    /** Categories and properties. */
    LABELING_CONFIGURATION,

    /** How entries go on. */
    WORKFLOW_CONFIGURATION,

    /** The state. */
    STATUS,

    /** The share done. */
    PROGRESS,

    /** The number of entries. */
    ENTRIES_TOTAL_COUNT,

    /** The number of entries done. */
    ENTRIES_COMPLETED_COUNT,

    /** The number of entries under way. */
    ENTRIES_IN_PROGRESS_COUNT,

    /** When the dataset was made. */
    CREATED_AT,

    /** When the dataset last changed. */
    UPDATED_AT;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
