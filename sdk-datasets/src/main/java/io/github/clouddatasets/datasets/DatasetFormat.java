package io.github.clouddatasets.datasets;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.WireValue;

/**
 * Kind of storage of a dataset: files or a table (schema {@code DatasetFormat}). The set is open: a value without a
 * constant is kept.
 *
 * @param value the value on the wire
 */
public record DatasetFormat(@JsonValue Integer value) implements WireValue {

    /** Files ({@code 0}). */
    public static final DatasetFormat FILES = new DatasetFormat(0);

    /** A table ({@code 1}). */
    public static final DatasetFormat TABLE = new DatasetFormat(1);

    /**
     * Refuses a missing value.
     *
     * @param value the value on the wire
     * @throws IllegalArgumentException if a value breaks its rule
     */
    public DatasetFormat {
        Check.required("value", value);
    }

    /** The meaning of the value; the number itself for a value without a constant. */
    @Override
    public String toString() {
        return switch (value) {
            case 0 -> "files";
            case 1 -> "table";
            default -> Integer.toString(value);
        };
    }
}
