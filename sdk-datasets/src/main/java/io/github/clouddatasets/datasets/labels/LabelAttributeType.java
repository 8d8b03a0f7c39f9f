package io.github.clouddatasets.datasets.labels;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.WireValue;

/**
 * Kind of value of a label attribute (schema {@code LabelAttributeType}). The set is open: a value without a constant
 * is kept.
 *
 * @param value the value on the wire
 */
public record LabelAttributeType(@JsonValue String value) implements WireValue {

    /** Free text ({@code text}). */
    public static final LabelAttributeType TEXT = new LabelAttributeType("text");

    /** One value of a list ({@code select}). */
    public static final LabelAttributeType SELECT = new LabelAttributeType("select");

    /**
     * Refuses a missing value.
     *
     * @param value the value on the wire
     * @throws IllegalArgumentException if a value breaks its rule
     */
    public LabelAttributeType {
        Check.required("value", value);
    }

    /** The value on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
