package io.github.clouddatasets.powerdrill;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * How far the data sources of a dataset are ({@code v2GetDatasetStatus}, {@code v1GetDatasetStatus}). A count that the
 * service leaves out is 0.
 *
 * @param synchedCount data sources that can be asked questions about
 * @param invalidCount data sources that failed; they stay so
 * @param synchingCount data sources that wait or are being worked on
 */
public record DatasetStatus(int synchedCount, int invalidCount, int synchingCount) {

    /**
     * Whether jobs will see all data: nothing failed, nothing under way, and at least one data source is there. An empty
     * dataset has nothing to ask about and is not ready.
     *
     * @return true if ready
     */
    @JsonIgnore
    public boolean isReady() {
        return invalidCount == 0 && synchingCount == 0 && synchedCount > 0;
    }
}
