package io.github.clouddatasets.datasets.common;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.WireValue;

/**
 * Encoding of an uploaded text file (schema {@code FileEncoding}). The set is open: a value without a constant is kept.
 *
 * @param value the value on the wire
 */
public record FileEncoding(@JsonValue String value) implements WireValue {

    /** UTF-8; the default ({@code UTF-8}). */
    public static final FileEncoding UTF_8 = new FileEncoding("UTF-8");

    /** GBK ({@code GBK}). */
    public static final FileEncoding GBK = new FileEncoding("GBK");

    /** GB 2312 ({@code GB2312}). */
    public static final FileEncoding GB2312 = new FileEncoding("GB2312");

    /**
     * Refuses a missing value.
     *
     * @param value the value on the wire
     * @throws IllegalArgumentException if a value breaks its rule
     */
    public FileEncoding {
        Check.required("value", value);
    }

    /** The value on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
