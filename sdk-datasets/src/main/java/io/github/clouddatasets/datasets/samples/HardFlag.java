package io.github.clouddatasets.datasets.samples;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.WireValue;

/**
 * Whether samples are hard examples, as search conditions write it (schema {@code HardFlag}). A digit written as text.
 * The set is open: a value without a constant is kept.
 *
 * @param value the value on the wire
 */
public record HardFlag(@JsonValue String value) implements WireValue {

    /** Not hard ({@code 0}). */
    public static final HardFlag NOT_HARD = new HardFlag("0");

    /** Hard ({@code 1}). */
    public static final HardFlag HARD = new HardFlag("1");

    /**
     * Refuses a missing value.
     *
     * @param value the value on the wire
     * @throws IllegalArgumentException if a value breaks its rule
     */
    public HardFlag {
        Check.required("value", value);
    }

    /** The value on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
