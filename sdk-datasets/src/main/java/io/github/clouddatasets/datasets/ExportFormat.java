package io.github.clouddatasets.datasets;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Directory layout of an export (schema {@code ExportFormat}). The set is open: a value without a constant is kept as
 * it came.
 *
 * @param value the value on the wire
 */
public record ExportFormat(@JsonValue int value) {

    /** One directory per label, for example {@code rabbits/1.jpg} ({@code 1}). */
    public static final ExportFormat TREE = new ExportFormat(1);

    /** All in one directory, for example {@code 1.jpg} beside {@code 1.txt} ({@code 2}). */
    public static final ExportFormat FLAT = new ExportFormat(2);

    /** What the value means, or the number itself when it is not known. */
    @Override
    public String toString() {
        return switch (value) {
            case 1 -> "tree";
            case 2 -> "flat";
            default -> Integer.toString(value);
        };
    }
}
