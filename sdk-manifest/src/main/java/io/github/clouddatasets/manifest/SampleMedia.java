package io.github.clouddatasets.manifest;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The kind of a sample ({@code sample-type}). The set is open: a value without a constant is kept.
 *
 * @param value the value in the file
 */
public record SampleMedia(@JsonValue Integer value) {

    /** An image ({@code 0}). */
    public static final SampleMedia IMAGE = new SampleMedia(0);

    /** A text ({@code 1}). */
    public static final SampleMedia TEXT = new SampleMedia(1);

    /** A sound ({@code 2}). */
    public static final SampleMedia AUDIO = new SampleMedia(2);

    /** A row of a table ({@code 4}). */
    public static final SampleMedia TABLE = new SampleMedia(4);

    /** A video ({@code 6}). */
    public static final SampleMedia VIDEO = new SampleMedia(6);

    /**
     * Refuses a missing value.
     *
     * @param value the value in the file
     */
    public SampleMedia {
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
            default -> Integer.toString(value);
        };
    }
}
