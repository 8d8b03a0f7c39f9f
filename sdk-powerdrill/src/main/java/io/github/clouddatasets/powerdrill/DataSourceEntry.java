package io.github.clouddatasets.powerdrill;

import io.github.clouddatasets.core.spi.value.Decoded;
import io.github.clouddatasets.core.spi.value.WireId;
import org.jspecify.annotations.Nullable;

/**
 * The wire form of a data source in a listing: the fields of a data source, or one more envelope around a data source, as
 * a page of the documents shows it (specs/powerdrill.md, section 5).
 *
 * @param id as in {@link DataSource}; null in an envelope
 * @param datasetId as there
 * @param name as there
 * @param type as there
 * @param status as there
 * @param size as there
 * @param fileName as there
 * @param userId as there
 * @param data the data source in the envelope
 */
@Decoded
record DataSourceEntry(
        @Nullable String id,
        @Nullable String datasetId,
        @Nullable String name,
        @Nullable DataSourceType type,
        @Nullable DataSourceStatus status,
        @Nullable Long size,
        @Nullable String fileName,
        @Nullable String userId,
        @Nullable DataSource data) {

    DataSourceEntry {
        if (data == null) {
            id = WireId.required("id", id);
        }
    }

    DataSource dataSource() {
        return data != null
                ? data
                : new DataSource(WireId.required("id", id), datasetId, name, type, status, size, fileName, userId);
    }
}
