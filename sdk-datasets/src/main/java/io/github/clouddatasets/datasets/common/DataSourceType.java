package io.github.clouddatasets.datasets.common;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Kind of place that data comes from (schema {@code DataSourceType}). The set is open: a value without a constant is
 * kept as it came.
 *
 * @param value the value on the wire
 */
public record DataSourceType(@JsonValue int value) {

    /** An OBS bucket; what the service assumes unless told otherwise ({@code 0}). */
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

    /** What the value means, or the number itself when it is not known. */
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
