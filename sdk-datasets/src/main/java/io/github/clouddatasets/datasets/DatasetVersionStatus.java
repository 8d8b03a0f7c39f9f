package io.github.clouddatasets.datasets;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.WireValue;

/**
 * State of a dataset version (schema {@code DatasetVersionStatus}). The set is open: a value without a constant is
 * kept.
 *
 * @param value the value on the wire
 */
public record DatasetVersionStatus(@JsonValue Integer value) implements WireValue {

    /** Being published ({@code 0}). */
    public static final DatasetVersionStatus CREATING = new DatasetVersionStatus(0);

    /** Published and usable. The documented table calls {@code 1} "running", yet every finished version has it. */
    public static final DatasetVersionStatus NORMAL = new DatasetVersionStatus(1);

    /** Being deleted ({@code 2}). */
    public static final DatasetVersionStatus DELETING = new DatasetVersionStatus(2);

    /** Deleted ({@code 3}). */
    public static final DatasetVersionStatus DELETED = new DatasetVersionStatus(3);

    /** Publishing went wrong ({@code 4}). */
    public static final DatasetVersionStatus ERROR = new DatasetVersionStatus(4);

    /**
     * Refuses a missing value.
     *
     * @param value the value on the wire
     * @throws IllegalArgumentException if a value breaks its rule
     */
    public DatasetVersionStatus {
        Check.required("value", value);
    }

    /** {@return whether the version is still being published: ask again later} */
    public boolean isPending() {
        return value == 0;
    }

    /** {@return whether the version is published and usable} */
    public boolean isSucceeded() {
        return value == 1;
    }

    /** {@return whether the version is being deleted, deleted or broken: it will not become usable any more} */
    public boolean isFailed() {
        return switch (value) {
            case 2, 3, 4 -> true;
            default -> false;
        };
    }

    /** The meaning of the value; the number itself for a value without a constant. */
    @Override
    public String toString() {
        return switch (value) {
            case 0 -> "creating";
            case 1 -> "normal";
            case 2 -> "deleting";
            case 3 -> "deleted";
            case 4 -> "error";
            default -> Integer.toString(value);
        };
    }
}
