package io.github.clouddatasets.powerdrill;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.WireValue;

/**
 * State of a step of a job. The set is open: a value without a constant is kept as it came.
 *
 * @param value the value on the wire
 */
public record TaskStatus(@JsonValue String value) implements WireValue {

    /** At work. A step that failed can be tried again by the service and come back to this ({@code running}). */
    public static final TaskStatus RUNNING = new TaskStatus("running");

    /** Finished ({@code done}). */
    public static final TaskStatus DONE = new TaskStatus("done");

    /** Failed, for now ({@code error}). */
    public static final TaskStatus ERROR = new TaskStatus("error");

    /** Keeps the value. */
    public TaskStatus {
        Check.required("value", value);
    }

    /** Whatever scalar the service sends, a number too, is taken as text. */
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
