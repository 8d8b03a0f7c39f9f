package io.github.clouddatasets.datasets.team;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What is passed on to a team labeling task (schema {@code DataSyncType}). The set is open: a value without a constant
 * is kept as it came.
 *
 * @param value the value on the wire
 */
public record DataSyncType(@JsonValue int value) {

    /** Nothing ({@code 0}). */
    public static final DataSyncType NOTHING = new DataSyncType(0);

    /** New data ({@code 1}). */
    public static final DataSyncType DATA = new DataSyncType(1);

    /** Labels ({@code 2}). */
    public static final DataSyncType LABELS = new DataSyncType(2);

    /** New data and labels ({@code 3}). */
    public static final DataSyncType DATA_AND_LABELS = new DataSyncType(3);

    /** What the value means, or the number itself when it is not known. */
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
