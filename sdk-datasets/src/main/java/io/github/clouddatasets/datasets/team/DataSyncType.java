package io.github.clouddatasets.datasets.team;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.WireValue;

/**
 * Kind of data that a team labeling task gets (schema {@code DataSyncType}). The set is open: a value without a
 * constant is kept.
 *
 * @param value the value on the wire
 */
public record DataSyncType(@JsonValue Integer value) implements WireValue {

    /** Nothing ({@code 0}). */
    public static final DataSyncType NOTHING = new DataSyncType(0);

    /** New data ({@code 1}). */
    public static final DataSyncType DATA = new DataSyncType(1);

    /** Labels ({@code 2}). */
    public static final DataSyncType LABELS = new DataSyncType(2);

    /** New data and labels ({@code 3}). */
    public static final DataSyncType DATA_AND_LABELS = new DataSyncType(3);

    /**
     * Refuses a missing value.
     *
     * @param value the value on the wire
     * @throws IllegalArgumentException if a value breaks its rule
     */
    public DataSyncType {
        Check.required("value", value);
    }

    /** The meaning of the value; the number itself for a value without a constant. */
    @Override
    public String toString() {
        return switch (value) {
            case 0 -> "nothing";
            case 1 -> "data";
            case 2 -> "labels";
            case 3 -> "data and labels";
            default -> Integer.toString(value);
        };
    }
}
