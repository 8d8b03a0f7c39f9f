package io.github.clouddatasets.sync;

import static io.github.clouddatasets.core.spi.Arguments.none;
import static io.github.clouddatasets.core.spi.Arguments.path;

import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.Paged;
import io.github.clouddatasets.core.Poller;
import io.github.clouddatasets.core.Progress;
import io.github.clouddatasets.core.Total;
import io.github.clouddatasets.core.spi.Api;
import io.github.clouddatasets.core.spi.Arguments;
import io.github.clouddatasets.core.spi.Download;
import io.github.clouddatasets.core.spi.Op;
import io.github.clouddatasets.core.spi.TaskPoller.Judgement;
import io.github.clouddatasets.core.spi.TaskPoller.State;
import io.github.clouddatasets.core.spi.paging.NumberedPages;
import io.github.clouddatasets.core.spi.value.Check;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Exports of labelled data, and their files: {@link SyncClient#exports()}. */
public final class Exports {

    private static final Op<Documents.ExportCollection> LIST =
            Op.get("listExports", "/exports", Documents.ExportCollection.class);

    private static final Op<Export> GET = Op.get("getExport", "/exports/{resource_id}", Documents.ExportDocument.class)
            .as(Documents.ExportDocument::toExport);

    private static final Op<Export> CREATE = Op.post("createExport", "/exports/export", Documents.ExportDocument.class)
            .as(Documents.ExportDocument::toExport);

    private static final Op<List<ExportFormat>> FORMATS = Op.get(
                    "listExportFormats", "/exports/formats", ExportFormat[].class)
            .as(List::of);

    private static final Op<Download> DOWNLOAD = Op.stream("downloadExport", "/exports/{id}/download");

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
        return list(query -> {});
    }

    /**
     * Lists the exports that match ({@code listExports}).
     *
     * @param query sets filters, sorting, page size and what to bring along
     * @return the exports, read page by page
     */
    public Paged<Export> list(Consumer<ExportQuery> query) {
        ExportQuery q = new ExportQuery();
        query.accept(q);
        return api.paged(q.query.pages(this::page));
    }

    /**
     * Lists the exports asked for at this time or later, for reading again and again what is new: {@link #since(Instant,
     * Consumer)} with no other filter.
     *
     * @param time the time
     * @return the exports by id, each once
     */
    public Paged<Export> since(Instant time) {
        return since(time, query -> {});
    }

    /**
     * Lists the exports asked for at this time or later that match. Each comes once, even when rows that appear meanwhile
     * shift the pages; for that a walk remembers the ids it has seen.
     *
     * <p>To go on later, keep the latest {@link Export#createdAt()} and ask for what came since. Times in answers are cut
     * to whole seconds, so the exports of that very second come again: leave out those whose ids you know.
     *
     * @param time the time; with microseconds it is compared with what the service keeps, which answers do not show
     * @param query sets further filters, page size and what to bring along; leave it unsorted, by id
     * @return the exports, each once
     * @throws IllegalArgumentException if the time is outside the years 1 to 9999
     */
    public Paged<Export> since(Instant time, Consumer<ExportQuery> query) {
        ExportQuery q = new ExportQuery();
        query.accept(q);
        q.createdAfter(time);
        return api.paged(q.query.pages(this::page), Export::id);
    }

    /**
     * Counts all exports that the caller may see.
     *
     * @return how many; see {@link #count(Consumer)}
     */
    public Total count() {
        return count(query -> {});
    }

    /**
     * Counts the exports that match, without reading them. The service counts no further than 1000, so a larger number is
     * told as {@code 1000} and not {@linkplain Total#exact() exact}: at least that many.
     *
     * @param query sets filters; sorting, page size and what to bring along make no difference
     * @return how many
     */
    public Total count(Consumer<ExportQuery> query) {
        ExportQuery q = new ExportQuery();
        query.accept(q);
        Total sum = new Total(0, true);
        for (Arguments input : q.query.counting()) {
            Documents.ExportCollection page = api.call(LIST, input);
            Total part = page.meta() == null ? null : page.meta().total(false);
            if (part == null) { // a service that does not count
                part = new Total(page.data().size(), page.data().isEmpty());
            }
            sum = new Total(sum.count() + part.count(), sum.exact() && part.exact());
        }
        return sum;
    }

    /**
     * Reads one export ({@code getExport}).
     *
     * @param exportId the export
     * @return the export, without its job
     * @throws NotFoundException if there is none, or none that this caller may see
     */
    public Export get(String exportId) {
        return get(exportId, selection -> {});
    }

    /**
     * Reads one export with what it should bring along ({@code getExport}).
     *
     * <pre>{@code
     * Export export = sync.exports().get("42", s -> s.includeJob());
     * }</pre>
     *
     * @param exportId the export
     * @param selection sets whether the job comes along, and which columns are read
     * @return the export
     * @throws NotFoundException if there is none, or none that this caller may see
     */
    public Export get(String exportId, Consumer<ExportSelection> selection) {
        ExportSelection s = new ExportSelection();
        selection.accept(s);
        return api.call(GET, s.query.to(path(exportId(exportId))));
    }

    /**
     * Asks for an export ({@code createExport}). Never sent twice, since each request makes another export: if the
     * connection breaks, look with {@link #list} whether it is there.
     *
     * @param request project, datasets and format
     * @return the export, already started, with its id; it is waited for up to one hour by default
     * @throws io.github.clouddatasets.core.PermissionDeniedException if the caller may not export these datasets
     * @throws io.github.clouddatasets.core.InvalidRequestException if the exporter is unknown, or datasets and project do
     *     not fit together
     */
    public Poller<Export> create(CreateExportRequest request) {
        Export created = api.call(CREATE, none().body(Check.required("request", request)));
        String id = created.id();
        return api.poller(
                "export " + id,
                id,
                () -> get(id, ExportSelection::includeJob),
                Exports::judge,
                Duration.ofSeconds(5),
                Duration.ofHours(1));
    }

    /**
     * As {@link #create(CreateExportRequest)}, with the request built in place.
     *
     * <pre>{@code
     * Export done = sync.exports().create(b -> b.projectId(project).datasetIds(dataset)).await();
     * }</pre>
     *
     * @param request sets project, datasets and format
     * @return the export, already started
     */
    public Poller<Export> create(Consumer<CreateExportRequest.Builder> request) {
        CreateExportRequest.Builder builder = CreateExportRequest.builder();
        request.accept(builder);
        return create(builder.build());
    }

    /**
     * Lists the formats that datasets of these modalities can be exported in ({@code listExportFormats}).
     *
     * @param modalities at least one, such as {@code image} or {@code video}; a format that fits any of them is listed
     * @return the formats
     * @throws IllegalArgumentException if there is no modality
     */
    public List<ExportFormat> formats(String... modalities) {
        Check.notEmpty("modalities", List.of(modalities));
        return api.call(FORMATS, none().queryAll("modalities[]", List.of(modalities)));
    }

    /**
     * Downloads the file of an export: {@link #download(String, Path, Consumer)} without progress.
     *
     * @param exportId the export
     * @param target a file, or a folder
     * @return the file
     */
    public Path download(String exportId, Path target) {
        return download(exportId, target, progress -> {});
    }

    /**
     * Downloads the file of an export ({@code downloadExport}). Written to {@code name.part} first and moved when its
     * length is that of the answer, or of the export's record where the answer tells none: a file under its own name is
     * always whole. A file that is there already is replaced.
     *
     * <p>A broken download starts again from zero, as often as the client tries calls; it goes on where it broke if the
     * server offers ranges and names the state of the file. What fails or is cancelled in the end leaves no
     * {@code .part}. One that a killed process left behind is taken over by the next download; two downloads of the same
     * file at the same time, in one process or in several, write to different ones.
     *
     * @param exportId the export
     * @param target a file, or an existing folder: then the service's name for the file is taken, made safe
     * @param progress told of the bytes as they come, on this thread
     * @return the file
     * @throws NotFoundException if there is no such export, or its file is gone
     * @throws IllegalStateException if the export has no file yet
     * @throws java.io.UncheckedIOException if the file cannot be written: no such folder, no permission, a full disk
     */
    public Path download(String exportId, Path target, Consumer<? super Progress> progress) {
        String id = exportId(exportId);
        try {
            return api.download(DOWNLOAD, path(id), target, progress, () -> size(id));
        } catch (ApiException refusal) {
            throw explained(id, refusal);
        }
    }

    /**
     * Copies the file of an export to a stream ({@code downloadExport}). Not started again when it breaks, since the
     * stream has taken bytes already; the length is checked.
     *
     * @param exportId the export
     * @param target takes the bytes and stays open
     * @return how many bytes
     * @throws NotFoundException if there is no such export, or its file is gone
     * @throws IllegalStateException if the export has no file yet
     * @throws java.io.UncheckedIOException if the stream does not take the bytes
     */
    public long download(String exportId, OutputStream target) {
        String id = exportId(exportId);
        try {
            return api.download(DOWNLOAD, path(id), target, progress -> {}, () -> size(id));
        } catch (ApiException refusal) {
            throw explained(id, refusal);
        }
    }

    /** The record's size, for an answer that does not tell its length. */
    private long size(String id) {
        Long size = get(id, selection -> selection.fields(ExportField.SIZE)).size();
        return size == null ? -1 : size;
    }

    /** With some storages an export without a file is answered with 500, with others like one that does not exist. */
    private RuntimeException explained(String id, ApiException refusal) {
        if (refusal.httpStatus() != 500 && refusal.httpStatus() != 404) {
            return refusal;
        }
        Export export;
        try {
            export = get(id, ExportSelection::includeJob);
        } catch (RuntimeException e) {
            refusal.addSuppressed(e);
            return refusal;
        }
        if (export.isReady()) {
            return refusal;
        }
        String state =
                export.job() == null ? "gone" : String.valueOf(export.job().status());
        return new IllegalStateException(
                "export " + id + " has no file yet, its job is " + state + ": wait until it is completed", refusal);
    }

    private NumberedPages.Slice<Export> page(Arguments input, int number) {
        Documents.ExportCollection page = api.call(LIST, input);
        return new NumberedPages.Slice<>(
                page.toExports(),
                null,
                page.meta() == null
                        ? null
                        : page.meta().total(number > 1 && page.data().isEmpty()));
    }

    private static String exportId(String exportId) {
        Check.id("exportId", exportId);
        Check.pattern("exportId", exportId, QueryParameters.EXPORT_ID, QueryParameters.EXPORT_ID_RULE);
        return exportId;
    }

    /** The job's status alone tells: progress is at its end before the file is stored. */
    private static Judgement judge(Export export) {
        Job job = export.job();
        if (job == null || job.status() == null) {
            return Judgement.of(
                    export.isReady() ? State.SUCCEEDED : State.PENDING, export.isReady() ? "ready" : "unknown");
        }
        State state = State.PENDING;
        if (job.status().equals(JobStatus.COMPLETED)) {
            state = State.SUCCEEDED;
        } else if (job.status().equals(JobStatus.ERRORED)) {
            state = State.FAILED;
        }
        return new Judgement(state, job.status().value(), null, job.error(), null, null, job.progress());
    }
}
