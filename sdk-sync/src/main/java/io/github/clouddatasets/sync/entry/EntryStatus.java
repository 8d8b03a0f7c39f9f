package io.github.clouddatasets.sync.entry;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.WireValue;

/**
 * State of an entry within its step. The set is open: a value without a constant is kept as the service sent it.
 *
 * @param value the value on the wire
 */
public record EntryStatus(@JsonValue String value) implements WireValue {

    /** The entry waits. */
    public static final EntryStatus PENDING = new EntryStatus("pending");

    /** The medium is processed. */
    public static final EntryStatus PROCESSING = new EntryStatus("processing");

    /** Somebody is at the entry. */
    public static final EntryStatus IN_PROGRESS = new EntryStatus("in_progress");

    /** The entry is done. No annotation of it can be changed. */
    public static final EntryStatus COMPLETED = new EntryStatus("completed");

    /** The medium could not be processed, or somebody gave the entry up. */
    public static final EntryStatus ERRORED = new EntryStatus("errored");

    /**
     * Checks the value. {@inheritDoc}
     *
     * @throws IllegalArgumentException if it is null
     */
    public EntryStatus {
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
