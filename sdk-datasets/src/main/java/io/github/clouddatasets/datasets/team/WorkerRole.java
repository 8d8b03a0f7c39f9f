package io.github.clouddatasets.datasets.team;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Role of a member of a labeling team (schema {@code WorkerRole}). The set is open: a value without a constant is kept
 * as it came.
 *
 * @param value the value on the wire
 */
public record WorkerRole(@JsonValue int value) {

    /** Labels samples ({@code 0}). */
    public static final WorkerRole LABELER = new WorkerRole(0);

    /** Reviews labels ({@code 1}). */
    public static final WorkerRole REVIEWER = new WorkerRole(1);

    /** Administers the team ({@code 2}). */
    public static final WorkerRole TEAM_ADMINISTRATOR = new WorkerRole(2);

    /** Owns the dataset ({@code 3}). */
    public static final WorkerRole DATASET_OWNER = new WorkerRole(3);

    /** What the value means, or the number itself when it is not known. */
    @Override
    public String toString() {
        return switch (value) {
            case 0 -> "labeler";
            case 1 -> "reviewer";
            case 2 -> "team administrator";
            case 3 -> "dataset owner";
            default -> Integer.toString(value);
        };
    }
}
