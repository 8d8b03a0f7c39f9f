package io.github.clouddatasets.datasets.samples;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.WireScalar;
import io.github.clouddatasets.core.spi.value.WireValue;
import org.jspecify.annotations.Nullable;

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

    /** Reads text; a number is taken as text, a value of any other shape is absent. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static @Nullable LogicalOperator read(@Nullable Object value) {
        return WireScalar.text(value, LogicalOperator::new);
    }

    /** The value on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
