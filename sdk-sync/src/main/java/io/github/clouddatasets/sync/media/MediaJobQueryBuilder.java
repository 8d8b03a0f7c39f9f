package io.github.clouddatasets.sync.media;

import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.sync.internal.FilterValues;
import io.github.clouddatasets.sync.internal.QueryParameters;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link MediaJobQuery}. A filter that is set twice takes the values of both; any other setting takes the last
 * value.
 */
public final class MediaJobQueryBuilder {

    private List<String> id = List.of();
    private List<String> jobClass = List.of();
    private List<MediaJobStatus> status = List.of();
    private @Nullable Instant createdAfter;
    private @Nullable Instant createdBefore;
    private @Nullable Instant updatedAfter;
    private @Nullable Instant updatedBefore;
    private @Nullable MediaJobField sortBy;
    private boolean descending;
    private int pageSize = QueryParameters.LARGEST_PAGE;
    private boolean count;

    MediaJobQueryBuilder() {}

    MediaJobQueryBuilder(MediaJobQuery query) {
        id = query.id();
        jobClass = query.jobClass();
        status = query.status();
        createdAfter = query.createdAfter();
        createdBefore = query.createdBefore();
        updatedAfter = query.updatedAfter();
        updatedBefore = query.updatedBefore();
        sortBy = query.sortBy();
        descending = query.descending();
        pageSize = query.pageSize();
        count = query.count();
    }

    /**
     * Keeps only jobs with one of these ids.
     *
     * @param ids UUIDs
     * @return this
     * @throws IllegalArgumentException if there is none, or if {@code build()} finds one of another form
     */
    public MediaJobQueryBuilder id(String... ids) {
        id = FilterValues.and("id", id, ids);
        return this;
    }

    /**
     * Keeps only jobs of these kinds.
     *
     * @param jobClasses kinds; the service makes only {@code Processor::Job}
     * @return this
     * @throws IllegalArgumentException if there is none, or one is null
     */
    public MediaJobQueryBuilder jobClass(String... jobClasses) {
        jobClass = FilterValues.and("jobClass", jobClass, jobClasses);
        return this;
    }

    /**
     * Keeps only jobs in one of these states.
     *
     * @param statuses states
     * @return this
     * @throws IllegalArgumentException if there is none, or one is null
     */
    public MediaJobQueryBuilder status(MediaJobStatus... statuses) {
        status = FilterValues.and("status", status, statuses);
        return this;
    }

    /**
     * Keeps only jobs that were made at this time or later.
     *
     * @param time a time of the years 1 to 9999; sent in UTC
     * @return this
     * @throws IllegalArgumentException if the time is null
     */
    public MediaJobQueryBuilder createdAfter(Instant time) {
        createdAfter = Check.required("createdAfter", time);
        return this;
    }

    /**
     * Keeps only jobs that were made at this time or before. Rows have microseconds that answers do not show: a time taken
     * from an answer misses the very row of that answer.
     *
     * @param time a time of the years 1 to 9999; sent in UTC
     * @return this
     * @throws IllegalArgumentException if the time is null
     */
    public MediaJobQueryBuilder createdBefore(Instant time) {
        createdBefore = Check.required("createdBefore", time);
        return this;
    }

    /**
     * Keeps only jobs that changed at this time or later.
     *
     * @param time a time of the years 1 to 9999; sent in UTC
     * @return this
     * @throws IllegalArgumentException if the time is null
     */
    public MediaJobQueryBuilder updatedAfter(Instant time) {
        updatedAfter = Check.required("updatedAfter", time);
        return this;
    }

    /**
     * Keeps only jobs that last changed at this time or before.
     *
     * @param time a time of the years 1 to 9999; sent in UTC
     * @return this
     * @throws IllegalArgumentException if the time is null
     */
    public MediaJobQueryBuilder updatedBefore(Instant time) {
        updatedBefore = Check.required("updatedBefore", time);
        return this;
    }

    /**
     * Sorts upwards by one column. Equal values come in no fixed order, so pages may overlap.
     *
     * @param field the column
     * @return this
     * @throws IllegalArgumentException if the column is null
     */
    public MediaJobQueryBuilder sortBy(MediaJobField field) {
        sortBy = Check.required("sortBy", field);
        descending = false;
        return this;
    }

    /**
     * Sorts downwards by one column. Equal values come in no fixed order, so pages may overlap.
     *
     * @param field the column
     * @return this
     * @throws IllegalArgumentException if the column is null
     */
    public MediaJobQueryBuilder sortByDescending(MediaJobField field) {
        sortBy = Check.required("sortBy", field);
        descending = true;
        return this;
    }

    /**
     * Sets how many jobs one request reads.
     *
     * @param pageSize 1 to 1000, which {@code build()} checks; 1000 by default
     * @return this
     */
    public MediaJobQueryBuilder pageSize(int pageSize) {
        this.pageSize = pageSize;
        return this;
    }

    /**
     * Has the service count, so that pages know their total. The service counts up to 1000 rows ahead.
     *
     * @return this
     */
    public MediaJobQueryBuilder count() {
        count = true;
        return this;
    }

    /**
     * Builds the query.
     *
     * @return the query
     * @throws IllegalArgumentException if a value breaks its rule
     */
    public MediaJobQuery build() {
        return new MediaJobQuery(
                id,
                jobClass,
                status,
                createdAfter,
                createdBefore,
                updatedAfter,
                updatedBefore,
                sortBy,
                descending,
                pageSize,
                count);
    }
}
