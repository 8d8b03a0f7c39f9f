package io.github.clouddatasets.datasets;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.WireValue;

/**
 * Samples that an export takes (schema {@code ExportType}). The set is open: a value without a constant is kept.
 *
 * @param value the value on the wire
 */
public record ExportType(@JsonValue Integer value) implements WireValue {

    /** Labeled samples ({@code 0}). */
    public static final ExportType LABELED = new ExportType(0);

    /** Unlabeled samples ({@code 1}). */
    public static final ExportType UNLABELED = new ExportType(1);

    /** All samples ({@code 2}). */
    public static final ExportType ALL = new ExportType(2);

    /** The samples that the search conditions of {@link ExportParams} select ({@code 3}). */
    public static final ExportType BY_SEARCH = new ExportType(3);

    /**
     * Refuses a missing value.
     *
     * @param value the value on the wire
     * @throws IllegalArgumentException if a value breaks its rule
     */
    public ExportType {
        Check.required("value", value);
    }

    /** The meaning of the value; the number itself for a value without a constant. */
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
