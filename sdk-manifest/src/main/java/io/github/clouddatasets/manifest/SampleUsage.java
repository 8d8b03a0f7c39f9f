package io.github.clouddatasets.manifest;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a sample is for. Documented examples write both {@code TRAIN} and {@code train}: two usages that differ in case
 * alone are equal, the spelling is kept. The set is open: a value without a constant is kept as it came.
 *
 * @param value the value in the file
 */
public record SampleUsage(@JsonValue String value) {

    /** For training ({@code TRAIN}). */
    public static final SampleUsage TRAIN = new SampleUsage("TRAIN");

    /** For evaluation while training ({@code EVAL}). */
    public static final SampleUsage EVAL = new SampleUsage("EVAL");

    /** For testing ({@code TEST}). */
    public static final SampleUsage TEST = new SampleUsage("TEST");

    /** For inference ({@code INFERENCE}). */
    public static final SampleUsage INFERENCE = new SampleUsage("INFERENCE");

    public SampleUsage {
        Check.required("value", value);
    }

    /** Compares without regard to case. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SampleUsage that && folded().equals(that.folded());
    }

    @Override
    public int hashCode() {
        return folded().hashCode();
    }

    /** The value in the file. */
    @Override
    public String toString() {
        return value;
    }

    private String folded() {
        return value.toUpperCase(Locale.ROOT);
    }
}
