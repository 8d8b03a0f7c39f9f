package io.github.clouddatasets.datasets;

import io.github.clouddatasets.core.CallOptions;
import io.github.clouddatasets.core.ClientBuilder;
import io.github.clouddatasets.core.ClientSettings;
import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.Paged;
import io.github.clouddatasets.core.Poller;
import io.github.clouddatasets.core.spi.Api;
import io.github.clouddatasets.core.spi.Authorizer;
import io.github.clouddatasets.core.spi.Check;
import io.github.clouddatasets.core.spi.Endpoint;
import io.github.clouddatasets.core.spi.Env;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Client for ModelArts data management (API v2 of Huawei Cloud and Open Telekom Cloud). Thread-safe; one for a process
 * is enough. Close it to free its connections at once; a program that forgets to still ends.
 *
 * <pre>{@code
 * try (DatasetClient datasets = DatasetClient.builder()
 *         .region("eu-de")
 *         .projectId("4a1b2c3d4e5f60718293a4b5c6d7e8f9")
 *         .credentials(Credentials.accessKey(ak, sk))
 *         .build()) {
 *     for (Dataset d : datasets.list()) { ... }
 *     datasets.sync(id).await();
 *     DatasetVersion v = datasets.createVersion(id, b -> b.versionName("V004")).await();
 * }
 * }</pre>
 */
public final class DatasetClient implements AutoCloseable {

    private final Api api;
    private final AtomicReference<OffsetMode> offsets;
    private final Catalog catalog;
    private final Statistics statistics;
    private final Samples samples;
    private final Labels labels;
    private final ImportTasks imports;
    private final ExportTasks exports;
    private final Versions versions;

    private DatasetClient(Api api, AtomicReference<OffsetMode> offsets) {
        this.api = api;
        this.offsets = offsets;
        this.statistics = new Statistics(api);
        this.samples = new Samples(api, offsets);
        this.labels = new Labels(api, offsets);
        this.imports = new ImportTasks(api, offsets);
        this.exports = new ExportTasks(api, offsets);
        this.versions = new Versions(api, offsets);
        this.catalog = new Catalog(api, offsets, imports);
    }

    /**
     * Starts building a client.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * A client from the environment: {@code MODELARTS_ENDPOINT} or {@code MODELARTS_REGION};
     * {@code HUAWEICLOUD_SDK_PROJECT_ID}; {@code HUAWEICLOUD_SDK_AK} and {@code HUAWEICLOUD_SDK_SK} (with
     * {@code HUAWEICLOUD_SDK_SECURITY_TOKEN} for temporary keys), or {@code MODELARTS_TOKEN}.
     *
     * @return the client
     * @throws IllegalStateException naming the variable that is missing
     * @throws IllegalArgumentException if a value is not usable
     */
    public static DatasetClient fromEnvironment() {
        return fromEnvironment(Env.ofProcess());
    }

    static DatasetClient fromEnvironment(Env env) {
        Builder builder = builder();
        String endpoint = env.get("MODELARTS_ENDPOINT");
        if (endpoint != null) {
            builder.endpoint(endpoint);
        } else {
            builder.region(env.require("MODELARTS_REGION", "a region such as eu-de, or set MODELARTS_ENDPOINT"));
        }
        builder.projectId(env.require("HUAWEICLOUD_SDK_PROJECT_ID", "the project's id in that region"));
        String token = env.get("MODELARTS_TOKEN");
        if (token != null) {
            return builder.credentials(Credentials.token(token)).build();
        }
        String ak = env.require("HUAWEICLOUD_SDK_AK", "an access key, or set MODELARTS_TOKEN");
        String sk = env.require("HUAWEICLOUD_SDK_SK", "the secret key of HUAWEICLOUD_SDK_AK");
        String securityToken = env.get("HUAWEICLOUD_SDK_SECURITY_TOKEN");
        return builder.credentials(
                        securityToken == null
                                ? Credentials.accessKey(ak, sk)
                                : Credentials.accessKey(ak, sk, securityToken))
                .build();
    }

