package io.github.clouddatasets.datasets;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.WireValue;

/**
 * Sort key of a listing of datasets (schema {@code DatasetSortKey}). The set is open: a value without a constant is
 * kept.
 *
 * @param value the value on the wire
 */
public record DatasetSortKey(@JsonValue String value) implements WireValue {

    /** Creation time; the default ({@code create_time}). */
    public static final DatasetSortKey CREATE_TIME = new DatasetSortKey("create_time");

    /** Name of the dataset ({@code dataset_name}). */
    public static final DatasetSortKey DATASET_NAME = new DatasetSortKey("dataset_name");

    /**
     * Refuses a missing value.
     *
     * @param value the value on the wire
     * @throws IllegalArgumentException if a value breaks its rule
     */
    public DatasetSortKey {
        Check.required("value", value);
    }

    /** The value on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
