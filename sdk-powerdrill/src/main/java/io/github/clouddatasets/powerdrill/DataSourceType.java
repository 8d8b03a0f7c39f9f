package io.github.clouddatasets.powerdrill;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.WireValue;

/**
 * Kind of a data source. The set is open: the SDK keeps a value that has no constant.
 *
 * @param value the value on the wire
 */
public record DataSourceType(@JsonValue String value) implements WireValue {

    /** A file; the only kind there is ({@code FILE}). */
    public static final DataSourceType FILE = new DataSourceType("FILE");

    /**
     * Keeps the value.
     *
     * @param value see {@link #value()}
     * @throws IllegalArgumentException if a value is missing or breaks its rule; the message names the field
     */
    public DataSourceType {
        Check.required("value", value);
    }

    /** Takes any scalar of the service as text, even a number. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static DataSourceType read(Object value) {
        return new DataSourceType(value.toString());
    }

    /** The value on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
