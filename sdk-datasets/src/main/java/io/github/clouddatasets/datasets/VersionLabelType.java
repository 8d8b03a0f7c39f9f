package io.github.clouddatasets.datasets;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;

/**
 * Whether samples of a version carry one label or several (schema {@code VersionLabelType}). The set is open: a value
 * without a constant is kept as it came.
 *
 * @param value the value on the wire
 */
public record VersionLabelType(@JsonValue String value) {

    /** Some samples carry several labels ({@code multi}). */
    public static final VersionLabelType MULTI = new VersionLabelType("multi");

    /** Every sample carries one label ({@code single}). */
    public static final VersionLabelType SINGLE = new VersionLabelType("single");

    public VersionLabelType {
        Check.required("value", value);
    }

    /** Whatever scalar the service sends, a number too, is taken as text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static VersionLabelType read(Object value) {
        return new VersionLabelType(value.toString());
    }

    /** The value on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
