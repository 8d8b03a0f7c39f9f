package io.github.clouddatasets.sync;

import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.sync.internal.FilterValues;
import io.github.clouddatasets.sync.internal.QueryParameters;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which exports to list and what to bring along ({@code listExports}). A filter with several values matches any of them, an empty
 * one matches every row, and different filters must all match.
 *
 * <pre>{@code
 * sync.exports().list(q -> q.createdAfter(yesterday).projectId(p).includeJob())
 * }</pre>
 *
 * @param id only exports with one of these ids: decimal numbers up to 9223372036854775807
 * @param jobId only exports of these jobs
 * @param projectId only exports of these projects
 * @param createdById only exports that these accounts asked for: decimal numbers up to 2147483647
 * @param fileId only exports whose file has one of these storage keys
 * @param filename only exports whose file has one of these names; names are not unique
 * @param mimeType only exports whose file has one of these media types
 * @param size only exports whose file has one of these sizes, 0 to 2147483647 bytes
 * @param createdAt only exports asked for at exactly this time; null for any
 * @param createdAfter only exports asked for at this time or later; null for any
 * @param createdBefore only exports asked for at this time or before; null for any
 * @param sortBy the column to sort by; null for the id, the one order that stays stable while pages are read
 * @param descending whether to sort downwards; without {@code sortBy} it changes nothing
 * @param pageSize how many exports one request reads, 1 to 1000; 1000 by default
 * @param count whether the service counts, so that pages know their total; it counts up to 1000 rows ahead
 * @param includeJob whether to bring each export's job along: {@link Export#job()}
 * @param fields the columns of the exports to read, the others stay null; empty for all
 * @param jobFields the columns of included jobs to read; empty for all
 */
public record ExportQuery(
        List<String> id,
        List<String> jobId,
        List<String> projectId,
        List<String> createdById,
        List<String> fileId,
        List<String> filename,
        List<String> mimeType,
        List<Long> size,
        @Nullable Instant createdAt,
        @Nullable Instant createdAfter,
        @Nullable Instant createdBefore,
        @Nullable ExportField sortBy,
        boolean descending,
        int pageSize,
        boolean count,
        boolean includeJob,
        List<ExportField> fields,
        List<JobField> jobFields) {

    /** Checks the values, and copies the lists. {@inheritDoc} */
    public ExportQuery {
        id = FilterValues.checked("id", id);
        id.forEach(value -> FilterValues.exportId("id", value));
        jobId = FilterValues.checked("jobId", jobId, FilterValues.UUID, FilterValues.UUID_RULE);
        projectId = FilterValues.checked("projectId", projectId);
        createdById = FilterValues.accountIds("createdById", createdById);
        fileId = FilterValues.checked("fileId", fileId);
        filename = FilterValues.checked("filename", filename);
        mimeType = FilterValues.checked("mimeType", mimeType);
        size = FilterValues.sizes("size", size);
        FilterValues.time("createdAt", createdAt);
        FilterValues.time("createdAfter", createdAfter);
        FilterValues.time("createdBefore", createdBefore);
        Check.range("pageSize", pageSize, 1, QueryParameters.LARGEST_PAGE);
        fields = FilterValues.checked("fields", fields);
        jobFields = FilterValues.checked("jobFields", jobFields);
    }

    /**
     * Starts building a query that matches every export.
     *
     * @return a new builder
     */
    public static ExportQueryBuilder builder() {
        return new ExportQueryBuilder();
    }

    /**
     * Starts building a query from this one.
     *
     * @return a new builder with everything set as here
     */
    public ExportQueryBuilder toBuilder() {
        return new ExportQueryBuilder(this);
    }

    QueryParameters parameters() {
        return new QueryParameters()
                .in("id", id)
                .anyOf("job_id", jobId)
                .anyOf("project_id", projectId)
                .anyOf("created_by_id", createdById)
                .anyOf("file_id", fileId)
                .anyOf("filename", filename)
                .anyOf("mime_type", mimeType)
                .anyOf("size", size)
                .exactly("created_at", createdAt)
                .atLeast("created_at", createdAfter)
                .atMost("created_at", createdBefore)
                .included("job", includeJob)
                .fields("sync:exports", fields.stream().map(ExportField::wireName))
                .fields("sync:jobs", jobFields.stream().map(JobField::wireName))
                .sort(sortBy == null ? null : sortBy.wireName(), descending)
                .pageSize(pageSize)
                .counting(count);
    }
}
