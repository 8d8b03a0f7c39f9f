package io.github.clouddatasets.sync.entry;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.WireValue;

/**
 * State of a note. The set is open: a value without a constant is kept as the service sent it.
 *
 * @param value the value on the wire
 */
public record NoteStatus(@JsonValue String value) implements WireValue {

    /** The note is open. */
    public static final NoteStatus PENDING = new NoteStatus("pending");

    /** Somebody has seen to the note. */
    public static final NoteStatus RESOLVED = new NoteStatus("resolved");

    /**
     * Checks the value. {@inheritDoc}
     *
     * @throws IllegalArgumentException if it is null
     */
    public NoteStatus {
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
