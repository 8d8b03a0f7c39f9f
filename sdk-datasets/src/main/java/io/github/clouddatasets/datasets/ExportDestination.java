package io.github.clouddatasets.datasets;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.WireValue;

/**
 * Destination of an export (schema {@code ExportDestination}). The set is open: a value without a constant is kept.
 *
 * @param value the value on the wire
 */
public record ExportDestination(@JsonValue String value) implements WireValue {

    /** A directory in OBS; the default ({@code DIR}). */
    public static final ExportDestination DIR = new ExportDestination("DIR");

    /** A new dataset ({@code NEW_DATASET}). */
    public static final ExportDestination NEW_DATASET = new ExportDestination("NEW_DATASET");

    /**
     * Refuses a missing value.
     *
     * @param value the value on the wire
     * @throws IllegalArgumentException if a value breaks its rule
     */
    public ExportDestination {
        Check.required("value", value);
    }

    /** The value on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
