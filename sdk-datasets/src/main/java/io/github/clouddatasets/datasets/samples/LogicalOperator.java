package io.github.clouddatasets.datasets.samples;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.WireValue;

/**
 * Combination of several criteria (schema {@code LogicalOperator}). The set is open: a value without a constant is
 * kept.
 *
 * @param value the value on the wire
 */
public record LogicalOperator(@JsonValue String value) implements WireValue {

    /** One of them is enough ({@code OR}). */
    public static final LogicalOperator OR = new LogicalOperator("OR");

    /** All of them must hold ({@code AND}). */
    public static final LogicalOperator AND = new LogicalOperator("AND");

    /**
     * Refuses a missing value.
     *
     * @param value the value on the wire
     * @throws IllegalArgumentException if a value breaks its rule
     */
    public LogicalOperator {
        Check.required("value", value);
    }

    /** The value on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
