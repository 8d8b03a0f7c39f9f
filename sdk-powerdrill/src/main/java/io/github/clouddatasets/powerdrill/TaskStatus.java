package io.github.clouddatasets.powerdrill;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.WireValue;

/**
 * State of a step of a job. The set is open: the SDK keeps a value that has no constant.
 *
 * @param value the value on the wire
 */
public record TaskStatus(@JsonValue String value) implements WireValue {

    /** The step is at work. The service can try a failed step again, which is then running once more ({@code running}). */
    public static final TaskStatus RUNNING = new TaskStatus("running");

    /** Finished ({@code done}). */
    public static final TaskStatus DONE = new TaskStatus("done");

    /** Failed, for now ({@code error}). */
    public static final TaskStatus ERROR = new TaskStatus("error");

    /**
     * Keeps the value.
     *
     * @param value see {@link #value()}
     * @throws IllegalArgumentException if a value is missing or breaks its rule; the message names the field
     */
    public TaskStatus {
        Check.required("value", value);
    }

    /** Takes any scalar of the service as text, even a number. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static TaskStatus read(Object value) {
        return new TaskStatus(value.toString());
    }

    /** The value on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
