package io.github.clouddatasets.datasets;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.WireValue;

/**
 * State of an export (schema {@code ExportTaskStatus}). The set is open: a value without a constant is kept.
 *
 * @param value the value on the wire
 */
public record ExportTaskStatus(@JsonValue String value) implements WireValue {

    /** Accepted, not started ({@code INIT}). */
    public static final ExportTaskStatus INIT = new ExportTaskStatus("INIT");

    /** Running ({@code RUNNING}). */
    public static final ExportTaskStatus RUNNING = new ExportTaskStatus("RUNNING");

    /** Failed ({@code FAILED}). */
    public static final ExportTaskStatus FAILED = new ExportTaskStatus("FAILED");

    /** Finished well; spelled {@code SUCCESSED} on the wire. */
    public static final ExportTaskStatus SUCCEEDED = new ExportTaskStatus("SUCCESSED");

    /**
     * Refuses a missing value.
     *
     * @param value the value on the wire
     * @throws IllegalArgumentException if a value breaks its rule
     */
    public ExportTaskStatus {
        Check.required("value", value);
    }

    /** {@return whether the export waits or runs: ask again later} */
    public boolean isPending() {
        return switch (value) {
            case "INIT", "RUNNING" -> true;
            default -> false;
        };
    }

    /** {@return whether the export finished well} */
    public boolean isSucceeded() {
        return value.equals("SUCCESSED");
    }

    /** {@return whether the export failed} */
    public boolean isFailed() {
        return value.equals("FAILED");
    }

    /** The value on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
