package io.github.clouddatasets.datasets;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * State of a version's feature analysis (schema {@code AnalysisStatus}). The set is open: a value without a constant is
 * kept as it came.
 *
 * @param value the value on the wire
 */
public record AnalysisStatus(@JsonValue int value) {

    /** Accepted, not started ({@code 0}). */
    public static final AnalysisStatus INITIALIZED = new AnalysisStatus(0);

    /** Running ({@code 1}). */
    public static final AnalysisStatus RUNNING = new AnalysisStatus(1);

    /** Finished well ({@code 2}). */
    public static final AnalysisStatus COMPLETED = new AnalysisStatus(2);

    /** Failed ({@code 3}). */
    public static final AnalysisStatus FAILED = new AnalysisStatus(3);

    /** What the value means, or the number itself when it is not known. */
    @Override
    public String toString() {
        return switch (value) {
            case 0 -> "initialized";
            case 1 -> "running";
            case 2 -> "completed";
            case 3 -> "failed";
            default -> Integer.toString(value);
        };
    }
}
