package io.github.clouddatasets.sync;

import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.sync.internal.FilterValues;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Builds an {@link ExportQuery}. A filter that is set twice takes the values of both; any other setting takes the last value.
 */
public final class ExportQueryBuilder extends ListingBuilder<ExportQueryBuilder> {

    private List<String> id = List.of();
    private List<String> jobId = List.of();
    private List<String> projectId = List.of();
    private List<String> createdById = List.of();
    private List<String> fileId = List.of();
    private List<String> filename = List.of();
    private List<String> mimeType = List.of();
    private List<Long> size = List.of();
    private @Nullable ExportField sortBy;
    private boolean descending;
    private boolean includeJob;
    private List<ExportField> fields = List.of();
    private List<JobField> jobFields = List.of();

    ExportQueryBuilder() {}

    ExportQueryBuilder(ExportQuery query) {
        id = query.id();
        jobId = query.jobId();
        projectId = query.projectId();
        createdById = query.createdById();
        fileId = query.fileId();
        filename = query.filename();
        mimeType = query.mimeType();
        size = query.size();
        createdAt = query.createdAt();
        createdAfter = query.createdAfter();
        createdBefore = query.createdBefore();
        sortBy = query.sortBy();
        descending = query.descending();
        pageSize = query.pageSize();
        count = query.count();
        includeJob = query.includeJob();
        fields = query.fields();
        jobFields = query.jobFields();
    }

    @Override
    ExportQueryBuilder self() {
        return this;
    }

    /**
     * Keeps only exports with one of these ids.
     *
     * @param ids decimal numbers
     * @return this
     * @throws IllegalArgumentException if there is none, or if {@code build()} finds one of another form
     */
    public ExportQueryBuilder id(String... ids) {
        id = FilterValues.and("id", id, ids);
        return this;
    }

    /**
     * Keeps only the exports of these jobs.
     *
     * @param jobIds UUIDs
     * @return this
     * @throws IllegalArgumentException if there is none, or if {@code build()} finds one of another form
     */
    public ExportQueryBuilder jobId(String... jobIds) {
        jobId = FilterValues.and("jobId", jobId, jobIds);
        return this;
    }

    /**
     * Keeps only exports of these projects.
     *
     * @param projectIds ids of projects
     * @return this
     * @throws IllegalArgumentException if there is none, or one is null
     */
    public ExportQueryBuilder projectId(String... projectIds) {
        projectId = FilterValues.and("projectId", projectId, projectIds);
        return this;
    }

    /**
     * Keeps only exports that these accounts asked for.
     *
     * @param accountIds the accounts' ids: decimal numbers
     * @return this
     * @throws IllegalArgumentException if there is none, or if {@code build()} finds one of another form
     */
    public ExportQueryBuilder createdById(String... accountIds) {
        createdById = FilterValues.and("createdById", createdById, accountIds);
        return this;
    }

    /**
     * Keeps only exports whose file has one of these storage keys.
     *
     * @param fileIds storage keys
     * @return this
     * @throws IllegalArgumentException if there is none, or one is null
     */
    public ExportQueryBuilder fileId(String... fileIds) {
        fileId = FilterValues.and("fileId", fileId, fileIds);
        return this;
    }

    /**
     * Keeps only exports whose file has one of these names. Names are not unique.
     *
     * @param filenames names
     * @return this
     * @throws IllegalArgumentException if there is none, or one is null
     */
    public ExportQueryBuilder filename(String... filenames) {
        filename = FilterValues.and("filename", filename, filenames);
        return this;
    }

    /**
     * Keeps only exports whose file has one of these media types.
     *
     * @param mimeTypes such as {@code application/zip}
     * @return this
     * @throws IllegalArgumentException if there is none, or one is null
     */
    public ExportQueryBuilder mimeType(String... mimeTypes) {
        mimeType = FilterValues.and("mimeType", mimeType, mimeTypes);
        return this;
    }

    /**
     * Keeps only exports whose file has one of these sizes.
     *
     * @param sizes in bytes
     * @return this
     * @throws IllegalArgumentException if there is none
     */
    public ExportQueryBuilder size(long... sizes) {
        size = FilterValues.and("size", size, FilterValues.boxed("size", sizes));
        return this;
    }

    /**
     * Sorts upwards by one column, instead of by id.
     *
     * @param field the column
     * @return this
     * @throws IllegalArgumentException if the column is null
     */
    public ExportQueryBuilder sortBy(ExportField field) {
        sortBy = Check.required("sortBy", field);
        descending = false;
        return this;
    }

    /**
     * Sorts downwards by one column.
     *
     * @param field the column
     * @return this
     * @throws IllegalArgumentException if the column is null
     */
    public ExportQueryBuilder sortByDescending(ExportField field) {
        sortBy = Check.required("sortBy", field);
        descending = true;
        return this;
    }

    /**
     * Brings each export's job along: {@link Export#job()}. Works for callers who may not read jobs, too.
     *
     * @return this
     */
    public ExportQueryBuilder includeJob() {
        includeJob = true;
        return this;
    }

    /**
     * Reads only these columns of the exports; others stay null.
     *
     * @param fields the columns
     * @return this
     * @throws IllegalArgumentException if there is none, or one is null
     */
    public ExportQueryBuilder fields(ExportField... fields) {
        this.fields = FilterValues.and("fields", this.fields, fields);
        return this;
    }

    /**
     * Reads only these columns of included jobs.
     *
     * @param fields the columns
     * @return this
     * @throws IllegalArgumentException if there is none, or one is null
     */
    public ExportQueryBuilder jobFields(JobField... fields) {
        this.jobFields = FilterValues.and("jobFields", this.jobFields, fields);
        return this;
    }

    /**
     * Builds the query.
     *
     * @return the query
     * @throws IllegalArgumentException if a value breaks its rule
     */
    public ExportQuery build() {
        return new ExportQuery(
                id,
                jobId,
                projectId,
                createdById,
                fileId,
                filename,
                mimeType,
                size,
                createdAt,
                createdAfter,
                createdBefore,
                sortBy,
                descending,
                pageSize,
                count,
                includeJob,
                fields,
                jobFields);
    }
}
