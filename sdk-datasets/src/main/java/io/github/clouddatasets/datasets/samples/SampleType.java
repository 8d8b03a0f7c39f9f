package io.github.clouddatasets.datasets.samples;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.WireValue;

/**
 * Kind of file that a sample is (schema {@code SampleType}). The set is open: a value without a constant is kept.
 *
 * @param value the value on the wire
 */
public record SampleType(@JsonValue Integer value) implements WireValue {

    /** Image ({@code 0}). */
    public static final SampleType IMAGE = new SampleType(0);

    /** Text ({@code 1}). */
    public static final SampleType TEXT = new SampleType(1);

    /** Audio ({@code 2}). */
    public static final SampleType AUDIO = new SampleType(2);

    /** Table ({@code 4}). */
    public static final SampleType TABLE = new SampleType(4);

    /** Video ({@code 6}). */
    public static final SampleType VIDEO = new SampleType(6);

    /** Any kind ({@code 9}). */
    public static final SampleType FREE_FORMAT = new SampleType(9);

    /**
     * Refuses a missing value.
     *
     * @param value the value on the wire
     * @throws IllegalArgumentException if a value breaks its rule
     */
    public SampleType {
        Check.required("value", value);
    }

    /** The meaning of the value; the number itself for a value without a constant. */
    @Override
    public String toString() {
        return switch (value) {
            case 0 -> "image";
            case 1 -> "text";
            case 2 -> "audio";
            case 4 -> "table";
            case 6 -> "video";
            case 9 -> "free format";
            default -> Integer.toString(value);
        };
    }
}
