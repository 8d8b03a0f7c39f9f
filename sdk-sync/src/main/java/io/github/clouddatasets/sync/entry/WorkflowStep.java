package io.github.clouddatasets.sync.entry;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.WireValue;

/**
 * Step of the workflow that an entry is at. The set is open: a value without a constant is kept as the service sent it.
 *
 * @param value the value on the wire
 */
public record WorkflowStep(@JsonValue String value) implements WireValue {

    /** The medium is not processed yet. */
    public static final WorkflowStep START = new WorkflowStep("start");

    /** The entry can be annotated. */
    public static final WorkflowStep ANNOTATE = new WorkflowStep("annotate");

    /** The entry is reviewed. */
    public static final WorkflowStep REVIEW = new WorkflowStep("review");

    /** The entry has passed all steps. */
    public static final WorkflowStep DONE = new WorkflowStep("done");

    /** Somebody gave the entry up. */
    public static final WorkflowStep ERROR = new WorkflowStep("error");

    /**
     * Checks the value. {@inheritDoc}
     *
     * @throws IllegalArgumentException if it is null
     */
    public WorkflowStep {
        Check.required("value", value);
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
