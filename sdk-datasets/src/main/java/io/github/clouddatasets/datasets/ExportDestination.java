package io.github.clouddatasets.datasets;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;

/**
 * Where an export goes (schema {@code ExportDestination}). The set is open: a value without a constant is kept as it
 * came.
 *
 * @param value the value on the wire
 */
public record ExportDestination(@JsonValue String value) {

    /** A directory in OBS; what the service does unless told otherwise ({@code DIR}). */
    public static final ExportDestination DIR = new ExportDestination("DIR");

    /** A new dataset ({@code NEW_DATASET}). */
    public static final ExportDestination NEW_DATASET = new ExportDestination("NEW_DATASET");

    public ExportDestination {
        Check.required("value", value);
    }

    /** Whatever scalar the service sends, a number too, is taken as text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static ExportDestination read(Object value) {
        return new ExportDestination(value.toString());
    }

    /** The value on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
