package io.github.clouddatasets.powerdrill;

import org.jspecify.annotations.Nullable;

/**
 * A piece of a data source that the answer cites.
 *
 * @param id running number within the answer
 * @param source name of the file
 * @param content text of the piece; null for a piece without text, such as a table
 * @param pageNo page of the file, as text; null or empty without pages
 * @param datasourceId the data source
 * @param datasetId its dataset
 * @param fileType extension of the file, such as {@code csv}
 * @param externalId an id that the service does not document
 */
public record JobSource(
        @Nullable String id,
        @Nullable String source,
        @Nullable String content,
        @Nullable String pageNo,
        @Nullable String datasourceId,
        @Nullable String datasetId,
        @Nullable String fileType,
        @Nullable String externalId) {

    /**
     * Some answers write the extension with a dot, some without.
     *
     * @param id see {@link #id()}
     * @param source see {@link #source()}
     * @param content see {@link #content()}
     * @param pageNo see {@link #pageNo()}
     * @param datasourceId see {@link #datasourceId()}
     * @param datasetId see {@link #datasetId()}
     * @param fileType see {@link #fileType()}
     * @param externalId see {@link #externalId()}
     */
    public JobSource {
        fileType = fileType != null && fileType.startsWith(".") ? fileType.substring(1) : fileType;
    }
}
