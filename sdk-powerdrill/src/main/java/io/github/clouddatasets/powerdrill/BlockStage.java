package io.github.clouddatasets.powerdrill;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.WireValue;

/**
 * Part of the work that a block comes from. The set is open: a value without a constant is kept as it came.
 *
 * @param value the value on the wire
 */
public record BlockStage(@JsonValue String value) implements WireValue {

    /** Working output on the way to the answer ({@code Analyze}). */
    public static final BlockStage ANALYZE = new BlockStage("Analyze");

    /** The answer ({@code Respond}). */
    public static final BlockStage RESPOND = new BlockStage("Respond");

    /** Keeps the value. */
    public BlockStage {
        Check.required("value", value);
    }

    /** Whatever scalar the service sends, a number too, is taken as text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static BlockStage read(Object value) {
        return new BlockStage(value.toString());
    }

    /** The value on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
