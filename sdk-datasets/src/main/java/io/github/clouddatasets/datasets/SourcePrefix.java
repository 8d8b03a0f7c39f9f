package io.github.clouddatasets.datasets;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;

/**
 * How paths in exported label files begin (schema {@code SourcePrefix}). The set is open: a value without a constant is
 * kept as it came.
 *
 * @param value the value on the wire
 */
public record SourcePrefix(@JsonValue String value) {

    /** What the service writes unless told otherwise ({@code obs://}). */
    public static final SourcePrefix OBS = new SourcePrefix("obs://");

    /** Needed when the manifest feeds a training job ({@code s3://}). */
    public static final SourcePrefix S3 = new SourcePrefix("s3://");

    public SourcePrefix {
        Check.required("value", value);
    }

    /** Whatever scalar the service sends, a number too, is taken as text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static SourcePrefix read(Object value) {
        return new SourcePrefix(value.toString());
    }

    /** The value on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
