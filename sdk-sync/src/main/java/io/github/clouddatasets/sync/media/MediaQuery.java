package io.github.clouddatasets.sync.media;

import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.sync.internal.FilterValues;
import io.github.clouddatasets.sync.internal.QueryParameters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which media to list ({@code listMedias}). A filter with several values matches any of them, an empty one matches every
 * record, and different filters must all match.
 *
 * <pre>{@code
 * sync.media().list(q -> q.projectId(project).key("").sortBy(MediaField.FILENAME))
 * }</pre>
 *
 * @param resource only media of these resources, all their variants among them
 * @param key only variants with one of these keys; the empty text is the key of originals
 * @param projectId only media of these projects. Organisation owners and keys see media of other organisations, too: this
 *     filter keeps those out
 * @param filename only media whose file had one of these names; names are not unique
 * @param mimeType only media of these declared media types, such as {@code image/png}
 * @param sortBy the column to sort by; null for the id, the one order that stays stable while pages are read
 * @param descending whether to sort downwards; without {@code sortBy} it changes nothing
 * @param pageSize how many records one request reads, 1 to 1000; 1000 by default
 * @param count whether the service counts, so that pages know their total; it counts up to 1000 rows ahead
 * @param fields the columns to read, the others stay null; empty for all
 */
public record MediaQuery(
        List<String> resource,
        List<String> key,
        List<String> projectId,
        List<String> filename,
        List<String> mimeType,
        @Nullable MediaField sortBy,
        boolean descending,
        int pageSize,
        boolean count,
        List<MediaField> fields) {

    /** Checks the values, and copies the lists. {@inheritDoc} */
    public MediaQuery {
        resource = FilterValues.checked("resource", resource);
        key = FilterValues.checked("key", key);
        projectId = FilterValues.checked("projectId", projectId);
        filename = FilterValues.checked("filename", filename);
        mimeType = FilterValues.checked("mimeType", mimeType);
        if (sortBy == MediaField.META) {
            throw Check.refused("sortBy", "cannot be a column without an order", sortBy.name());
        }
        Check.range("pageSize", pageSize, 1, QueryParameters.LARGEST_PAGE);
        fields = FilterValues.checked("fields", fields);
    }

    /**
     * Starts building a query that matches every record.
     *
     * @return a new builder
     */
    public static MediaQueryBuilder builder() {
        return new MediaQueryBuilder();
    }

    /**
     * Starts building a query from this one.
     *
     * @return a new builder with everything set as here
     */
    public MediaQueryBuilder toBuilder() {
        return new MediaQueryBuilder(this);
    }

    QueryParameters parameters() {
        return new QueryParameters()
                .anyOf("resource", resource)
                .anyOf("key", key)
                .anyOf("project_id", projectId)
                .anyOf("filename", filename)
                .anyOf("mime_type", mimeType)
                .fields("media:medias", fields.stream().map(MediaField::wireName))
                .sort(sortBy == null ? null : sortBy.wireName(), descending)
                .pageSize(pageSize)
                .counting(count);
    }
}
