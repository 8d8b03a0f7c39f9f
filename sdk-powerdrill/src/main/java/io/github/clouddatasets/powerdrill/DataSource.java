package io.github.clouddatasets.powerdrill;

import io.github.clouddatasets.core.spi.value.Decoded;
import io.github.clouddatasets.core.spi.value.WireId;
import org.jspecify.annotations.Nullable;

/**
 * A file of a dataset ({@code v2GetDataSource}, {@code v1GetDataSource}, and in the listings).
 *
 * @param id the data source's id
 * @param datasetId the dataset of the data source
 * @param name its name
 * @param type its kind
 * @param status how far the service has read the file
 * @param size length of the file in bytes; null right after the creation, and in version 1
 * @param fileName name of the file; version 1 only, else null
 * @param userId the user who owns the data source; version 1 only, and seldom there
 */
@Decoded
public record DataSource(
        String id,
        @Nullable String datasetId,
        @Nullable String name,
        @Nullable DataSourceType type,
        @Nullable DataSourceStatus status,
        @Nullable Long size,
        @Nullable String fileName,
        @Nullable String userId) {

    /**
     * Makes sure that there is an id.
     *
     * @param id see {@link #id()}
     * @param datasetId see {@link #datasetId()}
     * @param name see {@link #name()}
     * @param type see {@link #type()}
     * @param status see {@link #status()}
     * @param size see {@link #size()}
     * @param fileName see {@link #fileName()}
     * @param userId see {@link #userId()}
     * @throws IllegalArgumentException if a value is missing or breaks its rule; the message names the field
     */
    public DataSource {
        id = WireId.required("id", id);
    }
}
