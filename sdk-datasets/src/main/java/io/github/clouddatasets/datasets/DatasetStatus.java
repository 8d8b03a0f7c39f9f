package io.github.clouddatasets.datasets;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.WireValue;

/**
 * State of a dataset (schema {@code DatasetStatus}). The set is open: a value without a constant is kept.
 *
 * @param value the value on the wire
 */
public record DatasetStatus(@JsonValue Integer value) implements WireValue {

    /** Being created ({@code 0}). */
    public static final DatasetStatus CREATING = new DatasetStatus(0);

    /** Ready for use ({@code 1}). */
    public static final DatasetStatus NORMAL = new DatasetStatus(1);

    /** Being deleted ({@code 2}). */
    public static final DatasetStatus DELETING = new DatasetStatus(2);

    /** Deleted ({@code 3}). */
    public static final DatasetStatus DELETED = new DatasetStatus(3);

    /** Abnormal: an operation on the dataset failed ({@code 4}). */
    public static final DatasetStatus ABNORMAL = new DatasetStatus(4);

    /** Being synchronized with its data source ({@code 5}). */
    public static final DatasetStatus SYNCHRONIZING = new DatasetStatus(5);

    /** Publishing a version ({@code 6}). */
    public static final DatasetStatus PUBLISHING = new DatasetStatus(6);

    /** Switching to another version ({@code 7}). */
    public static final DatasetStatus SWITCHING_VERSION = new DatasetStatus(7);

    /** Importing data ({@code 8}). */
    public static final DatasetStatus IMPORTING = new DatasetStatus(8);

    /**
     * Refuses a missing value.
     *
     * @param value the value on the wire
     * @throws IllegalArgumentException if a value breaks its rule
     */
    public DatasetStatus {
        Check.required("value", value);
    }

    /** {@return whether the service is working on the dataset: ask again later} */
    public boolean isPending() {
        return switch (value) {
            case 0, 5, 6, 7, 8 -> true;
            default -> false;
        };
    }

    /** {@return whether the dataset is ready for use} */
    public boolean isSucceeded() {
        return value == 1;
    }

    /** {@return whether the dataset is being deleted, deleted or abnormal: it will not become usable any more} */
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
            case 4 -> "abnormal";
            case 5 -> "synchronizing";
            case 6 -> "publishing";
            case 7 -> "switching version";
            case 8 -> "importing";
            default -> Integer.toString(value);
        };
    }
}
