package io.github.clouddatasets.datasets;

import io.github.clouddatasets.core.CallOptions;
import io.github.clouddatasets.core.ClientBuilder;
import io.github.clouddatasets.core.ClientSettings;
import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.Paged;
import io.github.clouddatasets.core.Poller;
import io.github.clouddatasets.core.spi.Api;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Env;
import io.github.clouddatasets.datasets.access.Access;
import io.github.clouddatasets.datasets.account.AccountFiles;
import io.github.clouddatasets.datasets.account.CloudAccount;
import io.github.clouddatasets.datasets.common.OffsetMode;
import io.github.clouddatasets.datasets.internal.Region;
import io.github.clouddatasets.datasets.internal.Rules;
import io.github.clouddatasets.datasets.labels.Labels;
import io.github.clouddatasets.datasets.samples.Samples;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
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
    private final @Nullable Api iam;
    private final AtomicReference<OffsetMode> offsets;
    private final Datasets catalog;
    private final Statistics statistics;
    private final Samples samples;
    private final Labels labels;
    private final ImportTasks imports;
    private final ExportTasks exports;
    private final Versions versions;

    /** A view has no IAM of its own to close. */
    private DatasetClient(Api api, @Nullable Api iam, AtomicReference<OffsetMode> offsets) {
        this.api = api;
        this.iam = iam;
        this.offsets = offsets;
        this.statistics = new Statistics(api);
        this.samples = new Samples(api, offsets);
        this.labels = new Labels(api, offsets);
        this.imports = new ImportTasks(api, offsets);
        this.exports = new ExportTasks(api, offsets);
        this.versions = new Versions(api, offsets);
        this.catalog = new Datasets(api, offsets, imports);
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
     * A client from what this machine has: {@link CloudAccount#find()} says which environment variables and files are
     * read, and in which order.
     *
     * @return the client
     * @throws IllegalStateException if there are no credentials, or some that cannot be used: it lists what was tried
     * @throws IllegalArgumentException if the place is missing or not usable
     */
    public static DatasetClient fromEnvironment() {
        return fromEnvironment(Env.ofProcess());
    }

    static DatasetClient fromEnvironment(Env env) {
        return fromEnvironment(env, AccountFiles.ofMachine());
    }

    static DatasetClient fromEnvironment(Env env, AccountFiles files) {
        CloudAccount account = CloudAccount.find(env, files);
        if (account.endpoint() == null && account.region() == null) {
            throw new IllegalStateException("the credentials in " + account.source()
                    + " do not tell the place: set MODELARTS_REGION, a region such as eu-de, or MODELARTS_ENDPOINT");
        }
        return builder().account(account).build();
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
        return new DatasetClient(api.with(options), null, offsets);
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
        return api.async(view -> new DatasetClient(view, null, offsets), work);
    }

    /** Ends the calls under way with a {@code CancelledException} and frees the connections. Closing a view does nothing. */
    @Override
    public void close() {
        api.close();
        if (iam != null) {
            iam.close();
        }
    }

    /** Builds a {@link DatasetClient}: needs a place and credentials, and a project unless the region tells it. */
    public static final class Builder extends ClientBuilder<Builder> {

        private @Nullable String region;
        private @Nullable String projectId;
        private @Nullable String projectName;
        private @Nullable String iamEndpoint;
        private @Nullable CloudAccount account;
        private OffsetMode offsetMode = OffsetMode.AUTO;

        private Builder() {}

        @Override
        protected Builder self() {
            return this;
        }

        /**
         * Sets the region, which tells the endpoints and the project: {@code eu-de} is Open Telekom Cloud, every other
         * region Huawei Cloud. An {@link #endpoint} given too wins, for a place this does not know.
         *
         * @param region a region name
         * @return this
         * @throws IllegalArgumentException if it is not the name of a region
         */
        public Builder region(String region) {
            this.region = Region.checked(region);
            return this;
        }

        /**
         * Sets the project. A project belongs to one region; the console shows the ids under My Settings, Project List.
         * Without it the first call looks up the id of the project named {@link #projectName}, or like the region.
         *
         * @param projectId the project's id, not its name
         * @return this
         * @throws IllegalArgumentException if it cannot be an id
         */
        public Builder projectId(String projectId) {
            Check.required("projectId", projectId);
            Check.pattern("projectId", projectId, Rules.PROJECT_ID, Rules.PROJECT_ID_RULE);
            this.projectId = projectId;
            return this;
        }

        /**
         * Sets the project by name, for the first call to look up its id; {@link #projectId} needs no lookup.
         *
         * @param projectName the project's name; by default the region's, which is its first project's name
         * @return this
         * @throws IllegalArgumentException if it is empty
         */
        public Builder projectName(String projectName) {
            this.projectName = Check.segment("projectName", projectName);
            return this;
        }

        /**
         * Sets where the identity service is. It is asked for tokens and for the project's id only.
         *
         * @param iamEndpoint an absolute address, with or without {@code /v3}; by default the region's, or the one beside
         *     the {@link #endpoint}. Checked by {@code build()}
         * @return this
         */
        public Builder iamEndpoint(String iamEndpoint) {
            this.iamEndpoint = Objects.requireNonNull(iamEndpoint, "iamEndpoint");
            return this;
        }

        /**
         * Takes credentials, place and project from an account that was found. What is set on this builder itself wins,
         * before or after.
         *
         * @param account such as {@link CloudAccount#find()} returns
         * @return this
         */
        public Builder account(CloudAccount account) {
            this.account = Objects.requireNonNull(account, "account");
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
         * The client. Nothing is sent: a token and the project's id, if they are needed, are fetched by the first call.
         *
         * @return the client
         * @throws IllegalArgumentException if something is missing or not usable, naming it
         */
        public DatasetClient build() {
            ClientSettings settings = settings();
            Access access = Access.open(chosen(settings), settings);
            return new DatasetClient(access.modelArts(), access.iam(), new AtomicReference<>(offsetMode));
        }

        /** What was set here, filled up from the account: place and project each as a whole. */
        private CloudAccount chosen(ClientSettings settings) {
            CloudAccount found = account;
            if (found == null) {
                Credentials credentials = Check.required("credentials", settings.credentials());
                return new CloudAccount(
                        "builder", credentials, settings.endpoint(), region, projectId, projectName, iamEndpoint);
            }
            boolean place = settings.endpoint() != null || region != null;
            boolean project = projectId != null || projectName != null;
            return new CloudAccount(
                    found.source(),
                    settings.credentials() != null ? settings.credentials() : found.credentials(),
                    place ? settings.endpoint() : found.endpoint(),
                    region != null ? region : found.region(),
                    project ? projectId : found.projectId(),
                    project ? projectName : found.projectName(),
                    iamEndpoint != null ? iamEndpoint : found.iamEndpoint());
        }
    }
}
