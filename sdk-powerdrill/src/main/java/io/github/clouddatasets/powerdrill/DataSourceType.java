package io.github.clouddatasets.powerdrill;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.WireValue;

/**
 * Kind of a data source. The set is open: a value without a constant is kept as it came.
 *
 * @param value the value on the wire
 */
public record DataSourceType(@JsonValue String value) implements WireValue {

    /** A file; the only kind there is ({@code FILE}). */
    public static final DataSourceType FILE = new DataSourceType("FILE");

    /** Keeps the value. */
    public DataSourceType {
        Check.required("value", value);
    }

    /** Whatever scalar the service sends, a number too, is taken as text. */
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
