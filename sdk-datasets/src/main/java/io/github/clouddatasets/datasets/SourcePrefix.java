package io.github.clouddatasets.datasets;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.WireValue;

/**
 * Beginning of the paths in exported label files (schema {@code SourcePrefix}). The set is open: a value without a
 * constant is kept.
 *
 * @param value the value on the wire
 */
public record SourcePrefix(@JsonValue String value) implements WireValue {

    /** What the service writes by default ({@code obs://}). */
    public static final SourcePrefix OBS = new SourcePrefix("obs://");

    /** Needed when the manifest feeds a training job ({@code s3://}). */
    public static final SourcePrefix S3 = new SourcePrefix("s3://");

    /**
     * Refuses a missing value.
     *
     * @param value the value on the wire
     * @throws IllegalArgumentException if a value breaks its rule
     */
    public SourcePrefix {
        Check.required("value", value);
    }

    /** The value on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
