package io.github.clouddatasets.datasets.samples;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;

/**
 * What a sample is for (schema {@code SampleUsage}). The set is open: a value without a constant is kept as it came.
 *
 * @param value the value on the wire
 */
public record SampleUsage(@JsonValue String value) {

    /** Training ({@code TRAIN}). */
    public static final SampleUsage TRAIN = new SampleUsage("TRAIN");

    /** Validation ({@code EVAL}). */
    public static final SampleUsage EVAL = new SampleUsage("EVAL");

    /** Test ({@code TEST}). */
    public static final SampleUsage TEST = new SampleUsage("TEST");

    /** Inference ({@code INFERENCE}). */
    public static final SampleUsage INFERENCE = new SampleUsage("INFERENCE");

    public SampleUsage {
        Check.required("value", value);
    }

    /** Whatever scalar the service sends, a number too, is taken as text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static SampleUsage read(Object value) {
        return new SampleUsage(value.toString());
    }

    /** The value on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
