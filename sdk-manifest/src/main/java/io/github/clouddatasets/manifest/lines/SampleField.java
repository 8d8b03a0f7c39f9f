package io.github.clouddatasets.manifest.lines;

/** What a reader may want of a sample. */
public enum SampleField {
    /** Where the object is. */
    SOURCE,
    /** Use of the sample. */
    USAGE,
    /** Id of the sample. */
    ID,
    /** The labels. */
    ANNOTATIONS,
    /** Where the result of the inference is. */
    INFERENCE_LOC,
    /** Whether the sample is a hard example. */
    HARD,
    /** How hard. */
    HARD_COEFFICIENT,
    /** What the sample consists of. */
    SAMPLE_TYPE,
    /** Properties of the sample. */
    PROPERTIES,
    /** What no other field stands for. */
    OTHERS
}
