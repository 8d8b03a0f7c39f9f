package io.github.clouddatasets.datasets;

import io.github.clouddatasets.core.CallOptions;
import io.github.clouddatasets.core.ConflictException;
import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.Paged;
import io.github.clouddatasets.core.Poller;
import io.github.clouddatasets.core.RawRequest;
import io.github.clouddatasets.core.RawResponse;
import io.github.clouddatasets.core.spi.Api;
import io.github.clouddatasets.core.spi.value.BuilderLambda;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.datasets.access.Access;
import io.github.clouddatasets.datasets.account.CloudAccount;
import io.github.clouddatasets.datasets.common.OffsetMode;
import io.github.clouddatasets.datasets.internal.RoomDoor;
import io.github.clouddatasets.datasets.labels.Labels;
import io.github.clouddatasets.datasets.samples.Samples;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Client for ModelArts data management (API v2 of Huawei Cloud and Open Telekom Cloud). The client is thread-safe; one
 * client for a process is enough. Closing the client frees its connections at once; a program that does not close the
 * client still ends.
 *
 * <pre>{@code
 * try (DatasetClient datasets = DatasetClient.builder()
 *         .region("eu-de")
 *         .projectId("4a1b2c3d4e5f60718293a4b5c6d7e8f9")
 *         .accessKey(ak, sk)
 *         .build()) {
 *     for (Dataset d : datasets.list()) { ... }
 *     DatasetVersion v = datasets.createVersion(id, b -> b.versionName("V004")).await();
 * }
 * }</pre>
 *
 * <p>Every method that calls the service throws a {@link io.github.clouddatasets.core.SdkException} if the call fails,
 * and an {@link IllegalArgumentException} that names the argument, before anything is sent, if an argument is null or
 * wrong.
 */
public final class DatasetClient implements AutoCloseable {

    private static final String VIEW = ", view";

    private final Api api;
    private final @Nullable Api iam; // null in a view, which has no IAM of its own to close
    private final AtomicReference<OffsetMode> offsets;
    private final String place;
    private final String description;
    private final Datasets datasets;
    private final Statistics statistics;
    private final Samples samples;
    private final Labels labels;
    private final ImportTasks imports;
    private final ExportTasks exports;
    private final Versions versions;

    DatasetClient(Access access, OffsetMode offsetMode, String description) {
        this(access.modelArts(), access.iam(), new AtomicReference<>(offsetMode), access.place(), description);
    }

    private DatasetClient(
            Api api, @Nullable Api iam, AtomicReference<OffsetMode> offsets, String place, String description) {
        this.api = api;
        this.iam = iam;
        this.offsets = offsets;
        this.place = place;
        this.description = description;
        this.statistics = new Statistics(api, place);
        this.samples = RoomDoor.open(Samples.class, api, offsets, place);
        this.labels = RoomDoor.open(Labels.class, api, offsets, place);
        this.imports = new ImportTasks(api, offsets, place);
        this.exports = new ExportTasks(api, offsets, place);
        this.versions = new Versions(api, offsets, place);
        this.datasets = new Datasets(api, offsets, imports);
    }

    /** {@return a new builder of a client} */
    public static DatasetClientBuilder builder() {
        return new DatasetClientBuilder();
    }

    /**
     * Builds a client from the setup of this machine: {@code builder().fromEnvironment().build()}. {@link
     * CloudAccount#find()} lists the system properties, environment variables and files, and their order.
     *
     * @return the client
     * @throws IllegalStateException if there are no credentials, or some that cannot be used, or no place: the message
     *     lists what was tried
     * @throws IllegalArgumentException if a value is not usable
     * @see DatasetClientBuilder#fromEnvironment()
     */
    public static DatasetClient fromEnvironment() {
        return builder().fromEnvironment().build();
    }

