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

/** Imports into a dataset from OBS and other places: {@link DatasetClient#imports()}. */
public final class ImportTasks {

    private static final int PAGE_SIZE = 100;

    private static final Op<String> CREATE = Op.post("importTask", "/datasets/{dataset_id}/import-tasks", Started.class)
            .as(Started::id);

    private static final Op<Slice> LIST = Op.get("listImportTasks", "/datasets/{dataset_id}/import-tasks", Slice.class);

    private static final Op<ImportTask> GET =
            Op.get("descImportTask", "/datasets/{dataset_id}/import-tasks/{task_id}", ImportTask.class);

    /** The answer's wire form. */
    @Decoded
    record Started(
            @Nullable String taskId,
            @Nullable String errorCode,
            @Nullable String errorMsg) {

        String id() throws ServiceFault {
            if (taskId == null || BatchAnswer.refused(null, errorCode)) {
                throw new ServiceFault(errorCode, errorMsg == null ? "the answer names no task" : errorMsg);
            }
            return taskId;
        }
    }

    /** The answer's wire form. */
    @Decoded
    record Slice(
            @Nullable List<@Nullable ImportTask> importTasks,
            @Nullable Integer totalCount) {}

    private final Api api;
    private final AtomicReference<OffsetMode> offsets;
    private final String place;

    ImportTasks(Api api, AtomicReference<OffsetMode> offsets, String place) {
        this.api = api;
        this.offsets = offsets;
        this.place = place;
    }

    /** The same imports over another view of the client. */
    ImportTasks over(Api view) {
        return new ImportTasks(view, offsets, place);
    }

    /**
     * Starts an import ({@code importTask}). The request is never sent twice: if the connection breaks, look with
     * {@link #list(String)} whether the task is there.
     *
     * <pre>{@code
     * datasets.imports().create(id, b -> b.importType(ImportType.DIRECTORY).importPath("/bucket/animals/")).await();
     * }</pre>
     *
     * @param datasetId the dataset
     * @param request what to import
     * @return the import, already started; its id is the task's, and {@code await()} waits up to 30 minutes
     * @throws io.github.clouddatasets.core.ConflictException if an import is running already: {@link #list(String)} finds the task, and
     *     {@link #poller} waits for it
     * @throws NotFoundException if there is no such dataset
     */
    public Poller<ImportTask> create(String datasetId, CreateImportTaskRequest request) {
        String dataset = Check.id("datasetId", datasetId);
        String task = api.call(CREATE, path(dataset).body(Check.required("request", request)));
        return following(dataset, task);
    }

    private Poller<ImportTask> following(String dataset, String task) {
        return api.poller(
                "import " + task + " into dataset " + dataset,
                task,
                view -> over(view).get(dataset, task),
                ImportTasks::judge,
                Duration.ofSeconds(10),
                Duration.ofMinutes(30));
    }

    /**
     * Starts an import, as {@link #create(String, CreateImportTaskRequest)}, with the request built in place.
     *
     * @param datasetId the dataset
     * @param request sets what to import
     * @return the import, already started
     * @throws io.github.clouddatasets.core.ConflictException if an import is running already
     * @throws NotFoundException if there is no such dataset
     * @throws IllegalArgumentException if the lambda is null or a value of the request breaks its rule
     */
    public Poller<ImportTask> create(String datasetId, Consumer<CreateImportTaskRequest.Builder> request) {
        return create(
                datasetId,
                BuilderLambda.build(
                        CreateImportTaskRequest.builder(), request, CreateImportTaskRequest.Builder::build));
    }

    /**
     * Takes up an import that was started before, by this or another process ({@code descImportTask}). Nothing
     * is sent before the first look. An import that has ended already ends the wait at once.
     *
     * @param datasetId the dataset
     * @param taskId the import task
     * @return the import; its id is the task's, and {@code await()} waits up to 30 minutes
     * @throws IllegalArgumentException if an id is null or not usable
     */
    public Poller<ImportTask> poller(String datasetId, String taskId) {
        return following(Check.id("datasetId", datasetId), Check.id("taskId", taskId));
    }

    /**
     * Reads one import ({@code descImportTask}).
     *
     * @param datasetId the dataset
     * @param taskId the import task
     * @return the state of the import; {@link AsyncTaskStatus#NOT_EXIST} if there is no such task
     * @throws NotFoundException if there is no such dataset
     */
    public ImportTask get(String datasetId, String taskId) {
        return api.call(GET, path(Check.id("datasetId", datasetId), Check.id("taskId", taskId)));
    }

    /**
     * Lists all imports into a dataset ({@code listImportTasks}).
     *
     * @param datasetId the dataset
     * @return the imports, read page by page
     */
    public Paged<ImportTask> list(String datasetId) {
        return list(datasetId, ImportTaskQuery.builder().build());
    }

    /**
     * Lists all imports into a dataset, with a page size ({@code listImportTasks}).
     *
     * @param datasetId the dataset
     * @param query sets the page size
     * @return the imports, read page by page
     * @throws IllegalArgumentException if the id is not usable, the lambda is null or sets a value out of its range
     */
    public Paged<ImportTask> list(String datasetId, Consumer<ImportTaskQuery.Builder> query) {
        return list(datasetId, BuilderLambda.build(ImportTaskQuery.builder(), query, ImportTaskQuery.Builder::build));
    }

    /**
     * Lists all imports into a dataset, with a page size ({@code listImportTasks}).
     *
     * @param datasetId the dataset
     * @param query the page size
     * @return the imports, read page by page
     * @throws IllegalArgumentException if the id or the query is null or not usable
     */
    public Paged<ImportTask> list(String datasetId, ImportTaskQuery query) {
        String dataset = Check.id("datasetId", datasetId);
        ImportTaskQuery q = Check.required("query", query);
        int limit = q.pageSize() == null ? PAGE_SIZE : q.pageSize();
        return api.paged(new OffsetPages<>(limit, offsets, ImportTask::taskId, (offset, size) -> {
            Arguments input = path(dataset).query("limit", size).query("offset", offset);
            Slice slice = api.call(LIST, input);
            return OffsetPages.Slice.of(slice.importTasks, slice.totalCount);
        }));
    }

    /** A task with an id that the service does not know has failed (specs/modelarts.md, section 7). */
    static Judgement judge(ImportTask task) {
        AsyncTaskStatus status = task.status();
        State state = State.PENDING;
        if (status != null && status.isSucceeded()) {
            state = State.SUCCEEDED;
        } else if (status != null && (status.isFailed() || status.equals(AsyncTaskStatus.NOT_EXIST))) {
            state = State.FAILED;
        }
        return new Judgement(
                state,
                String.valueOf(status),
                task.errorCode(),
                task.errorMsg(),
                task.importedSampleCount(),
                task.totalSampleCount(),
                null);
    }

    /** Names the service, its address, the project, and whether the client is a view. */
    @Override
    public String toString() {
        return "ImportTasks[" + place + ']';
    }
}
