package io.github.clouddatasets.datasets;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.WireValue;

/**
 * Format of a dataset version as bodies write it: text (schema {@code VersionFormat}). Filters of lists write a number,
 * see {@link VersionFormatCode}. The set is open: a value without a constant is kept.
 *
 * @param value the value on the wire
 */
public record VersionFormat(@JsonValue String value) implements WireValue {

    /** The default format ({@code Default}). */
    public static final VersionFormat DEFAULT = new VersionFormat("Default");

    /** CarbonData; tables only ({@code CarbonData}). */
    public static final VersionFormat CARBON_DATA = new VersionFormat("CarbonData");

    /** CSV ({@code CSV}). */
    public static final VersionFormat CSV = new VersionFormat("CSV");

    /**
     * Refuses a missing value.
     *
     * @param value the value on the wire
     * @throws IllegalArgumentException if a value breaks its rule
     */
    public VersionFormat {
        Check.required("value", value);
    }

    /** The value on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
