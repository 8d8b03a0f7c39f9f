package io.github.clouddatasets.datasets;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.WireValue;

/**
 * Format of a version as filters of lists write it: a number (schema {@code VersionFormatCode}). Bodies write the same
 * formats as text, see {@link VersionFormat}. The set is open: a value without a constant is kept.
 *
 * @param value the value on the wire
 */
public record VersionFormatCode(@JsonValue Integer value) implements WireValue {

    /** The default format ({@code 0}). */
    public static final VersionFormatCode DEFAULT = new VersionFormatCode(0);

    /** CarbonData; tables only ({@code 1}). */
    public static final VersionFormatCode CARBON_DATA = new VersionFormatCode(1);

    /** CSV ({@code 2}). */
    public static final VersionFormatCode CSV = new VersionFormatCode(2);

    /**
     * Refuses a missing value.
     *
     * @param value the value on the wire
     * @throws IllegalArgumentException if a value breaks its rule
     */
    public VersionFormatCode {
        Check.required("value", value);
    }

    /** The meaning of the value; the number itself for a value without a constant. */
    @Override
    public String toString() {
        return switch (value) {
            case 0 -> "default";
            case 1 -> "carbon data";
            case 2 -> "csv";
            default -> Integer.toString(value);
        };
    }
}
