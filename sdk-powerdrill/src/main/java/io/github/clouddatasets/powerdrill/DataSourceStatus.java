package io.github.clouddatasets.powerdrill;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.WireValue;

/**
 * State of a data source. The set is open: the SDK keeps a value that has no constant.
 *
 * @param value the value on the wire
 */
public record DataSourceStatus(@JsonValue String value) implements WireValue {

    /** The service has not finished reading the file ({@code synching}). */
    public static final DataSourceStatus SYNCHING = new DataSourceStatus("synching");

    /** The service has read the file: jobs can use it ({@code synched}). */
    public static final DataSourceStatus SYNCHED = new DataSourceStatus("synched");

    /** The service cannot read the file; a final state ({@code invalid}). */
    public static final DataSourceStatus INVALID = new DataSourceStatus("invalid");

    /** An older word for {@link #SYNCHING} ({@code pending}). */
    public static final DataSourceStatus PENDING = new DataSourceStatus("pending");

    /** Another older word for {@link #SYNCHING} ({@code running}). */
    public static final DataSourceStatus RUNNING = new DataSourceStatus("running");

    /** An older word for {@link #INVALID} ({@code error}). */
    public static final DataSourceStatus ERROR = new DataSourceStatus("error");

    /**
     * Keeps the value.
     *
     * @param value see {@link #value()}
     * @throws IllegalArgumentException if a value is missing or breaks its rule; the message names the field
     */
    public DataSourceStatus {
        Check.required("value", value);
    }

    /** Takes any scalar of the service as text, even a number. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static DataSourceStatus read(Object value) {
        return new DataSourceStatus(value.toString());
    }

    /**
     * Whether the service has not finished reading the file.
     *
     * @return true for the present word and for the older words
     */
    public boolean isPending() {
        return switch (value) {
            case "synching", "pending", "running" -> true;
            default -> false;
        };
    }

    /**
     * Whether the service has read the file.
     *
     * @return true if jobs can use the file
     */
    public boolean isSynched() {
        return value.equals("synched");
    }

    /**
     * Whether the service cannot read the file.
     *
     * @return true for the present word and for the older word
     */
    public boolean isInvalid() {
        return value.equals("invalid") || value.equals("error");
    }

    /** The value on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
