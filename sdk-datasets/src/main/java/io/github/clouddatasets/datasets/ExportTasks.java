package io.github.clouddatasets.datasets;

import static io.github.clouddatasets.core.spi.Arguments.path;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
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
import io.github.clouddatasets.datasets.common.OffsetMode;
import io.github.clouddatasets.datasets.internal.BatchAnswer;
import io.github.clouddatasets.datasets.internal.OffsetPages;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Exports of a dataset to OBS or into a new dataset: {@link DatasetClient#exports()}. */
public final class ExportTasks {

    private static final int PAGE_SIZE = 100;

    private static final Op<String> CREATE = Op.post("exportTask", "/datasets/{dataset_id}/export-tasks", Started.class)
            .as(Started::id);

    private static final Op<Slice> LIST =
            Op.get("getExportTasksStatusOfDataset", "/datasets/{dataset_id}/export-tasks", Slice.class);

    private static final Op<ExportTask> GET =
            Op.get("getExportTaskStatusOfDataset", "/datasets/{resource_id}/export-tasks/{task_id}", ExportTask.class);

    /**
     * The wire form of the answer to a start: the task, or an error in its place. A class with fields, as {@link Slice} is:
     * before 2.19, Jackson unwraps no parameter of a constructor.
     */
    static final class Started {
        @JsonUnwrapped
        private @Nullable ExportTask task;

        @JsonProperty
        private @Nullable String errorCode;

        @JsonProperty
        private @Nullable String errorMsg;

        String id() throws ServiceFault {
            if (task == null || BatchAnswer.refused(null, errorCode)) {
                throw new ServiceFault(errorCode, errorMsg == null ? "the answer names no task" : errorMsg);
            }
            return task.taskId();
        }
    }

    /**
     * The answer's wire form. The contract also lists the fields of a single task: no example fills these fields, but
     * where the answer has no list, they are the only task.
     */
    static final class Slice {
        @JsonProperty
        private @Nullable List<@Nullable ExportTask> exportTasks;

        @JsonProperty
        private @Nullable Integer totalCount;

        @JsonUnwrapped
        private @Nullable ExportTask single;

        @Nullable
        List<@Nullable ExportTask> tasks() {
            boolean none = exportTasks == null || exportTasks.isEmpty();
            return none && single != null ? List.of(single) : exportTasks;
        }
    }

    private final Api api;
    private final AtomicReference<OffsetMode> offsets;
    private final String place;

    ExportTasks(Api api, AtomicReference<OffsetMode> offsets, String place) {
        this.api = api;
        this.offsets = offsets;
        this.place = place;
    }

    /**
     * Starts an export ({@code exportTask}). The request is never sent twice: if the connection breaks, look with
     * {@link #list(String)} whether the task is there.
     *
     * @param datasetId the dataset
     * @param request what to export and where to; the service drops hard-example marks by default
     * @return the export, already started; its id is the task's, and {@code await()} waits up to 30 minutes
     * @throws NotFoundException if there is no such dataset
     */
    public Poller<ExportTask> create(String datasetId, CreateExportTaskRequest request) {
        String dataset = Check.id("datasetId", datasetId);
        String task = api.call(CREATE, path(dataset).body(Check.required("request", request)));
        return following(dataset, task);
    }

    private Poller<ExportTask> following(String dataset, String task) {
        return api.poller(
                "export " + task + " of dataset " + dataset,
                task,
                view -> new ExportTasks(view, offsets, place).get(dataset, task),
                ExportTasks::judge,
                Duration.ofSeconds(10),
                Duration.ofMinutes(30));
    }

    /**
     * Starts an export, as {@link #create(String, CreateExportTaskRequest)}, with the request built in place.
     *
     * @param datasetId the dataset
     * @param request sets what to export and where to
     * @return the export, already started
     * @throws NotFoundException if there is no such dataset
     * @throws IllegalArgumentException if the lambda is null or a value of the request breaks its rule
     */
    public Poller<ExportTask> create(String datasetId, Consumer<CreateExportTaskRequest.Builder> request) {
        return create(
                datasetId,
                BuilderLambda.build(
                        CreateExportTaskRequest.builder(), request, CreateExportTaskRequest.Builder::build));
    }

    /**
     * Takes up an export that was started before, by this or another process ({@code getExportTaskStatusOfDataset}). Nothing
     * is sent before the first look. An export that has ended already ends the wait at once.
     *
     * @param datasetId the dataset
     * @param taskId the export task
     * @return the export; its id is the task's, and {@code await()} waits up to 30 minutes
     * @throws IllegalArgumentException if an id is null or not usable
     */
    public Poller<ExportTask> poller(String datasetId, String taskId) {
        return following(Check.id("datasetId", datasetId), Check.id("taskId", taskId));
    }

    /**
     * Reads one export ({@code getExportTaskStatusOfDataset}).
     *
     * @param datasetId the dataset
     * @param taskId the export task
     * @return the state of the export
     * @throws NotFoundException if there is no such task
     */
    public ExportTask get(String datasetId, String taskId) {
        return api.call(GET, path(Check.id("datasetId", datasetId), Check.id("taskId", taskId)));
    }

    /**
     * Lists all exports of a dataset ({@code getExportTasksStatusOfDataset}).
     *
     * @param datasetId the dataset
     * @return the exports, read page by page
     */
    public Paged<ExportTask> list(String datasetId) {
        return list(datasetId, ExportTaskQuery.builder().build());
    }

    /**
     * Lists the exports of a dataset that match ({@code getExportTasksStatusOfDataset}).
     *
     * @param datasetId the dataset
     * @param query sets the filter and the page size
     * @return the exports, read page by page
     * @throws IllegalArgumentException if the id is not usable, the lambda is null or sets a value out of its range
     */
    public Paged<ExportTask> list(String datasetId, Consumer<ExportTaskQuery.Builder> query) {
        return list(datasetId, BuilderLambda.build(ExportTaskQuery.builder(), query, ExportTaskQuery.Builder::build));
    }

    /**
     * Lists the exports of a dataset that match ({@code getExportTasksStatusOfDataset}).
     *
     * @param datasetId the dataset
     * @param query the filter and the page size
     * @return the exports, read page by page
     * @throws IllegalArgumentException if the id or the query is null or not usable
     */
    public Paged<ExportTask> list(String datasetId, ExportTaskQuery query) {
        String dataset = Check.id("datasetId", datasetId);
        ExportTaskQuery q = Check.required("query", query);
        int limit = q.pageSize() == null ? PAGE_SIZE : q.pageSize();
        return api.paged(new OffsetPages<>(limit, offsets, ExportTask::taskId, (offset, size) -> {
            Arguments input =
                    path(dataset).query("limit", size).query("offset", offset).query("export_type", q.exportType());
            Slice slice = api.call(LIST, input);
            return OffsetPages.Slice.of(slice.tasks(), slice.totalCount);
        }));
    }

    private static Judgement judge(ExportTask task) {
        ExportTaskStatus status = task.status();
        State state = status == null
                ? State.PENDING
                : status.isSucceeded() ? State.SUCCEEDED : status.isFailed() ? State.FAILED : State.PENDING;
        return new Judgement(
                state,
                String.valueOf(status),
                task.errorCode(),
                task.errorMsg(),
                task.finishedSampleCount() == null
                        ? null
                        : task.finishedSampleCount().longValue(),
                task.totalSampleCount() == null ? null : task.totalSampleCount().longValue(),
                task.progress() == null ? null : task.progress() / 100);
    }

    /** Names the service, its address, the project, and whether the client is a view. */
    @Override
    public String toString() {
        return "ExportTasks[" + place + ']';
    }
}
