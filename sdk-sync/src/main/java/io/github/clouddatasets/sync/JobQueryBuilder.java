package io.github.clouddatasets.sync;

import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.sync.internal.FilterValues;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link JobQuery}. A filter that is set twice takes the values of both; any other setting takes the last value.
 */
public final class JobQueryBuilder extends ListingBuilder<JobQueryBuilder> {

    private List<String> id = List.of();
    private List<String> jobClass = List.of();
    private List<JobStatus> status = List.of();
    private List<Double> progress = List.of();
    private List<String> error = List.of();
    private List<String> unicity = List.of();
    private List<Integer> priority = List.of();
    private @Nullable Integer priorityAtLeast;
    private @Nullable Integer priorityAtMost;
    private List<Integer> retryCount = List.of();
    private @Nullable Integer retryCountAtLeast;
    private @Nullable Integer retryCountAtMost;
    private @Nullable Instant scheduledAt;
    private @Nullable Instant scheduledAfter;
    private @Nullable Instant scheduledBefore;
    private @Nullable Instant updatedAt;
    private @Nullable Instant updatedAfter;
    private @Nullable Instant updatedBefore;
    private @Nullable JobField sortBy;
    private boolean descending;
    private boolean includeExports;
    private List<JobField> fields = List.of();
    private List<ExportField> exportFields = List.of();

    JobQueryBuilder() {}

    JobQueryBuilder(JobQuery query) {
        id = query.id();
        jobClass = query.jobClass();
        status = query.status();
        progress = query.progress();
        error = query.error();
        unicity = query.unicity();
        priority = query.priority();
        priorityAtLeast = query.priorityAtLeast();
        priorityAtMost = query.priorityAtMost();
        retryCount = query.retryCount();
        retryCountAtLeast = query.retryCountAtLeast();
        retryCountAtMost = query.retryCountAtMost();
        scheduledAt = query.scheduledAt();
        scheduledAfter = query.scheduledAfter();
        scheduledBefore = query.scheduledBefore();
        createdAt = query.createdAt();
        createdAfter = query.createdAfter();
        createdBefore = query.createdBefore();
        updatedAt = query.updatedAt();
        updatedAfter = query.updatedAfter();
        updatedBefore = query.updatedBefore();
        sortBy = query.sortBy();
        descending = query.descending();
        pageSize = query.pageSize();
        count = query.count();
        includeExports = query.includeExports();
        fields = query.fields();
        exportFields = query.exportFields();
    }

    @Override
    JobQueryBuilder self() {
        return this;
    }

    /**
     * Keeps only jobs with one of these ids.
     *
     * @param ids UUIDs
     * @return this
     * @throws IllegalArgumentException if there is none, or if {@code build()} finds one of another form
     */
    public JobQueryBuilder id(String... ids) {
        id = FilterValues.and("id", id, ids);
        return this;
    }

    /**
     * Keeps only jobs of these kinds.
     *
     * @param jobClasses such as {@code Exports::Job}
     * @return this
     * @throws IllegalArgumentException if there is none, or one is null
     */
    public JobQueryBuilder jobClass(String... jobClasses) {
        jobClass = FilterValues.and("jobClass", jobClass, jobClasses);
        return this;
    }

    /**
     * Keeps only jobs in one of these states.
     *
     * @param statuses the states
     * @return this
     * @throws IllegalArgumentException if there is none, or one is null
     */
    public JobQueryBuilder status(JobStatus... statuses) {
        status = FilterValues.and("status", status, statuses);
        return this;
    }

    /**
     * Keeps only jobs with one of these progress values. The service offers no range.
     *
     * @param values 0 to 1
     * @return this
     * @throws IllegalArgumentException if there is none
     */
    public JobQueryBuilder progress(double... values) {
        progress = FilterValues.and("progress", progress, FilterValues.boxed("progress", values));
        return this;
    }

    /**
     * Keeps only jobs with one of these error texts, word for word.
     *
     * @param texts the texts
     * @return this
     * @throws IllegalArgumentException if there is none, or one is null
     */
    public JobQueryBuilder error(String... texts) {
        error = FilterValues.and("error", error, texts);
        return this;
    }

    /**
     * Keeps only jobs with one of these keys against duplicates. Exports have none.
     *
     * @param keys the keys
     * @return this
     * @throws IllegalArgumentException if there is none, or one is null
     */
    public JobQueryBuilder unicity(String... keys) {
        unicity = FilterValues.and("unicity", unicity, keys);
        return this;
    }

    /**
     * Keeps only jobs with one of these priorities.
     *
     * @param values the priorities
     * @return this
     * @throws IllegalArgumentException if there is none
     */
    public JobQueryBuilder priority(int... values) {
        priority = FilterValues.and("priority", priority, FilterValues.boxed("priority", values));
        return this;
    }

    /**
     * Keeps only jobs with at least this priority.
     *
     * @param value the smallest priority
     * @return this
     */
    public JobQueryBuilder priorityAtLeast(int value) {
        priorityAtLeast = value;
        return this;
    }

    /**
     * Keeps only jobs with at most this priority.
     *
     * @param value the largest priority
     * @return this
     */
    public JobQueryBuilder priorityAtMost(int value) {
        priorityAtMost = value;
        return this;
    }

