package io.github.clouddatasets.datasets.common;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.WireValue;

/**
 * Where the labels of text classification are (schema {@code TextLabelLayout}). A digit written as text. The set is
 * open: a value without a constant is kept.
 *
 * @param value the value on the wire
 */
public record TextLabelLayout(@JsonValue String value) implements WireValue {

    /** In a file of their own, named with the suffix {@code _result} ({@code 0}). */
    public static final TextLabelLayout SEPARATE_FILE = new TextLabelLayout("0");

    /** In the file with the text, split by separators; the default ({@code 1}). */
    public static final TextLabelLayout SAME_FILE = new TextLabelLayout("1");

    /**
     * Refuses a missing value.
     *
     * @param value the value on the wire
     * @throws IllegalArgumentException if a value breaks its rule
     */
    public TextLabelLayout {
        Check.required("value", value);
    }

    /** The value on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
