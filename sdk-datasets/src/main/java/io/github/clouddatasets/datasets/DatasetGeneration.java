package io.github.clouddatasets.datasets;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;

/**
 * Generation of a dataset: created before or after labeling tasks became things of their own (schema
 * {@code DatasetGeneration}). The documentation calls both {@link #V1} and {@link #V2} the default, so say which one is
 * meant. The set is open: a value without a constant is kept as it came.
 *
 * @param value the value on the wire
 */
public record DatasetGeneration(@JsonValue String value) {

    /** Before labeling tasks were decoupled ({@code v1}). */
    public static final DatasetGeneration V1 = new DatasetGeneration("v1");

    /** After labeling tasks were decoupled ({@code v2}). */
    public static final DatasetGeneration V2 = new DatasetGeneration("v2");

    /** Both generations ({@code all}). */
    public static final DatasetGeneration ALL = new DatasetGeneration("all");

    public DatasetGeneration {
        Check.required("value", value);
    }

    /** Whatever scalar the service sends, a number too, is taken as text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static DatasetGeneration read(Object value) {
        return new DatasetGeneration(value.toString());
    }

    /** The value on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
