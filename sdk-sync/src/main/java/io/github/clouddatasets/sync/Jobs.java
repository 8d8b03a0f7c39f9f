package io.github.clouddatasets.sync;

import static io.github.clouddatasets.core.spi.Arguments.path;

import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.Paged;
import io.github.clouddatasets.core.Total;
import io.github.clouddatasets.core.spi.Api;
import io.github.clouddatasets.core.spi.Arguments;
import io.github.clouddatasets.core.spi.Op;
import io.github.clouddatasets.core.spi.paging.NumberedPages;
import io.github.clouddatasets.core.spi.value.Check;
import java.util.function.Consumer;

/** Background jobs, which make the files of exports: {@link SyncClient#jobs()}. */
public final class Jobs {

    private static final Op<Documents.JobCollection> LIST = Op.get("listJobs", "/jobs", Documents.JobCollection.class);

    private static final Op<Job> GET =
            Op.get("getJob", "/jobs/{resource_id}", Documents.JobDocument.class).as(Documents.JobDocument::toJob);

    private static final Op<Void> DELETE = Op.delete("deleteJob", "/jobs/{resource_id}");

    private final Api api;

    Jobs(Api api) {
        this.api = api;
    }

    /**
     * Lists all jobs that the caller may see ({@code listJobs}), by id.
     *
     * @return the jobs, read page by page
     */
    public Paged<Job> list() {
        return list(query -> {});
    }

    /**
     * Lists the jobs that match ({@code listJobs}).
     *
     * @param query sets filters, sorting, page size and what to bring along
     * @return the jobs, read page by page
     */
    public Paged<Job> list(Consumer<JobQuery> query) {
        JobQuery q = new JobQuery();
        query.accept(q);
        return api.paged(q.query.pages(this::page));
    }

    /**
     * Counts all jobs that the caller may see.
     *
     * @return how many; see {@link #count(Consumer)}
     */
    public Total count() {
        return count(query -> {});
    }

    /**
     * Counts the jobs that match, without reading them. The service counts no further than 1000, so a larger number is
     * told as {@code 1000} and not {@linkplain Total#exact() exact}: at least that many.
     *
     * @param query sets filters; sorting, page size and what to bring along make no difference
     * @return how many
     */
    public Total count(Consumer<JobQuery> query) {
        JobQuery q = new JobQuery();
        query.accept(q);
        Total sum = new Total(0, true);
        for (Arguments input : q.query.counting()) {
            Documents.JobCollection page = api.call(LIST, input);
            Total part = page.meta() == null ? null : page.meta().total(false);
            if (part == null) { // a service that does not count
                part = new Total(page.data().size(), page.data().isEmpty());
            }
            sum = new Total(sum.count() + part.count(), sum.exact() && part.exact());
        }
        return sum;
    }

    /**
     * Reads one job ({@code getJob}).
     *
     * @param jobId the job
     * @return the job, without its exports
     * @throws NotFoundException if there is none, or none that this caller may see
     */
    public Job get(String jobId) {
        return get(jobId, selection -> {});
    }

    /**
     * Reads one job with what it should bring along ({@code getJob}).
     *
     * @param jobId the job
     * @param selection sets whether the exports come along, and which columns are read
     * @return the job
     * @throws NotFoundException if there is none, or none that this caller may see
     */
    public Job get(String jobId, Consumer<JobSelection> selection) {
        JobSelection s = new JobSelection();
        selection.accept(s);
        return api.call(GET, s.query.to(path(jobId(jobId))));
    }

    /**
     * Deletes the record of a job ({@code deleteJob}). A pending job then never runs; a running one is not stopped, and
     * its export stays. Deleting what is not there is a success too.
     *
     * @param jobId the job
     * @throws io.github.clouddatasets.core.PermissionDeniedException for every caller but the service's own system role
     */
    public void delete(String jobId) {
        api.call(DELETE, path(jobId(jobId)));
    }

    private NumberedPages.Slice<Job> page(Arguments input, int number) {
        Documents.JobCollection page = api.call(LIST, input);
        return new NumberedPages.Slice<>(
                page.toJobs(),
                null,
                page.meta() == null
                        ? null
                        : page.meta().total(number > 1 && page.data().isEmpty()));
    }

    private static String jobId(String jobId) {
        Check.id("jobId", jobId);
        Check.pattern("jobId", jobId, QueryParameters.UUID, QueryParameters.UUID_RULE);
        return jobId;
    }
}
