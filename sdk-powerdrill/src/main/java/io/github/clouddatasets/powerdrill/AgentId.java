package io.github.clouddatasets.powerdrill;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.WireValue;

/**
 * Agent of a session; reserved by the service. The set is open: the SDK keeps a value that has no constant.
 *
 * @param value the value on the wire
 */
public record AgentId(@JsonValue String value) implements WireValue {

    /** The only agent there is ({@code DATA_ANALYSIS_AGENT}). */
    public static final AgentId DATA_ANALYSIS_AGENT = new AgentId("DATA_ANALYSIS_AGENT");

    /**
     * Keeps the value.
     *
     * @param value see {@link #value()}
     * @throws IllegalArgumentException if a value is missing or breaks its rule; the message names the field
     */
    public AgentId {
        Check.required("value", value);
    }

    /** Takes any scalar of the service as text, even a number. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static AgentId read(Object value) {
        return new AgentId(value.toString());
    }

    /** The value on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
