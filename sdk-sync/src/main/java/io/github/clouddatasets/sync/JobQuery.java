package io.github.clouddatasets.sync;

import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.sync.internal.FilterValues;
import io.github.clouddatasets.sync.internal.QueryParameters;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which jobs to list and what to bring along ({@code listJobs}). A filter with several values matches any of them, an empty
 * one matches every row, and different filters must all match.
 *
 * <pre>{@code
 * sync.jobs().list(q -> q.status(JobStatus.RUNNING, JobStatus.PENDING))
 * }</pre>
 *
 * @param id only jobs with one of these ids
 * @param jobClass only jobs of these kinds
 * @param status only jobs in one of these states
 * @param progress only jobs with one of these progress values, 0 to 1
 * @param error only jobs with one of these error texts, word for word
 * @param unicity only jobs with one of these keys against duplicates
 * @param priority only jobs with one of these priorities
 * @param priorityAtLeast only jobs with at least this priority; null for any
 * @param priorityAtMost only jobs with at most this priority; null for any
 * @param retryCount only jobs with one of these numbers of retries
 * @param retryCountAtLeast only jobs with at least this number of retries; null for any
 * @param retryCountAtMost only jobs with at most this number of retries; null for any
 * @param scheduledAt only jobs scheduled at exactly this time; null for any
 * @param scheduledAfter only jobs scheduled at this time or later; null for any
 * @param scheduledBefore only jobs scheduled at this time or before; null for any
 * @param createdAt only jobs made at exactly this time; null for any
 * @param createdAfter only jobs made at this time or later; null for any
 * @param createdBefore only jobs made at this time or before; null for any
 * @param updatedAt only jobs last changed at exactly this time; null for any
 * @param updatedAfter only jobs last changed at this time or later; null for any
 * @param updatedBefore only jobs last changed at this time or before; null for any
 * @param sortBy the column to sort by; null for the id, the one order that stays stable while pages are read
 * @param descending whether to sort downwards; without {@code sortBy} it changes nothing
 * @param pageSize how many jobs one request reads, 1 to 1000; 1000 by default
 * @param count whether the service counts, so that pages know their total; it counts up to 1000 rows ahead
 * @param includeExports whether to bring each job's exports along: {@link Job#exports()}
 * @param fields the columns of the jobs to read, the others stay null; empty for all
 * @param exportFields the columns of included exports to read; empty for all
 */
public record JobQuery(
        List<String> id,
        List<String> jobClass,
        List<JobStatus> status,
        List<Double> progress,
        List<String> error,
        List<String> unicity,
        List<Integer> priority,
        @Nullable Integer priorityAtLeast,
        @Nullable Integer priorityAtMost,
        List<Integer> retryCount,
        @Nullable Integer retryCountAtLeast,
        @Nullable Integer retryCountAtMost,
        @Nullable Instant scheduledAt,
        @Nullable Instant scheduledAfter,
        @Nullable Instant scheduledBefore,
        @Nullable Instant createdAt,
        @Nullable Instant createdAfter,
        @Nullable Instant createdBefore,
        @Nullable Instant updatedAt,
        @Nullable Instant updatedAfter,
        @Nullable Instant updatedBefore,
        @Nullable JobField sortBy,
        boolean descending,
        int pageSize,
        boolean count,
        boolean includeExports,
        List<JobField> fields,
        List<ExportField> exportFields) {

    /** Checks the values, and copies the lists. {@inheritDoc} */
    public JobQuery {
        id = FilterValues.checked("id", id, FilterValues.UUID, FilterValues.UUID_RULE);
        jobClass = FilterValues.checked("jobClass", jobClass);
        status = FilterValues.checked("status", status);
        progress = FilterValues.finite("progress", progress);
        error = FilterValues.checked("error", error);
        unicity = FilterValues.checked("unicity", unicity);
        priority = FilterValues.checked("priority", priority);
        retryCount = FilterValues.checked("retryCount", retryCount);
        FilterValues.time("scheduledAt", scheduledAt);
        FilterValues.time("scheduledAfter", scheduledAfter);
        FilterValues.time("scheduledBefore", scheduledBefore);
        FilterValues.time("createdAt", createdAt);
        FilterValues.time("createdAfter", createdAfter);
        FilterValues.time("createdBefore", createdBefore);
        FilterValues.time("updatedAt", updatedAt);
        FilterValues.time("updatedAfter", updatedAfter);
        FilterValues.time("updatedBefore", updatedBefore);
        if (sortBy == JobField.ARGUMENTS) {
            throw Check.refused("sortBy", "cannot be by the arguments", sortBy.wireName());
        }
        Check.range("pageSize", pageSize, 1, QueryParameters.LARGEST_PAGE);
        fields = FilterValues.checked("fields", fields);
        exportFields = FilterValues.checked("exportFields", exportFields);
    }

    /**
     * Starts building a query that matches every job.
     *
     * @return a new builder
     */
    public static JobQueryBuilder builder() {
        return new JobQueryBuilder();
    }

    /**
     * Starts building a query from this one.
     *
     * @return a new builder with everything set as here
     */
    public JobQueryBuilder toBuilder() {
        return new JobQueryBuilder(this);
    }

    QueryParameters parameters() {
        return new QueryParameters()
                .in("id", id)
                .in("job_class", jobClass)
                .in("status", status)
                .anyOf("progress", progress)
                .anyOf("error", error)
                .anyOf("unicity", unicity)
                .anyOf("priority", priority)
                .atLeast("priority", priorityAtLeast)
                .atMost("priority", priorityAtMost)
                .anyOf("retry_count", retryCount)
                .atLeast("retry_count", retryCountAtLeast)
                .atMost("retry_count", retryCountAtMost)
                .exactly("scheduled_at", scheduledAt)
                .atLeast("scheduled_at", scheduledAfter)
                .atMost("scheduled_at", scheduledBefore)
                .exactly("created_at", createdAt)
                .atLeast("created_at", createdAfter)
                .atMost("created_at", createdBefore)
                .exactly("updated_at", updatedAt)
                .atLeast("updated_at", updatedAfter)
                .atMost("updated_at", updatedBefore)
                .included("exports", includeExports)
                .fields("sync:jobs", fields.stream().map(JobField::wireName))
                .fields("sync:exports", exportFields.stream().map(ExportField::wireName))
                .sort(sortBy == null ? null : sortBy.wireName(), descending)
                .pageSize(pageSize)
                .counting(count);
    }
}
