package io.github.clouddatasets.sync;

import io.github.clouddatasets.core.spi.value.Check;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * Which jobs to list and what to bring along ({@code listJobs}), set in place: filters with several values match any of
 * them, different filters must all match. Without sorting the order is by id.
 *
 * <pre>{@code
 * sync.jobs().list(q -> q.status(JobStatus.RUNNING, JobStatus.PENDING))
 * }</pre>
 */
public final class JobQuery {

    final QueryParameters query = new QueryParameters();

    JobQuery() {}

    /**
     * Only jobs with one of these ids.
     *
     * @param ids UUIDs
     * @return this
     * @throws IllegalArgumentException if one is not
     */
    public JobQuery id(String... ids) {
        for (String id : ids) {
            Check.pattern("id", Check.required("id", id), QueryParameters.UUID, QueryParameters.UUID_RULE);
        }
        query.in("id", List.of(ids));
        return this;
    }

    /**
     * Only jobs of these kinds.
     *
     * @param jobClasses such as {@code Exports::Job}
     * @return this
     */
    public JobQuery jobClass(String... jobClasses) {
        query.in("job_class", List.of(jobClasses));
        return this;
    }

    /**
     * Only jobs in one of these states.
     *
     * @param statuses the states
     * @return this
     */
    public JobQuery status(JobStatus... statuses) {
        query.in("status", List.of(statuses));
        return this;
    }

    /**
     * Only jobs with one of these progress values; there is no range.
     *
     * @param values 0 to 1
     * @return this
     */
    public JobQuery progress(double... values) {
        query.anyOf("progress", Arrays.stream(values).boxed().toList());
        return this;
    }

    /**
     * Only jobs with one of these error texts, word for word.
     *
     * @param texts the texts
     * @return this
     */
    public JobQuery error(String... texts) {
        query.anyOf("error", List.of(texts));
        return this;
    }

    /**
     * Only jobs with one of these keys against duplicates. Exports have none.
     *
     * @param keys the keys
     * @return this
     */
    public JobQuery unicity(String... keys) {
        query.anyOf("unicity", List.of(keys));
        return this;
    }

    /**
     * Only jobs with one of these values as their priority.
     *
     * @param values the values
     * @return this
     */
    public JobQuery priority(int... values) {
        query.anyOf("priority", Arrays.stream(values).boxed().toList());
        return this;
    }

    /**
     * Only jobs whose priority is at least this.
     *
     * @param value the smallest value
     * @return this
     */
    public JobQuery priorityAtLeast(int value) {
        query.atLeast("priority", value);
        return this;
    }

    /**
     * Only jobs whose priority is at most this.
     *
     * @param value the largest value
     * @return this
     */
    public JobQuery priorityAtMost(int value) {
        query.atMost("priority", value);
        return this;
    }

    /**
     * Only jobs with one of these values as their number of retries.
     *
     * @param values the values
     * @return this
     */
    public JobQuery retryCount(int... values) {
        query.anyOf("retry_count", Arrays.stream(values).boxed().toList());
        return this;
    }

    /**
     * Only jobs whose number of retries is at least this.
     *
     * @param value the smallest value
     * @return this
     */
    public JobQuery retryCountAtLeast(int value) {
        query.atLeast("retry_count", value);
        return this;
    }

    /**
     * Only jobs whose number of retries is at most this.
     *
     * @param value the largest value
     * @return this
     */
    public JobQuery retryCountAtMost(int value) {
        query.atMost("retry_count", value);
        return this;
    }

    /**
     * Only jobs scheduled at just this time. Rows have microseconds that answers do not show.
     *
     * @param time the time
     * @return this
     */
    public JobQuery scheduledAt(Instant time) {
        query.anyOf("scheduled_at", List.of(time));
        return this;
    }

    /**
     * Only jobs scheduled at this time or later.
     *
     * @param time the time, sent in UTC
     * @return this
     */
    public JobQuery scheduledAfter(Instant time) {
        query.atLeast("scheduled_at", time);
        return this;
    }

    /**
     * Only jobs scheduled at this time or before.
     *
     * @param time the time, sent in UTC
     * @return this
     */
    public JobQuery scheduledBefore(Instant time) {
        query.atMost("scheduled_at", time);
        return this;
    }

    /**
     * Only jobs made at just this time. Rows have microseconds that answers do not show.
     *
     * @param time the time
     * @return this
     */
    public JobQuery createdAt(Instant time) {
        query.anyOf("created_at", List.of(time));
        return this;
    }

    /**
     * Only jobs made at this time or later.
     *
     * @param time the time, sent in UTC
     * @return this
     */
    public JobQuery createdAfter(Instant time) {
        query.atLeast("created_at", time);
        return this;
    }

    /**
     * Only jobs made at this time or before.
     *
     * @param time the time, sent in UTC
     * @return this
     */
    public JobQuery createdBefore(Instant time) {
        query.atMost("created_at", time);
        return this;
    }

    /**
     * Only jobs changed last at just this time. Rows have microseconds that answers do not show.
     *
     * @param time the time
     * @return this
     */
    public JobQuery updatedAt(Instant time) {
        query.anyOf("updated_at", List.of(time));
        return this;
    }

    /**
     * Only jobs changed last at this time or later.
     *
     * @param time the time, sent in UTC
     * @return this
     */
    public JobQuery updatedAfter(Instant time) {
        query.atLeast("updated_at", time);
        return this;
    }

    /**
     * Only jobs changed last at this time or before.
     *
     * @param time the time, sent in UTC
     * @return this
     */
    public JobQuery updatedBefore(Instant time) {
        query.atMost("updated_at", time);
        return this;
    }

    /**
     * Sorts upwards by one column, instead of by id.
     *
     * @param field the column
     * @return this
     * @throws IllegalArgumentException for {@link JobField#ARGUMENTS}
     */
    public JobQuery sortBy(JobField field) {
        query.sort(sortable(field), false);
        return this;
    }

    /**
     * Sorts downwards by one column.
     *
     * @param field the column
     * @return this
     * @throws IllegalArgumentException for {@link JobField#ARGUMENTS}
     */
    public JobQuery sortByDescending(JobField field) {
        query.sort(sortable(field), true);
        return this;
    }

    /**
     * Sets how many jobs one request reads.
     *
     * @param pageSize 1 to 1000; 1000 by default
     * @return this
     * @throws IllegalArgumentException if it is out of range
     */
    public JobQuery pageSize(int pageSize) {
        query.pageSize(pageSize);
        return this;
    }

    /**
     * Has the service count, so that pages know their total. It counts up to 1000 rows ahead.
     *
     * @return this
     */
    public JobQuery count() {
        query.count();
        return this;
    }

    /**
     * Brings each job's exports along: {@link Job#exports()}.
     *
     * @return this
     */
    public JobQuery includeExports() {
        query.included("exports");
        return this;
    }

    /**
     * Reads only these columns of the jobs; others stay null.
     *
     * @param fields the columns
     * @return this
     */
    public JobQuery fields(JobField... fields) {
        query.fields("sync:jobs", Arrays.stream(fields).map(JobField::wireName));
        return this;
    }

    /**
     * Reads only these columns of included exports.
     *
     * @param fields the columns
     * @return this
     */
    public JobQuery exportFields(ExportField... fields) {
        query.fields("sync:exports", Arrays.stream(fields).map(ExportField::wireName));
        return this;
    }

    private static String sortable(JobField field) {
        if (field == JobField.ARGUMENTS) {
            throw Check.refused("sort", "cannot be by the arguments", field.wireName());
        }
        return field.wireName();
    }
}