    /**
     * Keeps only jobs with one of these numbers of retries.
     *
     * @param values the numbers
     * @return this
     * @throws IllegalArgumentException if there is none
     */
    public JobQueryBuilder retryCount(int... values) {
        retryCount = FilterValues.and("retryCount", retryCount, FilterValues.boxed("retryCount", values));
        return this;
    }

    /**
     * Keeps only jobs with at least this number of retries.
     *
     * @param value the smallest number
     * @return this
     */
    public JobQueryBuilder retryCountAtLeast(int value) {
        retryCountAtLeast = value;
        return this;
    }

    /**
     * Keeps only jobs with at most this number of retries.
     *
     * @param value the largest number
     * @return this
     */
    public JobQueryBuilder retryCountAtMost(int value) {
        retryCountAtMost = value;
        return this;
    }

    /**
     * Keeps only jobs scheduled at exactly this time. Rows have microseconds that answers do not show.
     *
     * @param time the time
     * @return this
     * @throws IllegalArgumentException if the time is null, or if {@code build()} finds it outside the years 1 to 9999
     */
    public JobQueryBuilder scheduledAt(Instant time) {
        scheduledAt = Check.required("scheduledAt", time);
        return this;
    }

    /**
     * Keeps only jobs scheduled at this time or later.
     *
     * @param time the time, which is sent in UTC
     * @return this
     * @throws IllegalArgumentException if the time is null, or if {@code build()} finds it outside the years 1 to 9999
     */
    public JobQueryBuilder scheduledAfter(Instant time) {
        scheduledAfter = Check.required("scheduledAfter", time);
        return this;
    }

    /**
     * Keeps only jobs scheduled at this time or before.
     *
     * @param time the time, which is sent in UTC
     * @return this
     * @throws IllegalArgumentException if the time is null, or if {@code build()} finds it outside the years 1 to 9999
     */
    public JobQueryBuilder scheduledBefore(Instant time) {
        scheduledBefore = Check.required("scheduledBefore", time);
        return this;
    }

    /**
     * Keeps only jobs last changed at exactly this time. Rows have microseconds that answers do not show.
     *
     * @param time the time
     * @return this
     * @throws IllegalArgumentException if the time is null, or if {@code build()} finds it outside the years 1 to 9999
     */
    public JobQueryBuilder updatedAt(Instant time) {
        updatedAt = Check.required("updatedAt", time);
        return this;
    }

    /**
     * Keeps only jobs last changed at this time or later.
     *
     * @param time the time, which is sent in UTC
     * @return this
     * @throws IllegalArgumentException if the time is null, or if {@code build()} finds it outside the years 1 to 9999
     */
    public JobQueryBuilder updatedAfter(Instant time) {
        updatedAfter = Check.required("updatedAfter", time);
        return this;
    }

    /**
     * Keeps only jobs last changed at this time or before.
     *
     * @param time the time, which is sent in UTC
     * @return this
     * @throws IllegalArgumentException if the time is null, or if {@code build()} finds it outside the years 1 to 9999
     */
    public JobQueryBuilder updatedBefore(Instant time) {
        updatedBefore = Check.required("updatedBefore", time);
        return this;
    }

    /**
     * Sorts upwards by one column, instead of by id.
     *
     * @param field the column
     * @return this
     * @throws IllegalArgumentException if the column is null; {@code build()} refuses {@link JobField#ARGUMENTS}
     */
    public JobQueryBuilder sortBy(JobField field) {
        sortBy = Check.required("sortBy", field);
        descending = false;
        return this;
    }

    /**
     * Sorts downwards by one column.
     *
     * @param field the column
     * @return this
     * @throws IllegalArgumentException if the column is null; {@code build()} refuses {@link JobField#ARGUMENTS}
     */
    public JobQueryBuilder sortByDescending(JobField field) {
        sortBy = Check.required("sortBy", field);
        descending = true;
        return this;
    }

    /**
     * Brings each job's exports along: {@link Job#exports()}.
     *
     * @return this
     */
    public JobQueryBuilder includeExports() {
        includeExports = true;
        return this;
    }

    /**
     * Reads only these columns of the jobs; others stay null.
     *
     * @param fields the columns
     * @return this
     * @throws IllegalArgumentException if there is none, or one is null
     */
    public JobQueryBuilder fields(JobField... fields) {
        this.fields = FilterValues.and("fields", this.fields, fields);
        return this;
    }

    /**
     * Reads only these columns of included exports.
     *
     * @param fields the columns
     * @return this
     * @throws IllegalArgumentException if there is none, or one is null
     */
    public JobQueryBuilder exportFields(ExportField... fields) {
        this.exportFields = FilterValues.and("exportFields", this.exportFields, fields);
        return this;
    }

    /**
     * Builds the query.
     *
     * @return the query
     * @throws IllegalArgumentException if a value breaks its rule
     */
    public JobQuery build() {
        return new JobQuery(
                id,
                jobClass,
                status,
                progress,
                error,
                unicity,
                priority,
                priorityAtLeast,
                priorityAtMost,
                retryCount,
                retryCountAtLeast,
                retryCountAtMost,
                scheduledAt,
                scheduledAfter,
                scheduledBefore,
                createdAt,
                createdAfter,
                createdBefore,
                updatedAt,
                updatedAfter,
                updatedBefore,
                sortBy,
                descending,
                pageSize,
                count,
                includeExports,
                fields,
                exportFields);
    }
}
