package io.github.clouddatasets.sync.annotation;

/**
 * How an installation names the fields of an annotation that hold shape, category and properties. Both spellings are read
 * without being asked for; what is written has to be in the one that the installation knows, which refuses the other by naming
 * the fields as required.
 */
public enum AnnotationSpelling {

    /** {@code dimensions} and {@code annotation}: servers of 2026, and the default. */
    DIMENSIONS,

    /** {@code shape_type}, {@code shape_args}, {@code category} and {@code properties}: announced, as files of UPD 1.1 have them. */
    SHAPE_TYPE
}
