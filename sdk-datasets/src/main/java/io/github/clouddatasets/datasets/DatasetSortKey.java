package io.github.clouddatasets.datasets;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;

/**
 * What a list of datasets is sorted by (schema {@code DatasetSortKey}). The set is open: a value without a constant is
 * kept as it came.
 *
 * @param value the value on the wire
 */
public record DatasetSortKey(@JsonValue String value) {

    /** Creation time; what the service sorts by unless told otherwise ({@code create_time}). */
    public static final DatasetSortKey CREATE_TIME = new DatasetSortKey("create_time");

    /** Name of the dataset ({@code dataset_name}). */
    public static final DatasetSortKey DATASET_NAME = new DatasetSortKey("dataset_name");

    public DatasetSortKey {
        Check.required("value", value);
    }

    /** Whatever scalar the service sends, a number too, is taken as text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static DatasetSortKey read(Object value) {
        return new DatasetSortKey(value.toString());
    }

    /** The value on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
