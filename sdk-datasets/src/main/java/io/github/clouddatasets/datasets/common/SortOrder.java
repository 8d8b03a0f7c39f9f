package io.github.clouddatasets.datasets.common;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;

/**
 * Direction in which a list is sorted (schema {@code SortOrder}). The set is open: a value without a constant is kept
 * as it came.
 *
 * @param value the value on the wire
 */
public record SortOrder(@JsonValue String value) {

    /** Ascending ({@code asc}). */
    public static final SortOrder ASC = new SortOrder("asc");

    /** Descending; what the service does unless told otherwise ({@code desc}). */
    public static final SortOrder DESC = new SortOrder("desc");

    public SortOrder {
        Check.required("value", value);
    }

    /** Whatever scalar the service sends, a number too, is taken as text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static SortOrder read(Object value) {
        return new SortOrder(value.toString());
    }

    /** The value on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
