package io.github.clouddatasets.sync.media;

import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.sync.internal.FilterValues;
import io.github.clouddatasets.sync.internal.QueryParameters;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which processing jobs to list ({@code listMediaJobs}). A filter with several values matches any of them, an empty one
 * matches every job, and different filters must all match. The service has no filter for the entry or the resource.
 *
 * @param id only jobs with one of these ids, UUIDs
 * @param jobClass only jobs of these kinds
 * @param status only jobs in one of these states
 * @param createdAfter only jobs made at this time or later; null for any
 * @param createdBefore only jobs made at this time or before; null for any
 * @param updatedAfter only jobs that changed at this time or later; null for any
 * @param updatedBefore only jobs that last changed at this time or before; null for any
 * @param sortBy the column to sort by; null for the id, the one order that stays stable while pages are read
 * @param descending whether to sort downwards; without {@code sortBy} it changes nothing
 * @param pageSize how many jobs one request reads, 1 to 1000; 1000 by default
 * @param count whether the service counts, so that pages know their total; it counts up to 1000 rows ahead
 */
public record MediaJobQuery(
        List<String> id,
        List<String> jobClass,
        List<MediaJobStatus> status,
        @Nullable Instant createdAfter,
        @Nullable Instant createdBefore,
        @Nullable Instant updatedAfter,
        @Nullable Instant updatedBefore,
        @Nullable MediaJobField sortBy,
        boolean descending,
        int pageSize,
        boolean count) {

    /** Checks the values, and copies the lists. {@inheritDoc} */
    public MediaJobQuery {
        id = FilterValues.checked("id", id, FilterValues.UUID, FilterValues.UUID_RULE);
        jobClass = FilterValues.checked("jobClass", jobClass);
        status = FilterValues.checked("status", status);
        FilterValues.time("createdAfter", createdAfter);
        FilterValues.time("createdBefore", createdBefore);
        FilterValues.time("updatedAfter", updatedAfter);
        FilterValues.time("updatedBefore", updatedBefore);
        Check.range("pageSize", pageSize, 1, QueryParameters.LARGEST_PAGE);
    }

    /**
     * Starts building a query that matches every job.
     *
     * @return a new builder
     */
    public static MediaJobQueryBuilder builder() {
        return new MediaJobQueryBuilder();
    }

    /**
     * Starts building a query from this one.
     *
     * @return a new builder with everything set as here
     */
    public MediaJobQueryBuilder toBuilder() {
        return new MediaJobQueryBuilder(this);
    }

    QueryParameters parameters() {
        return new QueryParameters()
                .in("id", id)
                .in("job_class", jobClass)
                .in("status", status)
                .atLeast("created_at", createdAfter)
                .atMost("created_at", createdBefore)
                .atLeast("updated_at", updatedAfter)
                .atMost("updated_at", updatedBefore)
                .sort(sortBy == null ? null : sortBy.wireName(), descending)
                .pageSize(pageSize)
                .counting(count);
    }
}
