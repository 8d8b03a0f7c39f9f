package io.github.clouddatasets.datasets;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;

/**
 * Format of a dataset version as bodies write it: text (schema {@code VersionFormat}). List filters want a number, see
 * {@link VersionFormatCode}. The set is open: a value without a constant is kept as it came.
 *
 * @param value the value on the wire
 */
public record VersionFormat(@JsonValue String value) {

    /** The default format ({@code Default}). */
    public static final VersionFormat DEFAULT = new VersionFormat("Default");

    /** CarbonData; tables only ({@code CarbonData}). */
    public static final VersionFormat CARBON_DATA = new VersionFormat("CarbonData");

    /** CSV ({@code CSV}). */
    public static final VersionFormat CSV = new VersionFormat("CSV");

    public VersionFormat {
        Check.required("value", value);
    }

    /** Whatever scalar the service sends, a number too, is taken as text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static VersionFormat read(Object value) {
        return new VersionFormat(value.toString());
    }

    /** The value on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
