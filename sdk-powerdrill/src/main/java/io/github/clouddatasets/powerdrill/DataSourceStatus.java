package io.github.clouddatasets.powerdrill;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.WireValue;

/**
 * State of a data source. The set is open: a value without a constant is kept as it came.
 *
 * @param value the value on the wire
 */
public record DataSourceStatus(@JsonValue String value) implements WireValue {

    /** Waits or is being worked on ({@code synching}). */
    public static final DataSourceStatus SYNCHING = new DataSourceStatus("synching");

    /** Ready to be asked questions about ({@code synched}). */
    public static final DataSourceStatus SYNCHED = new DataSourceStatus("synched");

    /** Failed; it stays so ({@code invalid}). */
    public static final DataSourceStatus INVALID = new DataSourceStatus("invalid");

    /** Waits; an older word for {@link #SYNCHING} ({@code pending}). */
    public static final DataSourceStatus PENDING = new DataSourceStatus("pending");

    /** Is being worked on; an older word for {@link #SYNCHING} ({@code running}). */
    public static final DataSourceStatus RUNNING = new DataSourceStatus("running");

    /** Failed; an older word for {@link #INVALID} ({@code error}). */
    public static final DataSourceStatus ERROR = new DataSourceStatus("error");

    /** Keeps the value. */
    public DataSourceStatus {
        Check.required("value", value);
    }

    /** Whatever scalar the service sends, a number too, is taken as text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static DataSourceStatus read(Object value) {
        return new DataSourceStatus(value.toString());
    }

    /**
     * Whether it waits or is being worked on: ask again later.
     *
     * @return true under the present and the older words
     */
    public boolean isPending() {
        return switch (value) {
            case "synching", "pending", "running" -> true;
            default -> false;
        };
    }

    /**
     * Whether it is ready to be asked questions about.
     *
     * @return true if ready
     */
    public boolean isSynched() {
        return value.equals("synched");
    }

    /**
     * Whether it failed, for good.
     *
     * @return true under the present and the older word
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
