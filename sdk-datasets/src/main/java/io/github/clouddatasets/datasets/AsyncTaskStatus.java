package io.github.clouddatasets.datasets;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.WireValue;

/**
 * State of a synchronization or an import (schema {@code AsyncTaskStatus}). The set is open: a value without a constant
 * is kept.
 *
 * @param value the value on the wire
 */
public record AsyncTaskStatus(@JsonValue String value) implements WireValue {

    /** Waiting in the queue ({@code QUEUING}). */
    public static final AsyncTaskStatus QUEUING = new AsyncTaskStatus("QUEUING");

    /** Starting ({@code STARTING}). */
    public static final AsyncTaskStatus STARTING = new AsyncTaskStatus("STARTING");

    /** Running ({@code RUNNING}). */
    public static final AsyncTaskStatus RUNNING = new AsyncTaskStatus("RUNNING");

    /** Finished well ({@code COMPLETED}). */
    public static final AsyncTaskStatus COMPLETED = new AsyncTaskStatus("COMPLETED");

    /** Failed ({@code FAILED}). */
    public static final AsyncTaskStatus FAILED = new AsyncTaskStatus("FAILED");

    /** There is no such task; for a synchronization: the dataset was never synchronized ({@code NOT_EXIST}). */
    public static final AsyncTaskStatus NOT_EXIST = new AsyncTaskStatus("NOT_EXIST");

    /**
     * Refuses a missing value.
     *
     * @param value the value on the wire
     * @throws IllegalArgumentException if a value breaks its rule
     */
    public AsyncTaskStatus {
        Check.required("value", value);
    }

    /** {@return whether the task waits or runs: ask again later} */
    public boolean isPending() {
        return switch (value) {
            case "QUEUING", "STARTING", "RUNNING" -> true;
            default -> false;
        };
    }

    /** {@return whether the task finished well} */
    public boolean isSucceeded() {
        return value.equals("COMPLETED");
    }

    /**
     * {@return whether the task failed} {@link #NOT_EXIST} is none of the three: a synchronization was never started;
     * for an import, which has an id, treat it as failed.
     */
    public boolean isFailed() {
        return value.equals("FAILED");
    }

    /** The value on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
