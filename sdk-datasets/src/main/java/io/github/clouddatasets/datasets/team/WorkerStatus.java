package io.github.clouddatasets.datasets.team;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How far a member of a labeling team has come with logging in (schema {@code WorkerStatus}). The set is open: a value
 * without a constant is kept as it came.
 *
 * @param value the value on the wire
 */
public record WorkerStatus(@JsonValue int value) {

    /** The invitation was not sent ({@code 0}). */
    public static final WorkerStatus NOT_INVITED = new WorkerStatus(0);

    /** Invited, never logged in ({@code 1}). */
    public static final WorkerStatus INVITED = new WorkerStatus(1);

    /** Has logged in ({@code 2}). */
    public static final WorkerStatus LOGGED_IN = new WorkerStatus(2);

    /** Removed from the team ({@code 3}). */
    public static final WorkerStatus DELETED = new WorkerStatus(3);

    /** What the value means, or the number itself when it is not known. */
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
