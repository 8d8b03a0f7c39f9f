package io.github.clouddatasets.datasets;

import static io.github.clouddatasets.core.spi.Arguments.path;

import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.Paged;
import io.github.clouddatasets.core.Poller;
import io.github.clouddatasets.core.spi.Api;
import io.github.clouddatasets.core.spi.Arguments;
import io.github.clouddatasets.core.spi.Op;
import io.github.clouddatasets.core.spi.TaskPoller.Judgement;
import io.github.clouddatasets.core.spi.TaskPoller.State;
import io.github.clouddatasets.core.spi.service.ServiceFault;
import io.github.clouddatasets.core.spi.value.BuilderLambda;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Decoded;
import io.github.clouddatasets.datasets.common.OffsetMode;
import io.github.clouddatasets.datasets.internal.BatchAnswer;
import io.github.clouddatasets.datasets.internal.OffsetPages;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The published versions of a dataset: {@link DatasetClient#versions()}. */
public final class Versions {

    private static final int PAGE_SIZE = 1000;

    private static final Op<String> CREATE = Op.post(
                    "createDatasetVersion", "/datasets/{dataset_id}/versions", Created.class)
            .as(Created::id);

    private static final Op<Slice> LIST = Op.get("listDatasetVersions", "/datasets/{dataset_id}/versions", Slice.class);

    private static final Op<DatasetVersion> GET =
            Op.get("describeDatasetVersion", "/datasets/{dataset_id}/versions/{version_id}", DatasetVersion.class);

    private static final Op<Boolean> DELETE = Op.delete(
                    "deleteDatasetVersion", "/datasets/{dataset_id}/versions/{version_id}", BatchAnswer.Outcome.class)
            .orElse(BatchAnswer.Outcome.EMPTY)
            .as(BatchAnswer.Outcome::done);

    /** The answer's wire form. */
    @Decoded
    record Created(
            @Nullable String versionId,
            @Nullable String errorCode,
            @Nullable String errorMsg) {
        String id() throws ServiceFault {
            if (versionId == null || BatchAnswer.refused(null, errorCode)) {
                throw new ServiceFault(errorCode, errorMsg == null ? "the answer names no version" : errorMsg);
            }
            return versionId;
        }
    }

    /** The answer's wire form. */
    @Decoded
    record Slice(
            @Nullable List<@Nullable DatasetVersion> versions,
            @Nullable Integer totalNumber) {}

    private final Api api;
    private final AtomicReference<OffsetMode> offsets;
    private final String place;

    Versions(Api api, AtomicReference<OffsetMode> offsets, String place) {
        this.api = api;
        this.offsets = offsets;
        this.place = place;
    }

    /**
     * Publishes the present state of a dataset ({@code createDatasetVersion}). The service accepts one version per minute.
     * The request is never sent twice: if the connection breaks, look with {@link #list(String)} whether the version is
     * there.
     *
     * @param datasetId the dataset
     * @param request name, format and options; beware of the two flags that drop marks by default
     * @return the publishing, already started; its id is the version's, and {@code await()} waits up to 30 minutes
     * @throws io.github.clouddatasets.core.ConflictException if the name is taken, or the dataset is busy
     * @throws NotFoundException if there is no such dataset
     */
    public Poller<DatasetVersion> create(String datasetId, CreateVersionRequest request) {
        String dataset = Check.id("datasetId", datasetId);
        String version = api.call(CREATE, path(dataset).body(Check.required("request", request)));
        return following(dataset, version);
    }

    private Poller<DatasetVersion> following(String dataset, String version) {
        return api.poller(
                "version " + version + " of dataset " + dataset,
                version,
                view -> new Versions(view, offsets, place).get(dataset, version),
                Versions::judge,
                Duration.ofSeconds(10),
                Duration.ofMinutes(30));
    }

    /**
     * Publishes a version, as {@link #create(String, CreateVersionRequest)}, with the request built in place.
     *
     * <pre>{@code
     * DatasetVersion v = datasets.versions().create(id, b -> b.versionName("V004").removeSampleUsage(false)).await();
     * }</pre>
     *
     * @param datasetId the dataset
     * @param request sets name, format and options
     * @return the publishing, already started
     * @throws io.github.clouddatasets.core.ConflictException if the name is taken, or the dataset is busy
     * @throws NotFoundException if there is no such dataset
     * @throws IllegalArgumentException if the lambda is null or a value of the request breaks its rule
     */
    public Poller<DatasetVersion> create(String datasetId, Consumer<CreateVersionRequest.Builder> request) {
        return create(
                datasetId,
                BuilderLambda.build(CreateVersionRequest.builder(), request, CreateVersionRequest.Builder::build));
    }

    /**
     * Takes up the publishing of a version that was started before, by this or another process
     * ({@code describeDatasetVersion}). Nothing is sent before the first look. A version that is published already ends
     * the wait at once.
     *
     * @param datasetId the dataset
     * @param versionId the version
     * @return the publishing; its id is the version's, and {@code await()} waits up to 30 minutes
     * @throws IllegalArgumentException if an id is null or not usable
     */
    public Poller<DatasetVersion> poller(String datasetId, String versionId) {
        return following(Check.id("datasetId", datasetId), Check.id("versionId", versionId));
    }

    /**
     * Reads one version ({@code describeDatasetVersion}): state, manifest path, label statistics.
     *
     * @param datasetId the dataset
     * @param versionId the version
     * @return the version
     * @throws NotFoundException if there is no such dataset or version
     */
    public DatasetVersion get(String datasetId, String versionId) {
        return api.call(GET, path(Check.id("datasetId", datasetId), Check.id("versionId", versionId)));
    }

    /**
     * Lists all versions of a dataset ({@code listDatasetVersions}), the newest first.
     *
     * @param datasetId the dataset
     * @return the versions, read page by page
     */
    public Paged<DatasetVersion> list(String datasetId) {
        return list(datasetId, VersionQuery.builder().build());
    }

    /**
     * Lists the versions of a dataset that match ({@code listDatasetVersions}).
     *
     * @param datasetId the dataset
     * @param query sets the filters and the page size
     * @return the versions, read page by page
     * @throws IllegalArgumentException if the id is not usable, the lambda is null or sets a value out of its range
     */
    public Paged<DatasetVersion> list(String datasetId, Consumer<VersionQuery.Builder> query) {
        return list(datasetId, BuilderLambda.build(VersionQuery.builder(), query, VersionQuery.Builder::build));
    }

    /**
     * Lists the versions of a dataset that match ({@code listDatasetVersions}).
     *
     * @param datasetId the dataset
     * @param query the filters and the page size
     * @return the versions, read page by page
     * @throws IllegalArgumentException if the id or the query is null or not usable
     */
    public Paged<DatasetVersion> list(String datasetId, VersionQuery query) {
        String dataset = Check.id("datasetId", datasetId);
        VersionQuery q = Check.required("query", query);
        int limit = q.pageSize() == null ? PAGE_SIZE : q.pageSize();
        return api.paged(new OffsetPages<>(limit, offsets, DatasetVersion::versionId, (offset, size) -> {
            Arguments input = path(dataset)
                    .query("limit", size)
                    .query("offset", offset)
                    .query("status", q.status())
                    .query("train_evaluate_ratio", q.trainEvaluateRatio())
                    .query("version_format", q.versionFormat());
            Slice slice = api.call(LIST, input);
            return OffsetPages.Slice.of(slice.versions, slice.totalNumber);
        }));
    }

    /**
     * Deletes a version ({@code deleteDatasetVersion}). Its data and labels stay in OBS.
     *
     * @param datasetId the dataset
     * @param versionId the version
     * @throws NotFoundException if there is no such dataset or version
     */
    public void delete(String datasetId, String versionId) {
        api.call(DELETE, path(Check.id("datasetId", datasetId), Check.id("versionId", versionId)));
    }

    private static Judgement judge(DatasetVersion version) {
        DatasetVersionStatus status = version.status();
        State state = status == null
                ? State.PENDING
                : status.isSucceeded() ? State.SUCCEEDED : status.isFailed() ? State.FAILED : State.PENDING;
        return new Judgement(
                state,
                String.valueOf(status),
                null,
                state == State.FAILED ? version.message() : null,
                null,
                null,
                null);
    }

    /** Names the service, its address, the project, and whether the client is a view. */
    @Override
    public String toString() {
        return "Versions[" + place + ']';
    }
}
