package io.github.clouddatasets.datasets;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.WireValue;

/**
 * Generation of a dataset: created before or after labeling tasks were decoupled from datasets (schema
 * {@code DatasetGeneration}). The documentation calls both {@link #V1} and {@link #V2} the default, so set one of them.
 * The set is open: a value without a constant is kept.
 *
 * @param value the value on the wire
 */
public record DatasetGeneration(@JsonValue String value) implements WireValue {

    /** Before labeling tasks were decoupled ({@code v1}). */
    public static final DatasetGeneration V1 = new DatasetGeneration("v1");

    /** After labeling tasks were decoupled ({@code v2}). */
    public static final DatasetGeneration V2 = new DatasetGeneration("v2");

    /** Both generations ({@code all}). */
    public static final DatasetGeneration ALL = new DatasetGeneration("all");

    /**
     * Refuses a missing value.
     *
     * @param value the value on the wire
     * @throws IllegalArgumentException if a value breaks its rule
     */
    public DatasetGeneration {
        Check.required("value", value);
    }

    /** The value on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
