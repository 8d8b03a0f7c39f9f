package io.github.clouddatasets.sync.media;

import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.sync.internal.FilterValues;
import io.github.clouddatasets.sync.internal.QueryParameters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link MediaQuery}. A filter that is set twice takes the values of both; any other setting takes the last value.
 */
public final class MediaQueryBuilder {

    private List<String> resource = List.of();
    private List<String> key = List.of();
    private List<String> projectId = List.of();
    private List<String> filename = List.of();
    private List<String> mimeType = List.of();
    private @Nullable MediaField sortBy;
    private boolean descending;
    private int pageSize = QueryParameters.LARGEST_PAGE;
    private boolean count;
    private List<MediaField> fields = List.of();

    MediaQueryBuilder() {}

    MediaQueryBuilder(MediaQuery query) {
        resource = query.resource();
        key = query.key();
        projectId = query.projectId();
        filename = query.filename();
        mimeType = query.mimeType();
        sortBy = query.sortBy();
        descending = query.descending();
        pageSize = query.pageSize();
        count = query.count();
        fields = query.fields();
    }

    /**
     * Keeps only media of these resources, with all their variants.
     *
     * @param resources names that uploads chose
     * @return this
     * @throws IllegalArgumentException if there is none, or one is null
     */
    public MediaQueryBuilder resource(String... resources) {
        resource = FilterValues.and("resource", resource, resources);
        return this;
    }

    /**
     * Keeps only variants with one of these keys.
     *
     * @param keys keys such as {@code thumbnail.webp}; the empty text for originals
     * @return this
     * @throws IllegalArgumentException if there is none, or one is null
     */
    public MediaQueryBuilder key(String... keys) {
        key = FilterValues.and("key", key, keys);
        return this;
    }

    /**
     * Keeps only media of these projects.
     *
     * @param projectIds ids of projects
     * @return this
     * @throws IllegalArgumentException if there is none, or one is null
     */
    public MediaQueryBuilder projectId(String... projectIds) {
        projectId = FilterValues.and("projectId", projectId, projectIds);
        return this;
    }

    /**
     * Keeps only media whose file had one of these names. Names are not unique.
     *
     * @param filenames names
     * @return this
     * @throws IllegalArgumentException if there is none, or one is null
     */
    public MediaQueryBuilder filename(String... filenames) {
        filename = FilterValues.and("filename", filename, filenames);
        return this;
    }

    /**
     * Keeps only media of these types.
     *
     * @param mimeTypes media types, as the uploads declared them
     * @return this
     * @throws IllegalArgumentException if there is none, or one is null
     */
    public MediaQueryBuilder mimeType(String... mimeTypes) {
        mimeType = FilterValues.and("mimeType", mimeType, mimeTypes);
        return this;
    }

    /**
     * Sorts upwards by one column. Equal values come in no fixed order, so pages may overlap.
     *
     * @param field the column
     * @return this
     * @throws IllegalArgumentException if the column is null; {@code build()} refuses {@link MediaField#META}
     */
    public MediaQueryBuilder sortBy(MediaField field) {
        sortBy = Check.required("sortBy", field);
        descending = false;
        return this;
    }

    /**
     * Sorts downwards by one column. Equal values come in no fixed order, so pages may overlap.
     *
     * @param field the column
     * @return this
     * @throws IllegalArgumentException if the column is null; {@code build()} refuses {@link MediaField#META}
     */
    public MediaQueryBuilder sortByDescending(MediaField field) {
        sortBy = Check.required("sortBy", field);
        descending = true;
        return this;
    }

    /**
     * Sets how many records one request reads.
     *
     * @param pageSize 1 to 1000, which {@code build()} checks; 1000 by default
     * @return this
     */
    public MediaQueryBuilder pageSize(int pageSize) {
        this.pageSize = pageSize;
        return this;
    }

    /**
     * Has the service count, so that pages know their total. The service counts up to 1000 rows ahead.
     *
     * @return this
     */
    public MediaQueryBuilder count() {
        count = true;
        return this;
    }

    /**
     * Reads only these columns; others stay null.
     *
     * @param fields the columns
     * @return this
     * @throws IllegalArgumentException if there is none, or one is null
     */
    public MediaQueryBuilder fields(MediaField... fields) {
        this.fields = FilterValues.and("fields", this.fields, fields);
        return this;
    }

    /**
     * Builds the query.
     *
     * @return the query
     * @throws IllegalArgumentException if a value breaks its rule
     */
    public MediaQuery build() {
        return new MediaQuery(
                resource, key, projectId, filename, mimeType, sortBy, descending, pageSize, count, fields);
    }
}
