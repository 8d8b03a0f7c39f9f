package io.github.clouddatasets.datasets.common;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;

/**
 * Encoding of an uploaded text file (schema {@code FileEncoding}). The set is open: a value without a constant is kept
 * as it came.
 *
 * @param value the value on the wire
 */
public record FileEncoding(@JsonValue String value) {

    /** UTF-8; what the service assumes unless told otherwise ({@code UTF-8}). */
    public static final FileEncoding UTF_8 = new FileEncoding("UTF-8");

    /** GBK ({@code GBK}). */
    public static final FileEncoding GBK = new FileEncoding("GBK");

    /** GB 2312 ({@code GB2312}). */
    public static final FileEncoding GB2312 = new FileEncoding("GB2312");

    public FileEncoding {
        Check.required("value", value);
    }

    /** Whatever scalar the service sends, a number too, is taken as text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static FileEncoding read(Object value) {
        return new FileEncoding(value.toString());
    }

    /** The value on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
