package io.github.clouddatasets.datasets;

import static io.github.clouddatasets.core.spi.Arguments.none;
import static io.github.clouddatasets.core.spi.Arguments.path;

import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.Paged;
import io.github.clouddatasets.core.Poller;
import io.github.clouddatasets.core.spi.Api;
import io.github.clouddatasets.core.spi.Op;
import io.github.clouddatasets.core.spi.TaskPoller.Judgement;
import io.github.clouddatasets.core.spi.TaskPoller.State;
import io.github.clouddatasets.core.spi.service.ServiceFault;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Decoded;
import io.github.clouddatasets.datasets.common.OffsetMode;
import io.github.clouddatasets.datasets.internal.BatchAnswer;
import io.github.clouddatasets.datasets.internal.OffsetPages;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The operations on whole datasets. Users find them, with their description, on {@link DatasetClient} itself. */
final class Datasets {

    private static final int PAGE_SIZE = 100;

    private static final Op<Slice> LIST = Op.get("listDatasets", "/datasets", Slice.class);

    private static final Op<Dataset> GET = Op.get("descDataset", "/datasets/{dataset_id}", Dataset.class);

    private static final Op<DatasetCreation.Started> CREATE =
            Op.post("createDataset", "/datasets", DatasetCreation.Started.class).as(DatasetCreation.Started::accepted);

    private static final Op<Boolean> UPDATE = Op.put("updateDataset", "/datasets/{dataset_id}", Updated.class)
            .orElse(Updated.EMPTY)
            .as(Updated::done);

    private static final Op<Boolean> DELETE = Op.delete(
                    "deleteDataset", "/datasets/{dataset_id}", BatchAnswer.Outcome.class)
            .orElse(BatchAnswer.Outcome.EMPTY)
            .as(BatchAnswer.Outcome::done);

    /** Not repeatable: the service would refuse a second request as already running, and a success would look like a failure. */
    private static final Op<Void> SYNC = Op.post("syncDataSource", "/datasets/{dataset_id}/sync-data");

    private static final Op<SyncTask> SYNC_STATUS =
            Op.get("syncDataSourceState", "/datasets/{dataset_id}/sync-data/status", SyncTask.class);

    /** The documented limit of the total (specs/modelarts.md, section 8); there may be more datasets. */
    private static final int LARGEST_TOTAL = 100;

    /** The answer's wire form. */
    @Decoded
    record Slice(
            @Nullable List<@Nullable Dataset> datasets,
            @Nullable Integer totalNumber) {}

    /** The answer's wire form. */
    @Decoded
    record Updated(
            @Nullable String datasetId,
            @Nullable String errorCode,
            @Nullable String errorMsg) {

        static final Updated EMPTY = new Updated(null, null, null);

        boolean done() throws ServiceFault {
            return new BatchAnswer.Outcome(null, errorCode, errorMsg, null, null).done();
        }
    }

    private final Api api;
    private final AtomicReference<OffsetMode> offsets;
    private final ImportTasks imports;

    Datasets(Api api, AtomicReference<OffsetMode> offsets, ImportTasks imports) {
        this.api = api;
        this.offsets = offsets;
        this.imports = imports;
    }

    Paged<Dataset> list(DatasetQuery query) {
        DatasetQuery q = Check.required("query", query);
        int limit = q.pageSize() == null ? PAGE_SIZE : q.pageSize();
        return api.paged(new OffsetPages<>(limit, offsets, Dataset::datasetId, (offset, size) -> {
            Slice slice = api.call(LIST, q.filters().query("limit", size).query("offset", offset));
            return OffsetPages.Slice.capped(slice.datasets, slice.totalNumber, LARGEST_TOTAL);
        }));
    }

    Dataset get(String datasetId) {
        return get(api, Check.id("datasetId", datasetId));
    }

    private static Dataset get(Api view, String dataset) {
        return view.call(GET, path(dataset));
    }

    Dataset getWithRunningTasks(String datasetId, @Nullable RunningTaskType task) {
        return api.call(
                GET,
                path(Check.id("datasetId", datasetId))
                        .query("check_running_task", true)
                        .query("running_task_type", task));
    }

    Poller<Dataset> create(CreateDatasetRequest request) {
        DatasetCreation.Started started = api.call(CREATE, none().body(Check.required("request", request)));
        String dataset = Check.required("datasetId", started.datasetId());
        return creation(dataset, started.importTaskId());
    }

    Poller<Dataset> creationPoller(String datasetId) {
        return creation(Check.id("datasetId", datasetId), null);
    }

    private Poller<Dataset> creation(String dataset, @Nullable String importTaskId) {
        DatasetCreation creation = new DatasetCreation(
                importTaskId,
                view -> get(view, dataset),
                (view, task) -> imports.over(view).get(dataset, task));
        return api.poller(
                "creation of dataset " + dataset,
                dataset,
                creation::look,
                creation::judge,
                Duration.ofSeconds(20),
                Duration.ofMinutes(30));
    }

    void update(String datasetId, UpdateDatasetRequest request) {
        api.call(UPDATE, path(Check.id("datasetId", datasetId)).body(Check.required("request", request)));
    }

    void delete(String datasetId) {
        api.call(DELETE, path(Check.id("datasetId", datasetId)));
    }

    Poller<DatasetStatus> deletionPoller(String datasetId) {
        String dataset = Check.id("datasetId", datasetId);
        return api.poller(
                "deletion of dataset " + dataset,
                dataset,
                view -> statusOrDeleted(view, dataset),
                status -> Judgement.of(
                        status.equals(DatasetStatus.DELETED) ? State.SUCCEEDED : State.PENDING, status.toString()),
                Duration.ofSeconds(20),
                Duration.ofMinutes(30));
    }

    /** After a deletion the service shows states 2 and 3 for a while, or does not know the dataset (section 7). */
    private DatasetStatus statusOrDeleted(Api view, String dataset) {
        try {
            // An answer without a status is about a dataset that is still there.
            return Objects.requireNonNullElse(get(view, dataset).status(), DatasetStatus.DELETING);
        } catch (NotFoundException gone) {
            return DatasetStatus.DELETED;
        }
    }

    Poller<SyncTask> sync(String datasetId) {
        String dataset = Check.id("datasetId", datasetId);
        SyncTask before = status(dataset);
        api.call(SYNC, path(dataset));
        return poller(dataset, SyncRun.after(before, view -> status(view, dataset), api::nanoTime));
    }

    Poller<SyncTask> syncPoller(String datasetId) {
        String dataset = Check.id("datasetId", datasetId);
        return poller(dataset, SyncRun.shown(view -> status(view, dataset), api::nanoTime));
    }

    private Poller<SyncTask> poller(String dataset, SyncRun run) {
        return api.poller(
                "sync of dataset " + dataset,
                dataset,
                run::look,
                run::judge,
                Duration.ofSeconds(10),
                Duration.ofMinutes(30));
    }

    SyncTask status(String datasetId) {
        return status(api, Check.id("datasetId", datasetId));
    }

    private static SyncTask status(Api view, String dataset) {
        return view.call(SYNC_STATUS, path(dataset));
    }
}
