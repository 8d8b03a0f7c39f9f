package io.github.clouddatasets.sync;

import static io.github.clouddatasets.core.spi.Arguments.path;

import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.Paged;
import io.github.clouddatasets.core.Poller;
import io.github.clouddatasets.core.Total;
import io.github.clouddatasets.core.spi.Api;
import io.github.clouddatasets.core.spi.Arguments;
import io.github.clouddatasets.core.spi.Op;
import io.github.clouddatasets.core.spi.TaskPoller.Judgement;
import io.github.clouddatasets.core.spi.TaskPoller.State;
import io.github.clouddatasets.core.spi.value.BuilderLambda;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.sync.internal.FilterValues;
import io.github.clouddatasets.sync.internal.Listing;
import io.github.clouddatasets.sync.internal.QueryParameters;
import java.time.Duration;
import java.util.function.Consumer;

/** The background jobs that make the files of exports: {@link SyncClient#jobs()}. */
public final class Jobs {

    private static final Op<Listing<JobResource.Attributes>> LIST = JobResource.TYPE.list("listJobs", "/jobs");

    private static final Op<Job> GET = JobResource.TYPE.get("getJob", "/jobs/{resource_id}", JobResource::model);

    private static final Op<Void> DELETE = Op.delete("deleteJob", "/jobs/{resource_id}");

    private static final JobSelection WITH_EXPORTS =
            JobSelection.builder().includeExports().build();

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
        return list(JobQuery.builder().build());
    }

    /**
     * Lists the jobs that match ({@code listJobs}).
     *
     * @param query filters, sorting, page size and what to bring along
     * @return the jobs, read page by page
     * @throws IllegalArgumentException if the query is null, or too long for one request and sorted
     */
    public Paged<Job> list(JobQuery query) {
        return api.paged(Check.required("query", query).parameters().pages(this::page));
    }

    /**
     * Lists the jobs that match, with the query built in place: {@link #list(JobQuery)}.
     *
     * @param query sets filters, sorting, page size and what to bring along
     * @return the jobs, read page by page
     * @throws IllegalArgumentException if a value breaks its rule, or the query is too long for one request and sorted
     */
    public Paged<Job> list(Consumer<JobQueryBuilder> query) {
        return list(built(query));
    }

    /**
     * Counts all jobs that the caller may see ({@code listJobs}).
     *
     * @return how many; see {@link #count(JobQuery)}
     */
    public Total count() {
        return count(JobQuery.builder().build());
    }

    /**
     * Counts the jobs that match, without reading them ({@code listJobs}). The service counts no further than 1000, so
     * for a larger number the answer is {@code 1000} and not {@linkplain Total#exact() exact}: at least that many.
     *
     * @param query filters; sorting, page size and what to bring along make no difference
     * @return how many
     * @throws IllegalArgumentException if the query is null
     */
    public Total count(JobQuery query) {
        return Check.required("query", query)
                .parameters()
                .count(input -> api.call(LIST, input).counted());
    }

    /**
     * Counts the jobs that match, with the query built in place: {@link #count(JobQuery)}.
     *
     * @param query sets filters; sorting, page size and what to bring along make no difference
     * @return how many
     * @throws IllegalArgumentException if a value breaks its rule
     */
    public Total count(Consumer<JobQueryBuilder> query) {
        return count(built(query));
    }

    /**
     * Reads one job ({@code getJob}).
     *
     * @param jobId the job
     * @return the job, without its exports
     * @throws NotFoundException if there is none, or none that this caller may see
     * @throws IllegalArgumentException if the id is not one
     */
    public Job get(String jobId) {
        return get(jobId, JobSelection.NONE);
    }

    /**
     * Reads one job with what it should bring along ({@code getJob}).
     *
     * @param jobId the job
     * @param selection whether the exports come along, and which columns are read
     * @return the job
     * @throws NotFoundException if there is none, or none that this caller may see
     * @throws IllegalArgumentException if the id is not one, or the selection is null
     */
    public Job get(String jobId, JobSelection selection) {
        return api.call(GET, Check.required("selection", selection).parameters().to(path(jobId(jobId))));
    }

    /**
     * Reads one job, with the selection built in place: {@link #get(String, JobSelection)}.
     *
     * @param jobId the job
     * @param selection sets whether the exports come along, and which columns are read
     * @return the job
     * @throws NotFoundException if there is none, or none that this caller may see
     * @throws IllegalArgumentException if the id is not one, or a value of the selection breaks its rule
     */
    public Job get(String jobId, Consumer<JobSelection.Builder> selection) {
        return get(jobId, BuilderLambda.build(JobSelection.builder(), selection, JobSelection.Builder::build));
    }

    /**
     * Takes up a job that was started before, by this process or another one ({@code getJob}). Nothing is sent until the
     * poller looks. A caller who may not read jobs takes up the export instead: {@link Exports#poller}.
     *
     * @param jobId the job
     * @return a poller of the job, with its exports; by default {@code await()} waits up to one hour
     * @throws IllegalArgumentException if the id is not one
     */
    public Poller<Job> poller(String jobId) {
        String id = jobId(jobId);
        return api.poller(
                "job " + id,
                id,
                view -> new Jobs(view).get(id, WITH_EXPORTS),
                Jobs::judge,
                Duration.ofSeconds(5),
                Duration.ofHours(1));
    }

    /**
     * Deletes the record of a job ({@code deleteJob}). A pending job then never runs; a running one is not stopped, and
     * its export stays. Deleting a job that does not exist succeeds too.
     *
     * @param jobId the job
     * @throws IllegalArgumentException if the id is not one
     * @throws io.github.clouddatasets.core.PermissionDeniedException for every caller but the service's own system role
     */
    public void delete(String jobId) {
        api.call(DELETE, path(jobId(jobId)));
    }

    /** The service and its address. */
    @Override
    public String toString() {
        return "Jobs[" + api.endpoint().address() + "]";
    }

    private QueryParameters.Rows<Job> page(Arguments input, int number) {
        return api.call(LIST, input).rows(JobResource::model, number);
    }

    private static String jobId(String jobId) {
        Check.id("jobId", jobId);
        Check.pattern("jobId", jobId, FilterValues.UUID, FilterValues.UUID_RULE);
        return jobId;
    }

    private static JobQuery built(Consumer<JobQueryBuilder> query) {
        return BuilderLambda.build(JobQuery.builder(), query, JobQueryBuilder::build);
    }

    /** A failure names the job: the job's id is the only key in the server's log. */
    static Judgement named(Judgement judgement, Job job) {
        if (judgement.state() != State.FAILED) {
            return judgement;
        }
        String reason = judgement.errorMessage();
        String why = reason == null || reason.isBlank() ? "(the service gives no reason)" : reason;
        return new Judgement(
                judgement.state(),
                judgement.raw(),
                judgement.errorCode(),
                why + " [job " + job.id() + "]",
                judgement.done(),
                judgement.total(),
                judgement.share());
    }

    /** The status alone says whether the job is done: a status without a meaning here is one to wait for. */
    static Judgement judge(Job job) {
        JobStatus status = job.status();
        State state = State.PENDING;
        if (JobStatus.COMPLETED.equals(status)) {
            state = State.SUCCEEDED;
        } else if (JobStatus.ERRORED.equals(status)) {
            state = State.FAILED;
        }
        String raw = status == null ? "unknown" : status.value();
        return new Judgement(state, raw, null, job.error(), null, null, job.progress());
    }
}
