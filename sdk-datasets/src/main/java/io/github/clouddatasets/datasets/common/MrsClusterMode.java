package io.github.clouddatasets.datasets.common;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.WireValue;

/**
 * Security mode of an MRS cluster (schema {@code MrsClusterMode}). A digit written as text. The set is open: a value
 * without a constant is kept.
 *
 * @param value the value on the wire
 */
public record MrsClusterMode(@JsonValue String value) implements WireValue {

    /** Normal cluster ({@code 0}). */
    public static final MrsClusterMode NORMAL = new MrsClusterMode("0");

    /** Security cluster ({@code 1}). */
    public static final MrsClusterMode SECURITY = new MrsClusterMode("1");

    /**
     * Refuses a missing value.
     *
     * @param value the value on the wire
     * @throws IllegalArgumentException if a value breaks its rule
     */
    public MrsClusterMode {
        Check.required("value", value);
    }

    /** The value on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
