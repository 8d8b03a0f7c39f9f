package io.github.clouddatasets.datasets.labels;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.WireValue;

/**
 * Reach of a deletion of labels (schema {@code DeletePolicy}). <b>All but {@link #LABEL_ONLY} delete samples.</b> The
 * set is open: a value without a constant is kept.
 *
 * @param value the value on the wire
 */
public record DeletePolicy(@JsonValue Integer value) implements WireValue {

    /** Only the label ({@code 0}). */
    public static final DeletePolicy LABEL_ONLY = new DeletePolicy(0);

    /** The label, <b>and the samples that carry no other</b>; their source files stay in OBS ({@code 1}). */
    public static final DeletePolicy LABEL_AND_SAMPLES = new DeletePolicy(1);

    /**
     * The label, <b>the samples that carry no other, and their source files in OBS</b>, which cannot be brought back
     * ({@code 2}).
     */
    public static final DeletePolicy LABEL_SAMPLES_AND_SOURCE_FILES = new DeletePolicy(2);

    /**
     * Refuses a missing value.
     *
     * @param value the value on the wire
     * @throws IllegalArgumentException if a value breaks its rule
     */
    public DeletePolicy {
        Check.required("value", value);
    }

    /** The meaning of the value; the number itself for a value without a constant. */
    @Override
    public String toString() {
        return switch (value) {
            case 0 -> "label only";
            case 1 -> "label and samples";
            case 2 -> "label samples and source files";
            default -> Integer.toString(value);
        };
    }
}
