package io.github.clouddatasets.sync;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.WireValue;

/**
 * State of a job. The set is open: a value without a constant is kept as the service sent it.
 *
 * @param value the value on the wire
 */
public record JobStatus(@JsonValue String value) implements WireValue {

    /** The job waits for a worker; the jobs before it in the queue may take long. */
    public static final JobStatus PENDING = new JobStatus("pending");

    /** A worker is at the job. A job whose worker died stays in this state for ever. */
    public static final JobStatus RUNNING = new JobStatus("running");

    /** The job succeeded: its file is stored. */
    public static final JobStatus COMPLETED = new JobStatus("completed");

    /** The job failed; the service usually loses the reason. */
    public static final JobStatus ERRORED = new JobStatus("errored");

    /**
     * Checks the value. {@inheritDoc}
     *
     * @throws IllegalArgumentException if it is null
     */
    public JobStatus {
        Check.required("value", value);
    }

    /**
     * Whether a job in this state has ended.
     *
     * @return true for {@link #COMPLETED} and {@link #ERRORED}
     */
    public boolean isTerminal() {
        return equals(COMPLETED) || equals(ERRORED);
    }

    /**
     * The value on the wire.
     *
     * @return {@link #value()}
     */
    @Override
    public String toString() {
        return value;
    }
}
