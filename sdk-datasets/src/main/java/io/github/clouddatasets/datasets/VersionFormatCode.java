package io.github.clouddatasets.datasets;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Format of a version as list filters want it: a number (schema {@code VersionFormatCode}). Bodies write the same
 * formats as text, see {@link VersionFormat}. The set is open: a value without a constant is kept as it came.
 *
 * @param value the value on the wire
 */
public record VersionFormatCode(@JsonValue int value) {

    /** The default format ({@code 0}). */
    public static final VersionFormatCode DEFAULT = new VersionFormatCode(0);

    /** CarbonData; tables only ({@code 1}). */
    public static final VersionFormatCode CARBON_DATA = new VersionFormatCode(1);

    /** CSV ({@code 2}). */
    public static final VersionFormatCode CSV = new VersionFormatCode(2);

    /** What the value means, or the number itself when it is not known. */
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
