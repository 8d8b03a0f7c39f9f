package io.github.clouddatasets.datasets.common;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.WireValue;

/**
 * Kind of place that data comes from (schema {@code DataSourceType}). The set is open: a value without a constant is
 * kept.
 *
 * @param value the value on the wire
 */
public record DataSourceType(@JsonValue Integer value) implements WireValue {

    /** An OBS bucket; the default ({@code 0}). */
    public static final DataSourceType OBS = new DataSourceType(0);

    /** GaussDB(DWS) ({@code 1}). */
    public static final DataSourceType DWS = new DataSourceType(1);

    /** DLI ({@code 2}). */
    public static final DataSourceType DLI = new DataSourceType(2);

    /** RDS ({@code 3}). */
    public static final DataSourceType RDS = new DataSourceType(3);

    /** MRS ({@code 4}). */
    public static final DataSourceType MRS = new DataSourceType(4);

    /** AI Gallery ({@code 5}). */
    public static final DataSourceType AI_GALLERY = new DataSourceType(5);

    /** An inference service ({@code 6}). */
    public static final DataSourceType INFERENCE = new DataSourceType(6);

    /**
     * Refuses a missing value.
     *
     * @param value the value on the wire
     * @throws IllegalArgumentException if a value breaks its rule
     */
    public DataSourceType {
        Check.required("value", value);
    }

    /** The meaning of the value; the number itself for a value without a constant. */
    @Override
    public String toString() {
        return switch (value) {
            case 0 -> "obs";
            case 1 -> "dws";
            case 2 -> "dli";
            case 3 -> "rds";
            case 4 -> "mrs";
            case 5 -> "ai gallery";
            case 6 -> "inference";
            default -> Integer.toString(value);
        };
    }
}
