package io.github.clouddatasets.datasets;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.WireValue;

/**
 * Storage format of a dataset's data (schema {@code DataFormat}). The set is open: a value without a constant is kept.
 *
 * @param value the value on the wire
 */
public record DataFormat(@JsonValue String value) implements WireValue {

    /** The default format ({@code Default}). */
    public static final DataFormat DEFAULT = new DataFormat("Default");

    /** CarbonData; tables only ({@code CarbonData}). */
    public static final DataFormat CARBON_DATA = new DataFormat("CarbonData");

    /**
     * Refuses a missing value.
     *
     * @param value the value on the wire
     * @throws IllegalArgumentException if a value breaks its rule
     */
    public DataFormat {
        Check.required("value", value);
    }

    /** The value on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
