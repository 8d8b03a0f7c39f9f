package io.github.clouddatasets.sync.media;

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

/** The background jobs that process the media of entries: {@link Medias#jobs()}. */
public final class MediaJobs {

    private static final Op<Listing<MediaJobResource.Attributes>> LIST =
            MediaJobResource.TYPE.list("listMediaJobs", "/jobs");

    private static final Op<MediaJob> GET =
            MediaJobResource.TYPE.get("getMediaJob", "/jobs/{id}", MediaJobResource::model);

    private static final Op<Void> DELETE = Op.delete("deleteMediaJob", "/jobs/{id}");

    private final Api api;

    MediaJobs(Api api) {
        this.api = api;
    }

    /**
     * Lists all processing jobs that the caller may see ({@code listMediaJobs}), by id.
     *
     * @return the jobs, read page by page
     */
    public Paged<MediaJob> list() {
        return list(MediaJobQuery.builder().build());
    }

    /**
     * Lists the processing jobs that match ({@code listMediaJobs}).
     *
     * @param query filters, sorting and page size
     * @return the jobs, read page by page
     * @throws IllegalArgumentException if the query is null, or too long for one request and sorted
     */
    public Paged<MediaJob> list(MediaJobQuery query) {
        return api.paged(Check.required("query", query).parameters().pages(this::page));
    }

    /**
     * Lists the processing jobs that match, with the query built in place: {@link #list(MediaJobQuery)}.
     *
     * <pre>{@code
     * sync.media().jobs().list(q -> q.status(MediaJobStatus.ERRORED).createdAfter(yesterday))
     * }</pre>
     *
     * @param query sets filters, sorting and page size
     * @return the jobs, read page by page
     * @throws IllegalArgumentException if a value breaks its rule, or the query is too long for one request and sorted
     */
    public Paged<MediaJob> list(Consumer<MediaJobQueryBuilder> query) {
        return list(built(query));
    }

    /**
     * Counts all processing jobs that the caller may see ({@code listMediaJobs}).
     *
     * @return how many; see {@link #count(MediaJobQuery)}
     */
    public Total count() {
        return count(MediaJobQuery.builder().build());
    }

    /**
     * Counts the processing jobs that match, without reading them ({@code listMediaJobs}). The service counts no further
     * than 1000, so for a larger number the answer is {@code 1000} and not {@linkplain Total#exact() exact}: at least that
     * many.
     *
     * @param query filters; sorting and page size make no difference
     * @return how many
     * @throws IllegalArgumentException if the query is null
     */
    public Total count(MediaJobQuery query) {
        return Check.required("query", query)
                .parameters()
                .count(input -> api.call(LIST, input).counted());
    }

    /**
     * Counts the processing jobs that match, with the query built in place: {@link #count(MediaJobQuery)}.
     *
     * @param query sets filters; sorting and page size make no difference
     * @return how many
     * @throws IllegalArgumentException if a value breaks its rule
     */
    public Total count(Consumer<MediaJobQueryBuilder> query) {
        return count(built(query));
    }

    /**
     * Reads one processing job ({@code getMediaJob}).
     *
     * @param jobId the job, a UUID
     * @return the job
     * @throws NotFoundException if there is none, or none that this caller may see
     * @throws IllegalArgumentException if the id is no UUID
     */
    public MediaJob get(String jobId) {
        return api.call(GET, path(jobId(jobId)));
    }

    /**
     * Waits for a processing job ({@code getMediaJob}), which the service has started by itself. Nothing is sent until the
     * poller looks.
     *
     * @param jobId the job, a UUID
     * @return a poller of the job; by default {@code await()} waits up to one hour
     * @throws IllegalArgumentException if the id is no UUID
     */
    public Poller<MediaJob> poller(String jobId) {
        String id = jobId(jobId);
        return api.poller(
                "media job " + id,
                id,
                view -> new MediaJobs(view).get(id),
                MediaJobs::judge,
                Duration.ofSeconds(5),
                Duration.ofHours(1));
    }

    /**
     * Deletes the record of a processing job ({@code deleteMediaJob}). A pending job then never runs; a running one is not
     * stopped. Deleting a job that does not exist succeeds too.
     *
     * @param jobId the job, a UUID
     * @throws IllegalArgumentException if the id is no UUID
     * @throws io.github.clouddatasets.core.PermissionDeniedException for every caller but admins and the service's own
     *     system role
     */
    public void delete(String jobId) {
        api.call(DELETE, path(jobId(jobId)));
    }

    /** The service and its address. */
    @Override
    public String toString() {
        return "MediaJobs[" + api.endpoint().address() + "]";
    }

    private QueryParameters.Rows<MediaJob> page(Arguments input, int number) {
        return api.call(LIST, input).rows(MediaJobResource::model, number);
    }

    private static String jobId(String jobId) {
        return FilterValues.uuid("jobId", jobId);
    }

    private static MediaJobQuery built(Consumer<MediaJobQueryBuilder> query) {
        return BuilderLambda.build(MediaJobQuery.builder(), query, MediaJobQueryBuilder::build);
    }

    /** The status alone says whether the job is done. A failure names the job, the only key in the server's log. */
    private static Judgement judge(MediaJob job) {
        MediaJobStatus status = job.status();
        String raw = status == null ? "unknown" : status.value();
        if (MediaJobStatus.ERRORED.equals(status)) {
            String why = job.error() == null || job.error().isBlank() ? "(the service gives no reason)" : job.error();
            return new Judgement(
                    State.FAILED, raw, null, why + " [media job " + job.id() + "]", null, null, job.progress());
        }
        State state = MediaJobStatus.COMPLETED.equals(status) ? State.SUCCEEDED : State.PENDING;
        return new Judgement(state, raw, null, null, null, null, job.progress());
    }
}
