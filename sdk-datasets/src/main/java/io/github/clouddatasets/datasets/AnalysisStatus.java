package io.github.clouddatasets.datasets;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.WireValue;

/**
 * State of a version's feature analysis (schema {@code AnalysisStatus}). The set is open: a value without a constant is
 * kept.
 *
 * @param value the value on the wire
 */
public record AnalysisStatus(@JsonValue Integer value) implements WireValue {

    /** Accepted, not started ({@code 0}). */
    public static final AnalysisStatus INITIALIZED = new AnalysisStatus(0);

    /** Running ({@code 1}). */
    public static final AnalysisStatus RUNNING = new AnalysisStatus(1);

    /** Finished well ({@code 2}). */
    public static final AnalysisStatus COMPLETED = new AnalysisStatus(2);

    /** Failed ({@code 3}). */
    public static final AnalysisStatus FAILED = new AnalysisStatus(3);

    /**
     * Refuses a missing value.
     *
     * @param value the value on the wire
     * @throws IllegalArgumentException if a value breaks its rule
     */
    public AnalysisStatus {
        Check.required("value", value);
    }

    /** The meaning of the value; the number itself for a value without a constant. */
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
