package io.github.clouddatasets.emulator.option;

/** The meaning of {@code offset} in the lists of ModelArts, whose documentation and known clients disagree. */
public enum OffsetUnit {
    /** {@code offset} is the index of a page, as the service documents. */
    PAGES,
    /** {@code offset} is the index of a record, as some clients use it. */
    RECORDS
}
