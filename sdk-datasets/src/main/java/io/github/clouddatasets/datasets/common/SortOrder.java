package io.github.clouddatasets.datasets.common;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.WireValue;

/**
 * Direction in which a list is sorted (schema {@code SortOrder}). The set is open: a value without a constant is kept.
 *
 * @param value the value on the wire
 */
public record SortOrder(@JsonValue String value) implements WireValue {

    /** Ascending ({@code asc}). */
    public static final SortOrder ASC = new SortOrder("asc");

    /** Descending; the default ({@code desc}). */
    public static final SortOrder DESC = new SortOrder("desc");

    /**
     * Refuses a missing value.
     *
     * @param value the value on the wire
     * @throws IllegalArgumentException if a value breaks its rule
     */
    public SortOrder {
        Check.required("value", value);
    }

    /** The value on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
