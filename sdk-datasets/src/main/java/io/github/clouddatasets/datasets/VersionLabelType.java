package io.github.clouddatasets.datasets;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.WireValue;

/**
 * Number of labels that a sample of a version carries: one or several (schema {@code VersionLabelType}). The set is
 * open: a value without a constant is kept.
 *
 * @param value the value on the wire
 */
public record VersionLabelType(@JsonValue String value) implements WireValue {

    /** Some samples carry several labels ({@code multi}). */
    public static final VersionLabelType MULTI = new VersionLabelType("multi");

    /** Every sample carries one label ({@code single}). */
    public static final VersionLabelType SINGLE = new VersionLabelType("single");

    /**
     * Refuses a missing value.
     *
     * @param value the value on the wire
     * @throws IllegalArgumentException if a value breaks its rule
     */
    public VersionLabelType {
        Check.required("value", value);
    }

    /** The value on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