    /**
     * Lists the datasets of the project, the newest first ({@code listDatasets}). No {@code dataset_version} is sent: the
     * service lists the generation that is its default, and its documentation calls both {@code v1} and {@code v2} the
     * default. To be sure, ask for a generation, or for both:
     *
     * <pre>{@code
     * datasets.list(q -> q.datasetVersion(DatasetGeneration.ALL))
     * }</pre>
     *
     * @return the datasets, read page by page
     */
    public Paged<Dataset> list() {
        return list(DatasetQuery.builder().build());
    }

    /**
     * Lists the datasets that match ({@code listDatasets}).
     *
     * <pre>{@code
     * datasets.list(q -> q.datasetType(DatasetType.IMAGE_CLASSIFICATION).searchContent("digits"))
     * }</pre>
     *
     * @param query sets filters, sorting and page size
     * @return the datasets, read page by page
     * @throws IllegalArgumentException if the lambda is null or sets a value out of its range
     */
    public Paged<Dataset> list(Consumer<DatasetQuery.Builder> query) {
        return list(BuilderLambda.build(DatasetQuery.builder(), query, DatasetQuery.Builder::build));
    }

    /**
     * Lists the datasets that match ({@code listDatasets}).
     *
     * @param query filters, sorting and page size
     * @return the datasets, read page by page
     * @throws IllegalArgumentException if the query is null
     */
    public Paged<Dataset> list(DatasetQuery query) {
        return datasets.list(query);
    }

    /**
     * Reads one dataset ({@code descDataset}).
     *
     * @param datasetId the dataset
     * @return the dataset, with labels and counters
     * @throws NotFoundException if there is no such dataset
     */
    public Dataset get(String datasetId) {
        return datasets.get(datasetId);
    }

    /**
     * Reads one dataset and looks for running tasks ({@code descDataset} with {@code check_running_task}).
     *
     * @param datasetId the dataset
     * @param task kind of task to look for; null for any
     * @return the dataset, with {@link Dataset#existRunningTask()} and {@link Dataset#runningTasksId()}
     * @throws NotFoundException if there is no such dataset
     */
    public Dataset getWithRunningTasks(String datasetId, @Nullable RunningTaskType task) {
        return datasets.getWithRunningTasks(datasetId, task);
    }

    /**
     * Creates a dataset ({@code createDataset}). The request is never sent twice: if the connection breaks, look with
     * {@link #list()} whether the dataset is there.
     *
     * @param request name, type, source and output of the dataset
     * @return the creation, already started; its id is the dataset's. {@code await()} returns when the dataset is usable
     *     and the import that may be part of the creation has ended, and waits up to 30 minutes
     * @throws ConflictException if the name is taken
     */
    public Poller<Dataset> create(CreateDatasetRequest request) {
        return datasets.create(request);
    }

    /**
     * Creates a dataset, as {@link #create(CreateDatasetRequest)}, with the request built in place.
     *
     * <pre>{@code
     * Dataset d = datasets.create(b -> b.datasetName("animals").datasetType(DatasetType.IMAGE_CLASSIFICATION)
     *         .dataPath("/bucket/animals/").workPath("/bucket/output/")).await();
     * }</pre>
     *
     * @param request sets name, type, source and output of the dataset
     * @return the creation, already started
     * @throws ConflictException if the name is taken
     * @throws IllegalArgumentException if the lambda is null or a value of the request breaks its rule
     */
    public Poller<Dataset> create(Consumer<CreateDatasetRequest.Builder> request) {
        return create(
                BuilderLambda.build(CreateDatasetRequest.builder(), request, CreateDatasetRequest.Builder::build));
    }

    /**
     * Takes up the creation of a dataset that was started before, by this or another process ({@code descDataset}).
     * Nothing is sent before the first look.
     *
     * @param datasetId the dataset
     * @return the creation; its id is the dataset's. {@code await()} returns when the dataset is usable, up to 30 minutes
     */
    public Poller<Dataset> creationPoller(String datasetId) {
        return datasets.creationPoller(datasetId);
    }

