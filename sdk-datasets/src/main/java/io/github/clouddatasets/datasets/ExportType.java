package io.github.clouddatasets.datasets;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Which samples an export takes (schema {@code ExportType}). The set is open: a value without a constant is kept as it
 * came.
 *
 * @param value the value on the wire
 */
public record ExportType(@JsonValue int value) {

    /** Labeled samples ({@code 0}). */
    public static final ExportType LABELED = new ExportType(0);

    /** Unlabeled samples ({@code 1}). */
    public static final ExportType UNLABELED = new ExportType(1);

    /** All samples ({@code 2}). */
    public static final ExportType ALL = new ExportType(2);

    /** The samples that the search conditions of {@link ExportParams} select ({@code 3}). */
    public static final ExportType BY_SEARCH = new ExportType(3);

    /** What the value means, or the number itself when it is not known. */
    @Override
    public String toString() {
        return switch (value) {
            case 0 -> "labeled";
            case 1 -> "unlabeled";
            case 2 -> "all";
            case 3 -> "by search";
            default -> Integer.toString(value);
        };
    }
}
