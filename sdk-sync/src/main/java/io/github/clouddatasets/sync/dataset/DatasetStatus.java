package io.github.clouddatasets.sync.dataset;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.WireValue;

/**
 * State of a dataset. The set is open: a value without a constant is kept as the service sent it.
 *
 * @param value the value on the wire
 */
public record DatasetStatus(@JsonValue String value) implements WireValue {

    /** Nobody has begun. */
    public static final DatasetStatus PENDING = new DatasetStatus("pending");

    /** Entries are under way. Such a dataset cannot be deleted. */
    public static final DatasetStatus IN_PROGRESS = new DatasetStatus("in_progress");

    /** All entries are done. Such a dataset cannot be deleted. */
    public static final DatasetStatus COMPLETED = new DatasetStatus("completed");

    /**
     * Checks the value. {@inheritDoc}
     *
     * @throws IllegalArgumentException if it is null
     */
    public DatasetStatus {
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
