package io.github.clouddatasets.powerdrill;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.WireValue;

/**
 * How the service works on the jobs of a session. The set is open: a value without a constant is kept as it came.
 *
 * @param value the value on the wire
 */
public record JobMode(@JsonValue String value) implements WireValue {

    /** The service chooses between analysis and retrieval ({@code AUTO}). */
    public static final JobMode AUTO = new JobMode("AUTO");

    /** Analysis of data ({@code DATA_ANALYTICS}). */
    public static final JobMode DATA_ANALYTICS = new JobMode("DATA_ANALYTICS");

    /** Analysis of data, as some answers spell it ({@code DATA_ANALYSIS}); rather send {@link #DATA_ANALYTICS}. */
    public static final JobMode DATA_ANALYSIS = new JobMode("DATA_ANALYSIS");

    /** Keeps the value. */
    public JobMode {
        Check.required("value", value);
    }

    /** Whatever scalar the service sends, a number too, is taken as text. */
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
