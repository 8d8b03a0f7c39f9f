package io.github.clouddatasets.manifest;

/** The limits of a label file, for the reader and the writer alike: what one of them accepts, so does the other. */
final class VocLimits {

    /** The service's own limit. */
    static final long BYTES = 100_000_000;

    static final int ELEMENTS = 2_000_000;

    /** Elements right below one element: a polygon of 200,000 points has so many coordinates. */
    static final int CHILDREN = 400_000;

    /** Levels below the root. */
    static final int DEPTH = 32;

    static final int TEXT = 1_000_000;

    private VocLimits() {}
}
