package io.github.clouddatasets.datasets.samples;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;

/**
 * Who labeled a sample, or says so ({@link SampleLabel#annotatedBy()}; schema {@code AnnotatedBy}). Answers may carry
 * richer values, such as {@code human/name}. The set is open: a value without a constant is kept as it came.
 *
 * @param value the value on the wire
 */
public record AnnotatedBy(@JsonValue String value) {

    /** A person ({@code human}). */
    public static final AnnotatedBy HUMAN = new AnnotatedBy("human");

    /** The machine ({@code auto}). */
    public static final AnnotatedBy AUTO = new AnnotatedBy("auto");

    public AnnotatedBy {
        Check.required("value", value);
    }

    /** Whatever scalar the service sends, a number too, is taken as text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static AnnotatedBy read(Object value) {
        return new AnnotatedBy(value.toString());
    }

    /** The value on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
