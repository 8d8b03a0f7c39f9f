package io.github.clouddatasets.sync;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.WireValue;

/**
 * Which media files go into an export. The set is open: exporters of plugins may know other values.
 *
 * @param value the value on the wire
 */
public record IncludeMedias(@JsonValue String value) implements WireValue {

    /** No media files: labels only. */
    public static final IncludeMedias NONE = new IncludeMedias("none");

    /** The original files; the service's default when no options are sent. */
    public static final IncludeMedias ORIGINAL = new IncludeMedias("original");

    /** The original files and everything derived from them. */
    public static final IncludeMedias ALL = new IncludeMedias("all");

    /**
     * Checks the value. {@inheritDoc}
     *
     * @throws IllegalArgumentException if it is null
     */
    public IncludeMedias {
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
