package io.github.clouddatasets.datasets;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.WireScalar;
import io.github.clouddatasets.core.spi.value.WireValue;
import org.jspecify.annotations.Nullable;

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

    /** Reads text; a number is taken as text, a value of any other shape is absent. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static @Nullable ExportDestination read(@Nullable Object value) {
        return WireScalar.text(value, ExportDestination::new);
    }

    /** The value on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
