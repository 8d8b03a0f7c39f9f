package io.github.clouddatasets.sync.entry;

import java.util.Locale;

/** A column of statistics of entries, to sort by or to read alone ({@code listEntryStats}). */
public enum StatField {

    /** The entry. */
    ENTRY_ID,

    /** The name of the value. */
    KEY,

    /** The value. */
    VALUE,

    /** When the value was first computed. */
    CREATED_AT,

    /** When the value was last computed. */
    UPDATED_AT;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
