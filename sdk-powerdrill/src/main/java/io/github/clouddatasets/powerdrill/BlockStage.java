package io.github.clouddatasets.powerdrill;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.WireValue;

/**
 * Stage of the work that made a block. The set is open: the SDK keeps a value that has no constant.
 *
 * @param value the value on the wire
 */
public record BlockStage(@JsonValue String value) implements WireValue {

    /** Working output on the way to the answer ({@code Analyze}). */
    public static final BlockStage ANALYZE = new BlockStage("Analyze");

    /** The answer ({@code Respond}). */
    public static final BlockStage RESPOND = new BlockStage("Respond");

    /**
     * Keeps the value.
     *
     * @param value see {@link #value()}
     * @throws IllegalArgumentException if a value is missing or breaks its rule; the message names the field
     */
    public BlockStage {
        Check.required("value", value);
    }

    /** Takes any scalar of the service as text, even a number. */
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
