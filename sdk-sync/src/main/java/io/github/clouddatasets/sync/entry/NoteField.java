package io.github.clouddatasets.sync.entry;

import java.util.Locale;

/** A column of notes, to sort by or to read alone ({@code listNoteFeeds}). */
public enum NoteField {

    /** The project. */
    PROJECT_ID,

    /** The dataset. */
    DATASET_ID,

    /** The entry. */
    ENTRY_ID,

    /** The annotation. */
    ANNOTATION_ID,

    /** Who wrote the note. */
    CREATED_BY_EMAIL,

    /** The kind of the note's place. */
    ANCHOR_TYPE,

    /** The place. */
    POSITION,

    /** The state. */
    STATUS,

    /** The text. */
    CONTENT_MD,

    /** When the note was written. */
    CREATED_AT,

    /** When the note last changed. */
    UPDATED_AT,

    /** When the text was last edited. */
    EDITED_AT;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
