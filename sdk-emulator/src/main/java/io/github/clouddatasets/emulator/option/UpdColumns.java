package io.github.clouddatasets.emulator.option;

/** The columns in which an export of IDAH keeps what an annotation says. Readers tell them by their names. */
public enum UpdColumns {
    /** One column {@code annotation}, as the exporter of the recorded server has it: format 0.2. */
    ANNOTATION,
    /** The columns {@code category} and {@code properties}: format 1.1. */
    CATEGORY_AND_PROPERTIES
}
