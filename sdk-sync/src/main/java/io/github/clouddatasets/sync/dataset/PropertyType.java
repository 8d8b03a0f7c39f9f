package io.github.clouddatasets.sync.dataset;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.WireValue;

/**
 * Kind of values of a property. The set is open: a value without a constant is kept as the service sent it.
 *
 * @param value the value on the wire
 */
public record PropertyType(@JsonValue String value) implements WireValue {

    /** Free text. */
    public static final PropertyType TEXT = new PropertyType("text");

    /** A whole number. */
    public static final PropertyType INTEGER = new PropertyType("integer");

    /** Yes or no. */
    public static final PropertyType BOOLEAN = new PropertyType("boolean");

    /** One of several values. */
    public static final PropertyType SINGLE_SELECT = new PropertyType("single-select");

    /** Any of several values. */
    public static final PropertyType MULTI_SELECT = new PropertyType("multi-select");

    /**
     * Checks the value. {@inheritDoc}
     *
     * @throws IllegalArgumentException if it is null
     */
    public PropertyType {
        Check.required("value", value);
    }

    /**
     * The value on the wire.
     *
     * @return {@link #value()}
     */
    @Override
    public String toString() {
        return value;
    }
}
