package io.github.clouddatasets.powerdrill;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.github.clouddatasets.core.spi.value.Decoded;

/**
 * The data sources of a dataset, counted by their state ({@code v2GetDatasetStatus}, {@code v1GetDatasetStatus}). A count that the
 * service omits is 0.
 *
 * @param synchedCount data sources that the service has read
 * @param invalidCount data sources that the service cannot read; a final state
 * @param synchingCount data sources that the service has not finished reading
 */
@Decoded
public record DatasetStatus(int synchedCount, int invalidCount, int synchingCount) {

    /**
     * Whether jobs see all data: the service has read at least one data source, and no data source is in another state.
     * An
     * empty dataset is not ready.
     *
     * @return true if ready
     */
    @JsonIgnore
    public boolean isReady() {
        return invalidCount == 0 && synchingCount == 0 && synchedCount > 0;
    }
}
