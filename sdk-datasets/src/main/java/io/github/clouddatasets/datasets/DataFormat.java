package io.github.clouddatasets.datasets;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;

/**
 * Storage format of a dataset's data (schema {@code DataFormat}). The set is open: a value without a constant is kept
 * as it came.
 *
 * @param value the value on the wire
 */
public record DataFormat(@JsonValue String value) {

    /** The default format ({@code Default}). */
    public static final DataFormat DEFAULT = new DataFormat("Default");

    /** CarbonData; tables only ({@code CarbonData}). */
    public static final DataFormat CARBON_DATA = new DataFormat("CarbonData");

    public DataFormat {
        Check.required("value", value);
    }

    /** Whatever scalar the service sends, a number too, is taken as text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static DataFormat read(Object value) {
        return new DataFormat(value.toString());
    }

    /** The value on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
