package io.github.clouddatasets.sync;

import io.github.clouddatasets.core.spi.value.Check;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * Which exports to list and what to bring along ({@code listExports}), set in place: filters with several values match
 * any of them, different filters must all match. Without sorting the order is by id, which is the one that stays stable
 * while pages are read.
 *
 * <pre>{@code
 * sync.exports().list(q -> q.createdAfter(yesterday).projectId(project).includeJob())
 * }</pre>
 */
public final class ExportQuery {

    final QueryParameters query = new QueryParameters();

    ExportQuery() {}

    /**
     * Only exports with one of these ids.
     *
     * @param ids decimal numbers
     * @return this
     * @throws IllegalArgumentException if one is not
     */
    public ExportQuery id(String... ids) {
        query.in("id", checked("id", ids, true));
        return this;
    }

    /**
     * Only the exports of these jobs.
     *
     * @param jobIds UUIDs
     * @return this
     * @throws IllegalArgumentException if one is not
     */
    public ExportQuery jobId(String... jobIds) {
        query.anyOf("job_id", checked("jobId", jobIds, false));
        return this;
    }

    /**
     * Only exports of these projects.
     *
     * @param projectIds the projects
     * @return this
     */
    public ExportQuery projectId(String... projectIds) {
        query.anyOf("project_id", List.of(projectIds));
        return this;
    }

    /**
     * Only exports that these accounts asked for.
     *
     * @param accountIds the accounts' numbers
     * @return this
     */
    public ExportQuery createdById(long... accountIds) {
        query.anyOf("created_by_id", Arrays.stream(accountIds).boxed().toList());
        return this;
    }

    /**
     * Only exports whose file has one of these storage keys.
     *
     * @param fileIds storage keys
     * @return this
     */
    public ExportQuery fileId(String... fileIds) {
        query.anyOf("file_id", List.of(fileIds));
        return this;
    }

    /**
     * Only exports whose file has one of these names. Names are not unique.
     *
     * @param filenames names
     * @return this
     */
    public ExportQuery filename(String... filenames) {
        query.anyOf("filename", List.of(filenames));
        return this;
    }

    /**
     * Only exports whose file has one of these media types.
     *
     * @param mimeTypes such as {@code application/zip}
     * @return this
     */
    public ExportQuery mimeType(String... mimeTypes) {
        query.anyOf("mime_type", List.of(mimeTypes));
        return this;
    }

    /**
     * Only exports whose file has one of these sizes.
     *
     * @param sizes in bytes
     * @return this
     */
    public ExportQuery size(long... sizes) {
        query.anyOf("size", Arrays.stream(sizes).boxed().toList());
        return this;
    }

    /**
     * Only exports asked for at just this time. Rows have microseconds that answers do not show, so this seldom matches
     * a time taken from an answer.
     *
     * @param time the time
     * @return this
     */
    public ExportQuery createdAt(Instant time) {
        query.anyOf("created_at", List.of(time));
        return this;
    }

    /**
     * Only exports asked for at this time or later.
     *
     * @param time the time, in whatever zone it was made: it is sent in UTC
     * @return this
     */
    public ExportQuery createdAfter(Instant time) {
        query.atLeast("created_at", time);
        return this;
    }

    /**
     * Only exports asked for at this time or before. Rows have microseconds that answers do not show: with a time taken
     * from an answer this misses the very row it came from.
     *
     * @param time the time
     * @return this
     */
    public ExportQuery createdBefore(Instant time) {
        query.atMost("created_at", time);
        return this;
    }

    /**
     * Sorts upwards by one column, instead of by id.
     *
     * @param field the column
     * @return this
     */
    public ExportQuery sortBy(ExportField field) {
        query.sort(field.wireName(), false);
        return this;
    }

    /**
     * Sorts downwards by one column.
     *
     * @param field the column
     * @return this
     */
    public ExportQuery sortByDescending(ExportField field) {
        query.sort(field.wireName(), true);
        return this;
    }

    /**
     * Sets how many exports one request reads.
     *
     * @param pageSize 1 to 1000; 1000 by default
     * @return this
     * @throws IllegalArgumentException if it is out of range
     */
    public ExportQuery pageSize(int pageSize) {
        query.pageSize(pageSize);
        return this;
    }

    /**
     * Has the service count, so that pages know their total. It counts up to 1000 rows ahead.
     *
     * @return this
     */
    public ExportQuery count() {
        query.count();
        return this;
    }

    /**
     * Brings each export's job along: {@link Export#job()}. Works for callers who may not read jobs, too.
     *
     * @return this
     */
    public ExportQuery includeJob() {
        query.included("job");
        return this;
    }

    /**
     * Reads only these columns of the exports; others stay null.
     *
     * @param fields the columns
     * @return this
     */
    public ExportQuery fields(ExportField... fields) {
        query.fields("sync:exports", Arrays.stream(fields).map(ExportField::wireName));
        return this;
    }

    /**
     * Reads only these columns of included jobs.
     *
     * @param fields the columns
     * @return this
     */
    public ExportQuery jobFields(JobField... fields) {
        query.fields("sync:jobs", Arrays.stream(fields).map(JobField::wireName));
        return this;
    }

    private static List<String> checked(String field, String[] ids, boolean exports) {
        for (String id : ids) {
            Check.pattern(
                    field,
                    Check.required(field, id),
                    exports ? QueryParameters.EXPORT_ID : QueryParameters.UUID,
                    exports ? QueryParameters.EXPORT_ID_RULE : QueryParameters.UUID_RULE);
        }
        return List.of(ids);
    }
}
