package io.github.clouddatasets.datasets.team;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.WireValue;

/**
 * State of a member of a labeling team (schema {@code WorkerStatus}). The set is open: a value without a constant is
 * kept.
 *
 * @param value the value on the wire
 */
public record WorkerStatus(@JsonValue Integer value) implements WireValue {

    /** The invitation was not sent ({@code 0}). */
    public static final WorkerStatus NOT_INVITED = new WorkerStatus(0);

    /** Invited, never logged in ({@code 1}). */
    public static final WorkerStatus INVITED = new WorkerStatus(1);

    /** Has logged in ({@code 2}). */
    public static final WorkerStatus LOGGED_IN = new WorkerStatus(2);

    /** Removed from the team ({@code 3}). */
    public static final WorkerStatus DELETED = new WorkerStatus(3);

    /**
     * Refuses a missing value.
     *
     * @param value the value on the wire
     * @throws IllegalArgumentException if a value breaks its rule
     */
    public WorkerStatus {
        Check.required("value", value);
    }

    /** The meaning of the value; the number itself for a value without a constant. */
    @Override
    public String toString() {
        return switch (value) {
            case 0 -> "not invited";
            case 1 -> "invited";
            case 2 -> "logged in";
            case 3 -> "deleted";
            default -> Integer.toString(value);
        };
    }
}
