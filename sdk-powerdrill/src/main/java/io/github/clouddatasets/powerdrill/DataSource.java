package io.github.clouddatasets.powerdrill;

import org.jspecify.annotations.Nullable;

/**
 * A file of a dataset ({@code v2GetDataSource}, {@code v1GetDataSource}, and in the listings).
 *
 * @param id the data source's id
 * @param datasetId the dataset it belongs to
 * @param name its name
 * @param type its kind
 * @param status how far the service is with it
 * @param size length of the file in bytes; null right after it was created, and in v1
 * @param fileName name of the file; v1 only
 * @param userId the user it belongs to; v1 only, and seldom there
 */
public record DataSource(
        @Nullable String id,
        @Nullable String datasetId,
        @Nullable String name,
        @Nullable DataSourceType type,
        @Nullable DataSourceStatus status,
        @Nullable Long size,
        @Nullable String fileName,
        @Nullable String userId) {}
