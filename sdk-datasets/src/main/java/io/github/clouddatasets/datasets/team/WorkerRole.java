package io.github.clouddatasets.datasets.team;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.WireValue;

/**
 * Role of a member of a labeling team (schema {@code WorkerRole}). The set is open: a value without a constant is kept.
 *
 * @param value the value on the wire
 */
public record WorkerRole(@JsonValue Integer value) implements WireValue {

    /** Labels samples ({@code 0}). */
    public static final WorkerRole LABELER = new WorkerRole(0);

    /** Reviews labels ({@code 1}). */
    public static final WorkerRole REVIEWER = new WorkerRole(1);

    /** Administers the team ({@code 2}). */
    public static final WorkerRole TEAM_ADMINISTRATOR = new WorkerRole(2);

    /** Owns the dataset ({@code 3}). */
    public static final WorkerRole DATASET_OWNER = new WorkerRole(3);

    /**
     * Refuses a missing value.
     *
     * @param value the value on the wire
     * @throws IllegalArgumentException if a value breaks its rule
     */
    public WorkerRole {
        Check.required("value", value);
    }

    /** The meaning of the value; the number itself for a value without a constant. */
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
