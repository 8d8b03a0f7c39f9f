package io.github.clouddatasets.datasets.samples;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.WireScalar;
import io.github.clouddatasets.core.spi.value.WireValue;
import org.jspecify.annotations.Nullable;

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

    /** Reads text; a number is taken as text, a value of any other shape is absent. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static @Nullable HardFlag read(@Nullable Object value) {
        return WireScalar.text(value, HardFlag::new);
    }

    /** The value on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
