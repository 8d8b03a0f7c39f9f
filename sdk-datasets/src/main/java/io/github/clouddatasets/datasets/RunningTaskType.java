package io.github.clouddatasets.datasets;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.WireValue;

/**
 * Kind of background task that may be running on a dataset (schema {@code RunningTaskType}). The set is open: a value
 * without a constant is kept.
 *
 * @param value the value on the wire
 */
public record RunningTaskType(@JsonValue Integer value) implements WireValue {

    /** Auto labeling ({@code 0}). */
    public static final RunningTaskType AUTO_LABELING = new RunningTaskType(0);

    /** Pre-labeling ({@code 1}). */
    public static final RunningTaskType PRE_LABELING = new RunningTaskType(1);

    /** Export ({@code 2}). */
    public static final RunningTaskType EXPORT = new RunningTaskType(2);

    /** Switch to another version ({@code 3}). */
    public static final RunningTaskType VERSION_SWITCH = new RunningTaskType(3);

    /** Export of a manifest ({@code 4}). */
    public static final RunningTaskType MANIFEST_EXPORT = new RunningTaskType(4);

    /** Import of a manifest ({@code 5}). */
    public static final RunningTaskType MANIFEST_IMPORT = new RunningTaskType(5);

    /** Publishing of a version ({@code 6}). */
    public static final RunningTaskType VERSION_PUBLISHING = new RunningTaskType(6);

    /** Auto grouping ({@code 7}). */
    public static final RunningTaskType AUTO_GROUPING = new RunningTaskType(7);

    /**
     * Refuses a missing value.
     *
     * @param value the value on the wire
     * @throws IllegalArgumentException if a value breaks its rule
     */
    public RunningTaskType {
        Check.required("value", value);
    }

    /** The meaning of the value; the number itself for a value without a constant. */
    @Override
    public String toString() {
        return switch (value) {
            case 0 -> "auto labeling";
            case 1 -> "pre labeling";
            case 2 -> "export";
            case 3 -> "version switch";
            case 4 -> "manifest export";
            case 5 -> "manifest import";
            case 6 -> "version publishing";
            case 7 -> "auto grouping";
            default -> Integer.toString(value);
        };
    }
}
