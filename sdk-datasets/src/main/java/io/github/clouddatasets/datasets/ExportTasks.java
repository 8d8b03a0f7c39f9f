package io.github.clouddatasets.datasets;

import static io.github.clouddatasets.core.spi.Arguments.path;

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
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Immutable;
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

    private static final Op<String> CREATE = Op.post(
                    "exportTask", "/datasets/{dataset_id}/export-tasks", ExportTask.class)
            .as(ExportTasks::startedId);

    private static final Op<Slice> LIST =
            Op.get("getExportTasksStatusOfDataset", "/datasets/{dataset_id}/export-tasks", Slice.class);

    private static final Op<ExportTask> GET =
            Op.get("getExportTaskStatusOfDataset", "/datasets/{resource_id}/export-tasks/{task_id}", ExportTask.class);

    /**
     * The answer's wire form. It is documented to have the fields of a single task, too: no example fills them, but where
     * the service tells nothing else, they are the one task there is.
     */
    record Slice(
            List<ExportTask> exportTasks,
            @Nullable Integer totalCount,
            @JsonUnwrapped @Nullable ExportTask single) {

        Slice {
            exportTasks = Immutable.list(exportTasks);
        }

        List<ExportTask> tasks() {
            return exportTasks.isEmpty() && single != null && single.taskId() != null ? List.of(single) : exportTasks;
        }
    }

    private final Api api;
    private final AtomicReference<OffsetMode> offsets;

    ExportTasks(Api api, AtomicReference<OffsetMode> offsets) {
        this.api = api;
        this.offsets = offsets;
    }

    /**
     * Starts an export ({@code exportTask}). Never sent twice: if the connection breaks, look with {@link #list} whether
     * the task is there.
     *
     * @param datasetId the dataset
     * @param request what to export and where to; the service drops hard-example marks unless told otherwise
     * @return the export, already started, with the task's id; it is waited for up to 30 minutes by default
     * @throws NotFoundException if there is no such dataset
     */
    public Poller<ExportTask> create(String datasetId, CreateExportTaskRequest request) {
        String dataset = Check.id("datasetId", datasetId);
        String task = api.call(CREATE, path(dataset).body(Check.required("request", request)));
        return api.poller(
                "export " + task + " of dataset " + dataset,
                task,
                () -> get(dataset, task),
                ExportTasks::judge,
                Duration.ofSeconds(10),
                Duration.ofMinutes(30));
    }

    /**
     * As {@link #create(String, CreateExportTaskRequest)}, with the request built in place.
     *
     * @param datasetId the dataset
     * @param request sets what to export and where to
     * @return the export, already started
     */
    public Poller<ExportTask> create(String datasetId, Consumer<CreateExportTaskRequest.Builder> request) {
        CreateExportTaskRequest.Builder builder = CreateExportTaskRequest.builder();
        request.accept(builder);
        return create(datasetId, builder.build());
    }

    /**
     * Reads one export ({@code getExportTaskStatusOfDataset}).
     *
     * @param datasetId the dataset
     * @param taskId the export task
     * @return its state
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
        return list(datasetId, query -> {});
    }

    /**
     * Lists the exports of a dataset that match ({@code getExportTasksStatusOfDataset}).
     *
     * @param datasetId the dataset
     * @param query sets the filter and the page size
     * @return the exports, read page by page
     */
    public Paged<ExportTask> list(String datasetId, Consumer<ExportTaskQuery.Builder> query) {
        String dataset = Check.id("datasetId", datasetId);
        ExportTaskQuery.Builder builder = ExportTaskQuery.builder();
        query.accept(builder);
        ExportTaskQuery q = builder.build();
        int limit = q.pageSize() == null ? PAGE_SIZE : q.pageSize();
        return api.paged(new OffsetPages<>(limit, offsets, ExportTask::taskId, offset -> {
            Arguments input = path(dataset)
                    .query("limit", limit)
                    .query("offset", offset)
                    .query(
                            "export_type",
                            q.exportType() == null ? null : q.exportType().value());
            Slice slice = api.call(LIST, input);
            return new OffsetPages.Slice<>(slice.tasks(), slice.totalCount);
        }));
    }

    private static String startedId(ExportTask started) throws ServiceFault {
        if (started.taskId() == null || BatchAnswer.refused(null, started.errorCode())) {
            throw new ServiceFault(
                    started.errorCode(), started.errorMsg() == null ? "the answer names no task" : started.errorMsg());
        }
        return started.taskId();
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
}
