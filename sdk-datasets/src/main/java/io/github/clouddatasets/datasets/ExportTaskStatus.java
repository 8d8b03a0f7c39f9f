package io.github.clouddatasets.datasets;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;

/**
 * State of an export (schema {@code ExportTaskStatus}). The set is open: a value without a constant is kept as it came.
 *
 * @param value the value on the wire
 */
public record ExportTaskStatus(@JsonValue String value) {

    /** Accepted, not started ({@code INIT}). */
    public static final ExportTaskStatus INIT = new ExportTaskStatus("INIT");

    /** Running ({@code RUNNING}). */
    public static final ExportTaskStatus RUNNING = new ExportTaskStatus("RUNNING");

    /** Failed ({@code FAILED}). */
    public static final ExportTaskStatus FAILED = new ExportTaskStatus("FAILED");

    /** Finished well; spelled {@code SUCCESSED} on the wire. */
    public static final ExportTaskStatus SUCCEEDED = new ExportTaskStatus("SUCCESSED");

    public ExportTaskStatus {
        Check.required("value", value);
    }

    /** Whatever scalar the service sends, a number too, is taken as text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static ExportTaskStatus read(Object value) {
        return new ExportTaskStatus(value.toString());
    }

    /** The export waits or runs: ask again later. */
    public boolean isPending() {
        return switch (value) {
            case "INIT", "RUNNING" -> true;
            default -> false;
        };
    }

    /** The export finished well. */
    public boolean isSucceeded() {
        return value.equals("SUCCESSED");
    }

    /** The export failed. */
    public boolean isFailed() {
        return value.equals("FAILED");
    }

    /** The value on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
