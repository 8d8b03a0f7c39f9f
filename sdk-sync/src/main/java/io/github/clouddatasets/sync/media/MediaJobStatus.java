package io.github.clouddatasets.sync.media;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.WireValue;

/**
 * State of a processing job. The set is open: a value without a constant is kept as the service sent it.
 *
 * @param value the value on the wire
 */
public record MediaJobStatus(@JsonValue String value) implements WireValue {

    /** The job waits for a worker. */
    public static final MediaJobStatus PENDING = new MediaJobStatus("pending");

    /** A worker is at the job. A job whose worker died stays in this state for ever. */
    public static final MediaJobStatus RUNNING = new MediaJobStatus("running");

    /** The job succeeded: the variants are stored, and the entry can be annotated. */
    public static final MediaJobStatus COMPLETED = new MediaJobStatus("completed");

    /** The job failed, and the entry with it; the service usually loses the reason. */
    public static final MediaJobStatus ERRORED = new MediaJobStatus("errored");

    /**
     * Checks the value. {@inheritDoc}
     *
     * @throws IllegalArgumentException if it is null
     */
    public MediaJobStatus {
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
