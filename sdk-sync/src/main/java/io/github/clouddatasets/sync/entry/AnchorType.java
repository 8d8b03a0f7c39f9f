package io.github.clouddatasets.sync.entry;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.WireValue;

/**
 * What a note is fixed to. The set is open: a value without a constant is kept as the service sent it.
 *
 * @param value the value on the wire
 */
public record AnchorType(@JsonValue String value) implements WireValue {

    /** The note is about the entry. */
    public static final AnchorType ENTRY = new AnchorType("entry");

    /** The note is about one annotation. */
    public static final AnchorType ANNOTATION = new AnchorType("annotation");

    /**
     * Checks the value. {@inheritDoc}
     *
     * @throws IllegalArgumentException if it is null
     */
    public AnchorType {
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
