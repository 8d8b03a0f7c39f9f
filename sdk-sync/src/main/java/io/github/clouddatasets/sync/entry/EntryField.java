package io.github.clouddatasets.sync.entry;

import java.util.Locale;

/** A column of entries, to sort by or to read alone ({@code listEntries}). */
public enum EntryField {

    /** The project. */
    PROJECT_ID,

    /** The dataset. */
    DATASET_ID,

    /** The priority. */
    PRIORITY,

    /** The step of the workflow. */
    WF_STEP,

    /** The state within the step. */
    STATUS,

    /** The job that processes the medium. */
    JOB_ID,

    /** The medium. */
    RESOURCE,

    /** The name. */
    NAME,

    /** Who annotates or reviews. */
    ASSIGNED_TO_ID,

    /** The e-mail address of who annotates or reviews. */
    ASSIGNED_TO_EMAIL,

    /** Who annotated. */
    SUBMITTED_BY_ID,

    /** The e-mail address of who annotated. */
    SUBMITTED_BY_EMAIL,

    /** Who reviewed. */
    REVIEWED_BY_ID,

    /** The e-mail address of who reviewed. */
    REVIEWED_BY_EMAIL,

    /** When the entry was made. */
    CREATED_AT,

    /** When the entry or one of its annotations last changed. */
    UPDATED_AT;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
