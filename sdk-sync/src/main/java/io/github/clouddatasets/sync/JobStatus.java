package io.github.clouddatasets.sync;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;

/**
 * State of a job. The set is open: a value without a constant is kept as it came.
 *
 * @param value the value on the wire
 */
public record JobStatus(@JsonValue String value) {

    /** Waits for a worker; jobs before it in the queue may take long. */
    public static final JobStatus PENDING = new JobStatus("pending");

    /** A worker is on it. A job whose worker died stays so for ever. */
    public static final JobStatus RUNNING = new JobStatus("running");

    /** Done, and well: the file is there. */
    public static final JobStatus COMPLETED = new JobStatus("completed");

    /** Failed; the service usually loses the reason. */
    public static final JobStatus ERRORED = new JobStatus("errored");

    /** Checks the value. */
    public JobStatus {
        Check.required("value", value);
    }

    /**
     * Whether the state is a last one.
     *
     * @return true for {@link #COMPLETED} and {@link #ERRORED}
     */
    public boolean isTerminal() {
        return equals(COMPLETED) || equals(ERRORED);
    }

    /** The value on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
