package io.github.clouddatasets.datasets;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Kind of background task that may be running on a dataset (schema {@code RunningTaskType}). The set is open: a value
 * without a constant is kept as it came.
 *
 * @param value the value on the wire
 */
public record RunningTaskType(@JsonValue int value) {

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

    /** What the value means, or the number itself when it is not known. */
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
