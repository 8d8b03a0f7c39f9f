package io.github.clouddatasets.datasets.samples;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.WireValue;

/**
 * Author of a label ({@link SampleLabel#annotatedBy()}; schema {@code AnnotatedBy}). Answers may carry richer values,
 * such as {@code human/name}. The set is open: a value without a constant is kept.
 *
 * @param value the value on the wire
 */
public record AnnotatedBy(@JsonValue String value) implements WireValue {

    /** A person ({@code human}). */
    public static final AnnotatedBy HUMAN = new AnnotatedBy("human");

    /** The machine ({@code auto}). */
    public static final AnnotatedBy AUTO = new AnnotatedBy("auto");

    /**
     * Refuses a missing value.
     *
     * @param value the value on the wire
     * @throws IllegalArgumentException if a value breaks its rule
     */
    public AnnotatedBy {
        Check.required("value", value);
    }

    /** The value on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
