package io.github.clouddatasets.core.spi.value;

/**
 * A value of an open set, as the wire spells it: a record with one component, constants for the documented values, and
 * room for any other. Queries and paths take such a value as it is.
 */
public interface WireValue {

    /**
     * The value on the wire.
     *
     * @return a text or a number
     */
    Object value();
}