    /**
     * Lists all datasets of the project ({@code listDatasets}), the newest first.
     *
     * @return the datasets, read page by page
     */
    public Paged<Dataset> list() {
        return list(query -> {});
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
     */
    public Paged<Dataset> list(Consumer<DatasetQuery.Builder> query) {
        return catalog.list(query);
    }

    /**
     * Reads one dataset ({@code descDataset}).
     *
     * @param datasetId the dataset
     * @return the dataset, with labels and counters
     * @throws NotFoundException if there is no such dataset
     */
    public Dataset get(String datasetId) {
        return catalog.get(datasetId);
    }

    /**
     * Reads one dataset and looks for running tasks ({@code descDataset} with {@code check_running_task}).
     *
     * @param datasetId the dataset
     * @param task kind of task to look for; null for any
     * @return the dataset, with {@link Dataset#existRunningTask()} and {@link Dataset#runningTasksId()} filled in
     * @throws NotFoundException if there is no such dataset
     */
    public Dataset getWithRunningTasks(String datasetId, @Nullable RunningTaskType task) {
        return catalog.getWithRunningTasks(datasetId, task);
    }

    /**
     * Creates a dataset ({@code createDataset}). Never sent twice: if the connection breaks, look with {@link #list}
     * whether it is there.
     *
     * @param request name, type, source and output of the dataset
     * @return the creation, already started, with the dataset's id; it is done when the dataset is usable and the import
     *     that may come with it has ended, and is waited for up to 30 minutes by default
     * @throws io.github.clouddatasets.core.ConflictException if the name is taken
     */
    public Poller<Dataset> create(CreateDatasetRequest request) {
        return catalog.create(request);
    }

    /**
     * As {@link #create(CreateDatasetRequest)}, with the request built in place.
     *
     * <pre>{@code
     * Dataset d = datasets.create(b -> b.datasetName("animals").datasetType(DatasetType.IMAGE_CLASSIFICATION)
     *         .dataPath("/bucket/animals/").workPath("/bucket/output/")).await();
     * }</pre>
     *
     * @param request sets name, type, source and output of the dataset
     * @return the creation, already started
     */
    public Poller<Dataset> create(Consumer<CreateDatasetRequest.Builder> request) {
        CreateDatasetRequest.Builder builder = CreateDatasetRequest.builder();
        request.accept(builder);
        return create(builder.build());
    }

    /**
     * Changes name, description, labels or current version of a dataset ({@code updateDataset}).
     *
     * @param datasetId the dataset
     * @param request sets what to change; {@code deleteLabels} <b>removes labels</b>
     * @throws NotFoundException if there is no such dataset
     */
    public void update(String datasetId, Consumer<UpdateDatasetRequest.Builder> request) {
        UpdateDatasetRequest.Builder builder = UpdateDatasetRequest.builder();
        request.accept(builder);
        update(datasetId, builder.build());
    }

    /**
     * As {@link #update(String, Consumer)}, with a request that is there already.
     *
     * @param datasetId the dataset
     * @param request what to change
     */
    public void update(String datasetId, UpdateDatasetRequest request) {
        catalog.update(datasetId, request);
    }

    /**
     * Deletes a dataset ({@code deleteDataset}). What becomes of the source files is not documented. The service goes on
     * deleting after the call: for a while the dataset may still be seen.
     *
     * @param datasetId the dataset
     * @throws NotFoundException if there is no such dataset
     */
    public void delete(String datasetId) {
        catalog.delete(datasetId);
    }

    /**
     * Starts synchronizing a dataset with its data source ({@code syncDataSource}): new files become samples, samples
     * whose files are gone disappear. The state is read once before, so that the end of an earlier run is never taken
     * for the end of this one. Never sent twice.
     *
     * <pre>{@code
     * SyncTask done = datasets.sync(id).onProgress(p -> log.info(p.state())).await(Duration.ofMinutes(30));
     * }</pre>
     *
     * @param datasetId the dataset
     * @return the synchronization, already started; its id is the dataset's, and it is waited for up to 30 minutes by
     *     default
     * @throws io.github.clouddatasets.core.ConflictException if one is running already
     * @throws NotFoundException if there is no such dataset
     */
    public Poller<SyncTask> sync(String datasetId) {
        return catalog.sync(datasetId);
    }

    /**
     * Reads the state of the last synchronization ({@code syncDataSourceState}).
     *
     * @param datasetId the dataset
     * @return the state; {@link AsyncTaskStatus#NOT_EXIST} if there never was one
     * @throws NotFoundException if there is no such dataset
     */
    public SyncTask status(String datasetId) {
        return catalog.status(datasetId);
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
     * Publishes a version: {@link Versions#create(String, CreateVersionRequest)}.
     *
     * <pre>{@code
     * DatasetVersion v = datasets.createVersion(id, b -> b
     *                 .versionName("V004")
     *                 .versionFormat(VersionFormat.DEFAULT)
     *                 .removeSampleUsage(false))
     *         .await();
     * }</pre>
     *
     * @param datasetId the dataset
     * @param request sets name, format and options
     * @return the publishing, already started
     */
    public Poller<DatasetVersion> createVersion(String datasetId, Consumer<CreateVersionRequest.Builder> request) {
        return versions.create(datasetId, request);
    }

    /**
     * Statistics, now and over time.
     *
     * @return the sub-client
     */
    public Statistics statistics() {
        return statistics;
    }

    /**
     * Samples and the labels they carry.
     *
     * @return the sub-client
     */
    public Samples samples() {
        return samples;
    }

    /**
     * Labels defined on datasets.
     *
     * @return the sub-client
     */
    public Labels labels() {
        return labels;
    }

    /**
     * Imports into datasets.
     *
     * @return the sub-client
     */
    public ImportTasks imports() {
        return imports;
    }

    /**
     * Published versions.
     *
     * @return the sub-client
     */
    public Versions versions() {
        return versions;
    }

    /**
     * Exports to OBS or into a new dataset.
     *
     * @return the sub-client
     */
    public ExportTasks exports() {
        return exports;
    }

    /**
     * The same client with other call options. Shares everything else; closing the view does nothing.
     *
     * <pre>{@code
     * datasets.with(o -> o.traceId("job-42").timeout(Duration.ofSeconds(5))).status(id);
     * }</pre>
     *
     * @param options sets what is to differ
     * @return a view
     * @throws IllegalArgumentException if an option is out of its range
     */
    public DatasetClient with(Consumer<CallOptions.Builder> options) {
        return new DatasetClient(api.with(options), offsets);
    }

    /**
     * Runs work in the background: on virtual threads where the JVM has them, else on daemon threads.
     *
     * <pre>{@code
     * CompletableFuture<SyncTask> state = datasets.async(c -> c.status(id));
     * }</pre>
     *
     * @param work gets a view of this client; only calls made on that view are ended by cancelling
     * @param <T> type of the result
     * @return the future of the result; cancelling it ends the call at work, down to the socket
     */
    public <T> CompletableFuture<T> async(Function<? super DatasetClient, ? extends T> work) {
        return api.async(view -> new DatasetClient(view, offsets), work);
    }

    /** Ends the calls under way with a {@code CancelledException} and frees the connections. Closing a view does nothing. */
    @Override
    public void close() {
        api.close();
    }

    /** Builds a {@link DatasetClient}: needs a place, a project and credentials. */
    public static final class Builder extends ClientBuilder<Builder> {

        private static final Pattern PROJECT_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

        private @Nullable String projectId;
        private OffsetMode offsetMode = OffsetMode.AUTO;

        private Builder() {}

        @Override
        protected Builder self() {
            return this;
        }

        /**
         * Sets the endpoint by region: {@code eu-de} is Open Telekom Cloud, every other region Huawei Cloud. For a place
         * this does not know use {@link #endpoint}.
         *
         * @param region a region name
         * @return this
         * @throws IllegalArgumentException if it is not the name of a region
         */
        public Builder region(String region) {
            return endpoint(Region.endpoint(region));
        }

        /**
         * Sets the project. A project belongs to one region; the console shows the ids under My Settings, Project List.
         *
         * @param projectId the project's id, not its name
         * @return this
         * @throws IllegalArgumentException if it cannot be an id
         */
        public Builder projectId(String projectId) {
            Check.required("projectId", projectId);
            Check.pattern("projectId", projectId, PROJECT_ID, "must be 1 to 64 letters, digits, '_' or '-'");
            this.projectId = projectId;
            return this;
        }

        /**
         * Says what the service's {@code offset} counts, for those who know.
         *
         * @param offsetMode {@link OffsetMode#AUTO} by default: the client finds out
         * @return this
         */
        public Builder offsetMode(OffsetMode offsetMode) {
            this.offsetMode = Objects.requireNonNull(offsetMode, "offsetMode");
            return this;
        }

        /**
         * The client. Nothing is sent.
         *
         * @return the client
         * @throws IllegalArgumentException if something is missing or not usable, naming it
         */
        public DatasetClient build() {
            ClientSettings settings = settings();
            String project = Check.required("projectId", projectId);
            Endpoint endpoint = Endpoint.of(settings.endpoint(), settings.allowInsecureHttp())
                    .below("/v2/" + project);
            return new DatasetClient(
                    Api.open(ModelArts.SERVICE, endpoint, authorizer(settings, project), settings),
                    new AtomicReference<>(offsetMode));
        }

        private static Authorizer authorizer(ClientSettings settings, String project) {
            Credentials credentials = Check.required("credentials", settings.credentials());
            if (credentials instanceof Credentials.AccessKey key) {
                return Authorizer.accessKey(key, project, settings.time());
            }
            if (credentials instanceof Credentials.Token token) {
                return Authorizer.header("X-Auth-Token", "", token.token());
            }
            throw new IllegalArgumentException("credentials for ModelArts must be an access key or a token, not "
                    + credentials.getClass().getSimpleName());
        }
    }
}
