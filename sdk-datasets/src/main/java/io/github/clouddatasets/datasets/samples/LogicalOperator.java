package io.github.clouddatasets.datasets.samples;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;

/**
 * How several criteria combine (schema {@code LogicalOperator}). The set is open: a value without a constant is kept as
 * it came.
 *
 * @param value the value on the wire
 */
public record LogicalOperator(@JsonValue String value) {

    /** One of them is enough ({@code OR}). */
    public static final LogicalOperator OR = new LogicalOperator("OR");

    /** All of them must hold ({@code AND}). */
    public static final LogicalOperator AND = new LogicalOperator("AND");

    public LogicalOperator {
        Check.required("value", value);
    }

    /** Whatever scalar the service sends, a number too, is taken as text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static LogicalOperator read(Object value) {
        return new LogicalOperator(value.toString());
    }

    /** The value on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
