package io.github.clouddatasets.manifest;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The use of a sample: in manifests, and in the requests of a client that change samples (schema {@code SampleUsage}).
 * Documented examples write both {@code TRAIN} and {@code train}: two usages that differ in case alone are equal, the
 * spelling is kept. The set is open: a value without a constant is kept as it came.
 *
 * @param value the value on the wire, or in the file
 */
public record SampleUsage(@JsonValue String value) {

    /** For training ({@code TRAIN}). */
    public static final SampleUsage TRAIN = new SampleUsage("TRAIN");

    /** For evaluation while training, also called validation ({@code EVAL}). */
    public static final SampleUsage EVAL = new SampleUsage("EVAL");

    /** For testing ({@code TEST}). */
    public static final SampleUsage TEST = new SampleUsage("TEST");

    /** For inference ({@code INFERENCE}). */
    public static final SampleUsage INFERENCE = new SampleUsage("INFERENCE");

    /**
     * Refuses a missing value.
     *
     * @param value the value on the wire
     * @throws IllegalArgumentException if a value breaks its rule
     */
    public SampleUsage {
        Check.required("value", value);
    }

    /** Reads text; a number is taken as text, a value of any other shape is absent. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static @Nullable SampleUsage read(@Nullable Object value) {
        return value instanceof String || value instanceof Number || value instanceof Boolean
                ? new SampleUsage(value.toString())
                : null;
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

    /** The value as it is spelled. */
    @Override
    public String toString() {
        return value;
    }

    private String folded() {
        return value.toUpperCase(Locale.ROOT);
    }
}