    /**
     * Changes name, description, labels or current version of a dataset ({@code updateDataset}).
     *
     * @param datasetId the dataset
     * @param request sets what to change; {@code deleteLabels} <b>removes labels</b>
     * @throws NotFoundException if there is no such dataset
     * @throws IllegalArgumentException if the lambda is null or a value of the request breaks its rule
     */
    public void update(String datasetId, Consumer<UpdateDatasetRequest.Builder> request) {
        update(
                datasetId,
                BuilderLambda.build(UpdateDatasetRequest.builder(), request, UpdateDatasetRequest.Builder::build));
    }

    /**
     * Changes name, description, labels or current version of a dataset ({@code updateDataset}).
     *
     * @param datasetId the dataset
     * @param request what to change; {@code deleteLabels} <b>removes labels</b>
     * @throws NotFoundException if there is no such dataset
     */
    public void update(String datasetId, UpdateDatasetRequest request) {
        datasets.update(datasetId, request);
    }

    /**
     * Deletes a dataset ({@code deleteDataset}). The fate of the source files is not documented. The service goes on
     * deleting after the call: {@link #deletionPoller} waits for the end.
     *
     * @param datasetId the dataset
     * @throws NotFoundException if there is no such dataset
     */
    public void delete(String datasetId) {
        datasets.delete(datasetId);
    }

    /**
     * Follows a deletion that was started before, by this or another process ({@code descDataset}). Nothing is sent before
     * the first look, and the poller itself deletes nothing.
     *
     * @param datasetId the dataset
     * @return the deletion; its id is the dataset's. {@code await()} returns {@link DatasetStatus#DELETED} when the
     *     service does not know the dataset any more, and waits up to 30 minutes
     */
    public Poller<DatasetStatus> deletionPoller(String datasetId) {
        return datasets.deletionPoller(datasetId);
    }

    /**
     * Starts synchronizing a dataset with its data source ({@code syncDataSource}): new files become samples, samples
     * whose files are gone disappear. The state is read once before the start, so that the end of an earlier run is never
     * mistaken for the end of this run. The request is never sent twice.
     *
     * <pre>{@code
     * SyncTask done = datasets.sync(id).onProgress(p -> log.info(p.state())).await(Duration.ofMinutes(30));
     * }</pre>
     *
     * @param datasetId the dataset
     * @return the synchronization, already started; its id is the dataset's, and {@code await()} waits up to 30 minutes.
     *     After the end of the run {@code poll()} and {@code await()} answer with that end and send nothing
     * @throws ConflictException if a synchronization is running already: {@link #syncPoller} waits for that run
     * @throws NotFoundException if there is no such dataset
     */
    public Poller<SyncTask> sync(String datasetId) {
        return datasets.sync(datasetId);
    }

    /**
     * Takes up a synchronization that was started before, by this or another process ({@code syncDataSourceState}).
     * Nothing is sent before the first look. The service keeps one state for a dataset, so the poller takes the run that
     * the state shows at the first look: a run that has ended by then ends the wait at once, with that run's success or
     * failure. If a newer run begins between two looks, the poller follows the newer run. If the service knows no run for
     * 10 seconds and three looks, the wait fails.
     *
     * @param datasetId the dataset
     * @return the synchronization; its id is the dataset's, and {@code await()} waits up to 30 minutes
     */
    public Poller<SyncTask> syncPoller(String datasetId) {
        return datasets.syncPoller(datasetId);
    }

    /**
     * Reads the state of the last synchronization ({@code syncDataSourceState}).
     *
     * @param datasetId the dataset
     * @return the state; {@link AsyncTaskStatus#NOT_EXIST} if there never was one
     * @throws NotFoundException if there is no such dataset
     */
    public SyncTask status(String datasetId) {
        return datasets.status(datasetId);
    }

    /**
     * Publishes a version: {@link Versions#create(String, CreateVersionRequest)}.
     *
     * @param datasetId the dataset
     * @param request name, format and options
     * @return the publishing, already started
     */
    public Poller<DatasetVersion> createVersion(String datasetId, CreateVersionRequest request) {
        return versions.create(datasetId, request);
    }

