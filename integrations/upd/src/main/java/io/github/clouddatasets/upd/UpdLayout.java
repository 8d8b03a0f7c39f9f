package io.github.clouddatasets.upd;

/** How a UPD file spells what an annotation says, which its columns tell. */
public enum UpdLayout {

    /** Version 0.2: one column {@code annotation} holds the category among the properties. */
    ANNOTATION_COLUMN,

    /** Versions 1.0 and 1.1: columns {@code category} and {@code properties}. */
    CATEGORY_COLUMN
}
