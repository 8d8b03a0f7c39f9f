package io.github.clouddatasets.powerdrill;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.WireValue;

/**
 * How the service works on the jobs of a session. The set is open: the SDK keeps a value that has no constant.
 *
 * @param value the value on the wire
 */
public record JobMode(@JsonValue String value) implements WireValue {

    /** The service chooses between analysis and retrieval ({@code AUTO}). */
    public static final JobMode AUTO = new JobMode("AUTO");

    /** Analysis of data ({@code DATA_ANALYTICS}). */
    public static final JobMode DATA_ANALYTICS = new JobMode("DATA_ANALYTICS");

    /** Analysis of data, as some answers spell it ({@code DATA_ANALYSIS}); send {@link #DATA_ANALYTICS} instead. Version 1 of
     * the API refuses this spelling, and so does this SDK for version 1. */
    public static final JobMode DATA_ANALYSIS = new JobMode("DATA_ANALYSIS");

    /**
     * Keeps the value.
     *
     * @param value see {@link #value()}
     * @throws IllegalArgumentException if a value is missing or breaks its rule; the message names the field
     */
    public JobMode {
        Check.required("value", value);
    }

    /** Takes any scalar of the service as text, even a number. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static JobMode read(Object value) {
        return new JobMode(value.toString());
    }

    /** The value on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
