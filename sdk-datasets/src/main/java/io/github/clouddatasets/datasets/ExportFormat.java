package io.github.clouddatasets.datasets;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.WireValue;

/**
 * Directory layout of an export (schema {@code ExportFormat}). The set is open: a value without a constant is kept.
 *
 * @param value the value on the wire
 */
public record ExportFormat(@JsonValue Integer value) implements WireValue {

    /** One directory per label, for example {@code rabbits/1.jpg} ({@code 1}). */
    public static final ExportFormat TREE = new ExportFormat(1);

    /** All in one directory, for example {@code 1.jpg} beside {@code 1.txt} ({@code 2}). */
    public static final ExportFormat FLAT = new ExportFormat(2);

    /**
     * Refuses a missing value.
     *
     * @param value the value on the wire
     * @throws IllegalArgumentException if a value breaks its rule
     */
    public ExportFormat {
        Check.required("value", value);
    }

    /** The meaning of the value; the number itself for a value without a constant. */
    @Override
    public String toString() {
        return switch (value) {
            case 1 -> "tree";
            case 2 -> "flat";
            default -> Integer.toString(value);
        };
    }
}
