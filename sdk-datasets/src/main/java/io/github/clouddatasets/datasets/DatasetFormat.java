package io.github.clouddatasets.datasets;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Whether a dataset holds files or a table (schema {@code DatasetFormat}). The set is open: a value without a constant
 * is kept as it came.
 *
 * @param value the value on the wire
 */
public record DatasetFormat(@JsonValue int value) {

    /** Files ({@code 0}). */
    public static final DatasetFormat FILES = new DatasetFormat(0);

    /** A table ({@code 1}). */
    public static final DatasetFormat TABLE = new DatasetFormat(1);

    /** What the value means, or the number itself when it is not known. */
    @Override
    public String toString() {
        return switch (value) {
            case 0 -> "files";
            case 1 -> "table";
            default -> Integer.toString(value);
        };
    }
}
