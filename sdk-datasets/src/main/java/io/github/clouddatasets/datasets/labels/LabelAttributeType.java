package io.github.clouddatasets.datasets.labels;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;

/**
 * Kind of value of a label attribute (schema {@code LabelAttributeType}). The set is open: a value without a constant
 * is kept as it came.
 *
 * @param value the value on the wire
 */
public record LabelAttributeType(@JsonValue String value) {

    /** Free text ({@code text}). */
    public static final LabelAttributeType TEXT = new LabelAttributeType("text");

    /** One value of a list ({@code select}). */
    public static final LabelAttributeType SELECT = new LabelAttributeType("select");

    public LabelAttributeType {
        Check.required("value", value);
    }

    /** Whatever scalar the service sends, a number too, is taken as text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static LabelAttributeType read(Object value) {
        return new LabelAttributeType(value.toString());
    }

    /** The value on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