    /**
     * Publishes a version: {@link Versions#create(String, Consumer)}.
     *
     * @param datasetId the dataset
     * @param request sets name, format and options
     * @return the publishing, already started
     */
    public Poller<DatasetVersion> createVersion(String datasetId, Consumer<CreateVersionRequest.Builder> request) {
        return versions.create(datasetId, request);
    }

    /** {@return the sub-client of statistics, now and over time} */
    public Statistics statistics() {
        return statistics;
    }

    /** {@return the sub-client of samples and the labels they carry} */
    public Samples samples() {
        return samples;
    }

    /** {@return the sub-client of labels defined on datasets} */
    public Labels labels() {
        return labels;
    }

    /** {@return the sub-client of imports into datasets} */
    public ImportTasks imports() {
        return imports;
    }

    /** {@return the sub-client of published versions} */
    public Versions versions() {
        return versions;
    }

    /** {@return the sub-client of exports to OBS or into a new dataset} */
    public ExportTasks exports() {
        return exports;
    }

    /**
     * Sends a request for an operation without a method here, with this client's credentials, retries, deadline, trace id
     * and exceptions. A refusal is an {@code ApiException}, even inside an answer of status 200.
     *
     * <pre>{@code
     * RawResponse answer = datasets.send(RawRequest.get("/datasets/d1/unlisted").query("limit", 10).build());
     * }</pre>
     *
     * @param request the request; its path is below {@code /v2/{project_id}}
     * @return the answer, not decoded
     * @throws IllegalArgumentException if the request is null
     */
    public RawResponse send(RawRequest request) {
        return api.send(request);
    }

    /**
     * Makes a view: the same client with other call options. A view shares everything else with this client; closing a
     * view does nothing.
     *
     * <pre>{@code
     * datasets.with(o -> o.traceId("job-42").timeout(Duration.ofSeconds(5))).status(id);
     * }</pre>
     *
     * @param options sets the options to change; options left out stay as they are here
     * @return a view
     * @throws IllegalArgumentException if the lambda is null or an option is out of its range
     */
    public DatasetClient with(Consumer<CallOptions.Builder> options) {
        return view(api.with(Check.required("options", options)));
    }

    /**
     * Runs work in the background: on virtual threads where the JVM has them, else on daemon threads.
     *
     * @param work gets a view of this client; only calls made on that view are ended by cancelling
     * @param <T> type of the result
     * @return the future of the result; cancelling it ends the call at work, down to the socket
     * @throws IllegalArgumentException if the work is null
     */
    public <T> CompletableFuture<T> async(Function<? super DatasetClient, ? extends T> work) {
        return api.async(this::view, Check.required("work", work));
    }

    private DatasetClient view(Api viewed) {
        return new DatasetClient(viewed, null, offsets, place.endsWith(VIEW) ? place : place + VIEW, description);
    }

    /**
     * The configuration of this client: a line for each setting, with its value and its origin (builder, account, the name
     * of a system property or an environment variable, the path of a file, or default). Secrets show as {@code ***}.
     *
     * @return several lines, for a log or a screen; a view returns the lines of the client that the view is of
     */
    public String describe() {
        return description;
    }

    /**
     * The service's address, for instance to look whether the host is reachable.
     *
     * @return the address as it was set, or the region's, without the API's version and the project
     */
    public String endpoint() {
        return api.endpoint().address().replaceFirst("/v2/[^/]*$", "");
    }

    /**
     * What the service's {@code offset} counts, as far as this client knows. A client that finds out hands its knowledge to
     * others with {@link DatasetClientBuilder#offsetMode}, for instance to those of other machines that read parts of the same
     * listing.
     *
     * @return the mode of the builder, or what a listing has found out since; {@link OffsetMode#AUTO} until then
     */
    public OffsetMode offsetMode() {
        return offsets.get();
    }

    /** Ends the calls under way with a {@code CancelledException} and frees the connections. Closing a view does nothing. */
    @Override
    public void close() {
        api.close();
        if (iam != null) {
            iam.close();
        }
    }

    /** Names the service, its address, the project, and whether this is a view. */
    @Override
    public String toString() {
        return "DatasetClient[" + place + ']';
    }
}
