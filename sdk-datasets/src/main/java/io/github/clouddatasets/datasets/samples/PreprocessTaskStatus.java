package io.github.clouddatasets.datasets.samples;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.WireValue;

/**
 * State of the task that rotates and crops the images of a version (schema {@code PreprocessTaskStatus}). The set is
 * open: a value without a constant is kept.
 *
 * @param value the value on the wire
 */
public record PreprocessTaskStatus(@JsonValue Integer value) implements WireValue {

    /** Accepted, not started ({@code 0}). */
    public static final PreprocessTaskStatus INITIALIZED = new PreprocessTaskStatus(0);

    /** Running ({@code 1}). */
    public static final PreprocessTaskStatus RUNNING = new PreprocessTaskStatus(1);

    /** Finished well ({@code 2}). */
    public static final PreprocessTaskStatus COMPLETED = new PreprocessTaskStatus(2);

    /** Failed ({@code 3}). */
    public static final PreprocessTaskStatus FAILED = new PreprocessTaskStatus(3);

    /** Stopped ({@code 4}). */
    public static final PreprocessTaskStatus STOPPED = new PreprocessTaskStatus(4);

    /** Took too long ({@code 5}). */
    public static final PreprocessTaskStatus TIMED_OUT = new PreprocessTaskStatus(5);

    /** Could not be deleted ({@code 6}). */
    public static final PreprocessTaskStatus DELETION_FAILED = new PreprocessTaskStatus(6);

    /** Could not be stopped ({@code 7}). */
    public static final PreprocessTaskStatus STOPPING_FAILED = new PreprocessTaskStatus(7);

    /**
     * Refuses a missing value.
     *
     * @param value the value on the wire
     * @throws IllegalArgumentException if a value breaks its rule
     */
    public PreprocessTaskStatus {
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
            case 4 -> "stopped";
            case 5 -> "timed out";
            case 6 -> "deletion failed";
            case 7 -> "stopping failed";
            default -> Integer.toString(value);
        };
    }
}
