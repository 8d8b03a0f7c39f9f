package io.github.clouddatasets.datasets.samples;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;

/**
 * Whether samples are hard examples, as search conditions write it (schema {@code HardFlag}). A digit written as text.
 * The set is open: a value without a constant is kept as it came.
 *
 * @param value the value on the wire
 */
public record HardFlag(@JsonValue String value) {

    /** Not hard ({@code 0}). */
    public static final HardFlag NOT_HARD = new HardFlag("0");

    /** Hard ({@code 1}). */
    public static final HardFlag HARD = new HardFlag("1");

    public HardFlag {
        Check.required("value", value);
    }

    /** Whatever scalar the service sends, a number too, is taken as text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static HardFlag read(Object value) {
        return new HardFlag(value.toString());
    }

    /** The value on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
