package io.github.clouddatasets.datasets.common;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;

/**
 * Security mode of an MRS cluster (schema {@code MrsClusterMode}). A digit written as text. The set is open: a value
 * without a constant is kept as it came.
 *
 * @param value the value on the wire
 */
public record MrsClusterMode(@JsonValue String value) {

    /** Normal cluster ({@code 0}). */
    public static final MrsClusterMode NORMAL = new MrsClusterMode("0");

    /** Security cluster ({@code 1}). */
    public static final MrsClusterMode SECURITY = new MrsClusterMode("1");

    public MrsClusterMode {
        Check.required("value", value);
    }

    /** Whatever scalar the service sends, a number too, is taken as text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static MrsClusterMode read(Object value) {
        return new MrsClusterMode(value.toString());
    }

    /** The value on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
