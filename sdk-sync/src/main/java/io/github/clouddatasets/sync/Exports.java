package io.github.clouddatasets.sync;

import static io.github.clouddatasets.core.spi.Arguments.none;
import static io.github.clouddatasets.core.spi.Arguments.path;

import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.ConflictException;
import io.github.clouddatasets.core.FileOption;
import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.Paged;
import io.github.clouddatasets.core.Poller;
import io.github.clouddatasets.core.Progress;
import io.github.clouddatasets.core.Total;
import io.github.clouddatasets.core.spi.Api;
import io.github.clouddatasets.core.spi.Arguments;
import io.github.clouddatasets.core.spi.Download;
import io.github.clouddatasets.core.spi.Op;
import io.github.clouddatasets.core.spi.TaskPoller;
import io.github.clouddatasets.core.spi.TaskPoller.Judgement;
import io.github.clouddatasets.core.spi.TaskPoller.State;
import io.github.clouddatasets.core.spi.file.DownloadTarget;
import io.github.clouddatasets.core.spi.value.BuilderLambda;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.sync.internal.FilterValues;
import io.github.clouddatasets.sync.internal.Listing;
import io.github.clouddatasets.sync.internal.QueryParameters;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Exports of labelled data, and their files: {@link SyncClient#exports()}. */
public final class Exports {

    private static final Op<Listing<ExportResource.Attributes>> LIST =
            ExportResource.TYPE.list("listExports", "/exports");

    private static final Op<Export> GET =
            ExportResource.TYPE.get("getExport", "/exports/{resource_id}", ExportResource::model);

    private static final Op<Export> CREATE =
            ExportResource.TYPE.post("createExport", "/exports/export", ExportResource::model);

    private static final Op<List<ExportFormat>> FORMATS = Op.get(
                    "listExportFormats", "/exports/formats", ExportFormat[].class)
            .as(List::of);

    private static final Op<Download> DOWNLOAD = Op.stream("downloadExport", "/exports/{id}/download");

    private static final ExportSelection WITH_JOB =
            ExportSelection.builder().includeJob().build();

    private static final ExportSelection SIZE =
            ExportSelection.builder().fields(ExportField.SIZE).build();

    private static final ExportSelection NAME =
            ExportSelection.builder().fields(ExportField.FILENAME).build();

    private final Api api;

    Exports(Api api) {
        this.api = api;
    }

    /**
     * Lists all exports that the caller may see ({@code listExports}), by id.
     *
     * @return the exports, read page by page
     */
    public Paged<Export> list() {
        return list(ExportQuery.builder().build());
    }

    /**
     * Lists the exports that match ({@code listExports}).
     *
     * @param query filters, sorting, page size and what to bring along
     * @return the exports, read page by page
     * @throws IllegalArgumentException if the query is null, or too long for one request and sorted
     */
    public Paged<Export> list(ExportQuery query) {
        return api.paged(Check.required("query", query).parameters().pages(this::page));
    }

    /**
     * Lists the exports that match, with the query built in place: {@link #list(ExportQuery)}.
     *
     * @param query sets filters, sorting, page size and what to bring along
     * @return the exports, read page by page
     * @throws IllegalArgumentException if a value breaks its rule, or the query is too long for one request and sorted
     */
    public Paged<Export> list(Consumer<ExportQueryBuilder> query) {
        return list(built(query));
    }

    /**
     * Lists the exports created at this time or later, for reading again and again what is new: {@link #since(Instant,
     * ExportQuery)} with no other filter.
     *
     * @param createdAfter a time of the years 1 to 9999
     * @return the exports by id, each once
     * @throws IllegalArgumentException if the time is null or of another year
     */
    public Paged<Export> since(Instant createdAfter) {
        return since(createdAfter, ExportQuery.builder().build());
    }

    /**
     * Lists the exports created at this time or later that match ({@code listExports}). Each comes once, even when new
     * rows shift the pages meanwhile; for that a walk remembers the ids it has seen.
     *
     * <p>To go on later, keep the latest {@link Export#createdAt()} and ask again from there. Times in answers are cut to
     * whole seconds, so the exports of that very second come again: leave out those whose ids you know.
     *
     * @param createdAfter a time of the years 1 to 9999; its microseconds are compared with those of the service's rows, which
     *     answers do not show
     * @param query further filters, page size and what to bring along; leave it unsorted, by id
     * @return the exports, each once
     * @throws IllegalArgumentException if an argument is null, or the time is of another year
     */
    public Paged<Export> since(Instant createdAfter, ExportQuery query) {
        ExportQuery newer = Check.required("query", query).toBuilder()
                .createdAfter(Check.required("createdAfter", createdAfter))
                .build();
        return api.paged(newer.parameters().pages(this::page), Export::id);
    }

    /**
     * Lists the exports created at this time or later that match, with the query built in place: {@link #since(Instant,
     * ExportQuery)}.
     *
     * @param createdAfter a time of the years 1 to 9999
     * @param query sets further filters, page size and what to bring along; leave it unsorted, by id
     * @return the exports, each once
     * @throws IllegalArgumentException if an argument is null, or a value breaks its rule
     */
    public Paged<Export> since(Instant createdAfter, Consumer<ExportQueryBuilder> query) {
        return since(createdAfter, built(query));
    }

    /**
     * Counts all exports that the caller may see ({@code listExports}).
     *
     * @return how many; see {@link #count(ExportQuery)}
     */
    public Total count() {
        return count(ExportQuery.builder().build());
    }

    /**
     * Counts the exports that match, without reading them ({@code listExports}). The service counts no further than 1000,
     * so for a larger number the answer is {@code 1000} and not {@linkplain Total#exact() exact}: at least that many.
     *
     * @param query filters; sorting, page size and what to bring along make no difference
     * @return how many
     * @throws IllegalArgumentException if the query is null
     */
    public Total count(ExportQuery query) {
        return Check.required("query", query)
                .parameters()
                .count(input -> api.call(LIST, input).counted());
    }

    /**
     * Counts the exports that match, with the query built in place: {@link #count(ExportQuery)}.
     *
     * @param query sets filters; sorting, page size and what to bring along make no difference
     * @return how many
     * @throws IllegalArgumentException if a value breaks its rule
     */
    public Total count(Consumer<ExportQueryBuilder> query) {
        return count(built(query));
    }

    /**
     * Reads one export ({@code getExport}).
     *
     * @param exportId the export
     * @return the export, without its job
     * @throws NotFoundException if there is none, or none that this caller may see
     * @throws IllegalArgumentException if the id is not one
     */
    public Export get(String exportId) {
        return get(exportId, ExportSelection.NONE);
    }

    /**
     * Reads one export with what it should bring along ({@code getExport}).
     *
     * @param exportId the export
     * @param selection whether the job comes along, and which columns are read
     * @return the export
     * @throws NotFoundException if there is none, or none that this caller may see
     * @throws IllegalArgumentException if the id is not one, or the selection is null
     */
    public Export get(String exportId, ExportSelection selection) {
        return api.call(GET, Check.required("selection", selection).parameters().to(path(exportId(exportId))));
    }

    /**
     * Reads one export, with the selection built in place: {@link #get(String, ExportSelection)}.
     *
     * <pre>{@code
     * Export export = sync.exports().get("42", s -> s.includeJob());
     * }</pre>
     *
     * @param exportId the export
     * @param selection sets whether the job comes along, and which columns are read
     * @return the export
     * @throws NotFoundException if there is none, or none that this caller may see
     * @throws IllegalArgumentException if the id is not one, or a value of the selection breaks its rule
     */
    public Export get(String exportId, Consumer<ExportSelection.Builder> selection) {
        return get(exportId, BuilderLambda.build(ExportSelection.builder(), selection, ExportSelection.Builder::build));
    }

    /**
     * Asks for an export ({@code createExport}). Never sent twice, since each request makes another export: if the
     * connection breaks, look with {@link #list(ExportQuery)} whether the export is there.
     *
     * @param request project, datasets and format
     * @return a poller of the export, which is started already; {@code last()} is the service's answer. By default {@code
     *     await()} waits up to one hour
     * @throws io.github.clouddatasets.core.PermissionDeniedException if the caller may not export these datasets
     * @throws io.github.clouddatasets.core.InvalidRequestException if the exporter is unknown, or datasets and project do
     *     not fit together
     * @throws IllegalArgumentException if the request is null
     */
    public Poller<Export> create(CreateExportRequest request) {
        Export created = api.call(CREATE, none().body(Check.required("request", request)));
        return started(created.id()).seen(created);
    }

    /**
     * Asks for an export, with the request built in place: {@link #create(CreateExportRequest)}.
     *
     * <pre>{@code
     * Export done = sync.exports().create(b -> b.projectId(project).datasetIds(dataset)).await();
     * }</pre>
     *
     * @param request sets project, datasets and format
     * @return a poller of the export, which is started already
     * @throws IllegalArgumentException if something required is missing, or a value breaks its rule
     */
    public Poller<Export> create(Consumer<CreateExportRequest.Builder> request) {
        return create(BuilderLambda.build(CreateExportRequest.builder(), request, CreateExportRequest.Builder::build));
    }

    /**
     * Takes up an export that was started before, by this process or another one ({@code getExport}). Nothing is sent
     * until the poller looks.
     *
     * <pre>{@code
     * Export done = sync.exports().poller("42").await(Duration.ofMinutes(30));
     * }</pre>
     *
     * @param exportId the export
     * @return a poller of the export; by default {@code await()} waits up to one hour
     * @throws IllegalArgumentException if the id is not one
     */
    public Poller<Export> poller(String exportId) {
        return started(exportId(exportId));
    }

    private TaskPoller<Export> started(String id) {
        return api.poller(
                "export " + id,
                id,
                view -> new Exports(view).get(id, WITH_JOB),
                Exports::judge,
                Duration.ofSeconds(5),
                Duration.ofHours(1));
    }

    /**
     * Lists the formats that datasets of these modalities can be exported in ({@code listExportFormats}).
     *
     * @param modalities at least one, such as {@code image} or {@code video}; a format that fits any of them is listed
     * @return the formats
     * @throws IllegalArgumentException if there is no modality, or one is null
     */
    public List<ExportFormat> formats(String... modalities) {
        List<String> any = FilterValues.and("modalities", List.of(), modalities);
        return api.call(FORMATS, none().queryAll("modalities[]", any));
    }

    /**
     * Downloads the file of an export: {@link #download(String, Path, Consumer, FileOption...)} without progress.
     *
     * @param exportId the export
     * @param file the file to write, which must not exist; its folder must
     * @param options what may be done to files
     * @return the file
     * @throws NotFoundException if there is no such export
     * @throws ConflictException if the export has no file
     * @throws IllegalArgumentException as there
     */
    public Path download(String exportId, Path file, FileOption... options) {
        return download(exportId, file, progress -> {}, options);
    }

    /**
     * Downloads the file of an export ({@code downloadExport}) under a name of your choice. Written to {@code name.part} first
     * and moved when its length is that of the answer, or of the export's record where the answer has none: a file under its
     * own name is always whole.
     *
     * <p>A broken download goes on where it broke if the server offers ranges and names the state of the file; else it starts
     * again from zero. A download that fails or is cancelled leaves no {@code .part}. One that a killed process left behind
     * is taken over by the next download.
     *
     * <pre>{@code
     * sync.exports().download(id, Path.of("labels.upd"), FileOption.REPLACE_EXISTING);
     * }</pre>
     *
     * @param exportId the export
     * @param file the file to write. It must not exist, unless the options say that it is replaced; a link is then followed.
     *     Its folder must exist
     * @param progress called with the bytes so far, on this thread; they begin at zero again when the download does
     * @param options what may be done to files
     * @return the file
     * @throws NotFoundException if there is no such export
     * @throws ConflictException if the export has no file; the message says why: its job still runs (wait with {@link
     *     #poller}), its job errored, its job is gone, or the storage lost the file. {@code retryable()} is true where a
     *     later download may succeed
     * @throws java.io.UncheckedIOException if the file cannot be written: no such folder, no permission, a full disk
     * @throws IllegalArgumentException if the id is not one, the file exists, is a folder or no regular file, or another
     *     argument is null; nothing was sent
     */
    public Path download(String exportId, Path file, Consumer<? super Progress> progress, FileOption... options) {
        String id = exportId(exportId);
        Check.required("progress", progress);
        DownloadTarget target = DownloadTarget.file(file, options);
        return explaining(id, () -> api.download(DOWNLOAD, path(id), target, progress, () -> size(id)));
    }

    /**
     * Downloads the file of an export into a folder: {@link #downloadTo(String, Path, Consumer, FileOption...)} without
     * progress.
     *
     * @param exportId the export
     * @param folder the folder, which is made if it is not there
     * @param options what may be done to files
     * @return the file
     * @throws NotFoundException if there is no such export
     * @throws ConflictException if the export has no file
     * @throws IllegalArgumentException as there
     */
    public Path downloadTo(String exportId, Path folder, FileOption... options) {
        return downloadTo(exportId, folder, progress -> {}, options);
    }

    /**
     * Downloads the file of an export ({@code getExport}, {@code downloadExport}) into a folder, under the
     * service's name for it, made safe. A second file of the same name gets a number, {@code labels (2).upd}, also when two
     * downloads run at the same time. All else is as with {@link #download(String, Path, Consumer, FileOption...)}.
     *
     * @param exportId the export
     * @param folder the folder, which is made if it is not there
     * @param progress called with the bytes so far, on this thread; they begin at zero again when the download does
     * @param options what may be done to files
     * @return the file
     * @throws NotFoundException if there is no such export
     * @throws ConflictException if the export has no file, as with {@link #download(String, Path, Consumer, FileOption...)}
     * @throws java.io.UncheckedIOException if the folder or the file cannot be written
     * @throws IllegalArgumentException if the id is not one, the folder is a file, or another argument is null
     */
    public Path downloadTo(String exportId, Path folder, Consumer<? super Progress> progress, FileOption... options) {
        String id = exportId(exportId);
        Check.required("progress", progress);
        DownloadTarget target =
                DownloadTarget.folder(folder, () -> get(id, NAME).filename(), options);
        return explaining(id, () -> api.download(DOWNLOAD, path(id), target, progress, () -> size(id)));
    }

    /**
     * Copies the file of an export to a stream ({@code downloadExport}). A broken download is not started again, since the
     * stream has taken bytes already; the length is checked.
     *
     * @param exportId the export
     * @param target takes the bytes and stays open
     * @return how many bytes
     * @throws NotFoundException if there is no such export
     * @throws ConflictException if the export has no file, as with {@link #download(String, Path, Consumer, FileOption...)}
     * @throws java.io.UncheckedIOException if the stream does not take the bytes
     * @throws IllegalArgumentException if the id is not one, or the target is null
     */
    public long download(String exportId, OutputStream target) {
        String id = exportId(exportId);
        Check.required("target", target);
        return explaining(id, () -> api.download(DOWNLOAD, path(id), target, progress -> {}, () -> size(id)));
    }

    /** Downloads; a refusal that can mean a missing file is explained by the export's state. */
    private <R> R explaining(String id, Supplier<R> download) {
        try {
            return download.get();
        } catch (ApiException refusal) {
            throw MissingFile.explained(refusal, () -> get(id, WITH_JOB));
        }
    }

    /** The service and its address. */
    @Override
    public String toString() {
        return "Exports[" + api.endpoint().address() + "]";
    }

    /** The record's size, for an answer without a length. */
    private long size(String id) {
        Long size = get(id, SIZE).size();
        return size == null ? -1 : size;
    }

    private QueryParameters.Rows<Export> page(Arguments input, int number) {
        return api.call(LIST, input).rows(ExportResource::model, number);
    }

    private static String exportId(String exportId) {
        Check.id("exportId", exportId);
        return FilterValues.exportId("exportId", exportId);
    }

    private static ExportQuery built(Consumer<ExportQueryBuilder> query) {
        return BuilderLambda.build(ExportQuery.builder(), query, ExportQueryBuilder::build);
    }

    /** The job's status alone says whether the export is done: progress is at its end before the file is stored. */
    private static Judgement judge(Export export) {
        Job job = export.job();
        return job == null || job.status() == null
                ? Judgement.of(
                        export.isReady() ? State.SUCCEEDED : State.PENDING, export.isReady() ? "ready" : "unknown")
                : Jobs.named(Jobs.judge(job), job);
    }
}
