package io.github.clouddatasets.powerdrill;

import static io.github.clouddatasets.core.spi.Arguments.none;
import static io.github.clouddatasets.core.spi.Arguments.path;

import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.CallTimeoutException;
import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.Paged;
import io.github.clouddatasets.core.PermissionDeniedException;
import io.github.clouddatasets.core.Progress;
import io.github.clouddatasets.core.QuotaExceededException;
import io.github.clouddatasets.core.spi.Api;
import io.github.clouddatasets.core.spi.Arguments;
import io.github.clouddatasets.core.spi.EventSource;
import io.github.clouddatasets.core.spi.Op;
import io.github.clouddatasets.core.spi.paging.NumberedPages;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Immutable;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Questions and their answers: {@link PowerdrillClient#jobs()}. */
public final class Jobs {

    private static final Op<JobAnswer> CREATE =
            Op.post("v2CreateJob", "/v2/team/jobs", Answer.class).slow().as(answer -> answer.read(BlockReader.V2));

    private static final Op<EventSource> STREAM = Op.events("v2CreateJob", "/v2/team/jobs");

    private static final Op<Slice> HISTORY = Op.get("v2GetJobHistory", "/v2/team/sessions/{id}/history", Slice.class);

    /** The request's wire form. */
    record NewJob(
            @Nullable String sessionId,
            boolean stream,
            @Nullable String question,
            @Nullable String datasetId,
            @Nullable List<String> datasourceIds,
            @Nullable OutputLanguage outputLanguage,
            @Nullable JobMode jobMode,
            @Nullable CustomOptions customOptions,
            String userId) {}

    /** The wire form of what a request can say about the wording. */
    record CustomOptions(
            @Nullable String userPrompt, @Nullable Boolean withCitation) {}

    /** The answer's wire form. */
    record Answer(@Nullable String jobId, List<BlockReader.Wire> blocks) {
        Answer {
            blocks = Immutable.list(blocks);
        }

        JobAnswer read(BlockReader reader) {
            return new JobAnswer(jobId, reader.blocks(blocks), true);
        }
    }

    /** The wire form of a page of the history. */
    record Slice(
            List<PastJob> records,
            @Nullable Integer pageSize,
            @Nullable Integer totalItems) {
        Slice {
            records = Immutable.list(records);
        }
    }

    /** The wire form of a job of the past. */
    record PastJob(
            @Nullable String jobId,
            @Nullable Answer question,
            @Nullable Answer answer) {

        JobRecord read(BlockReader reader) {
            List<BlockReader.Wire> asked = question == null ? List.of() : question.blocks;
            List<BlockReader.Wire> answered = answer == null ? List.of() : answer.blocks;
            return new JobRecord(jobId, reader.blocks(asked), new JobAnswer(jobId, reader.blocks(answered), true));
        }
    }

    private final Api api;
    private final String userId;

    Jobs(Api api, String userId) {
        this.api = api;
        this.userId = userId;
    }

    /**
     * Asks a question and waits for the whole answer ({@code v2CreateJob}). A job costs quota, so it is never sent
     * again once it may have arrived. It can take minutes: the client's {@code timeout} limits it (5 minutes by default),
     * {@code attemptTimeout} only if it is set by {@code with}. What a call that timed out has cost is not lost: the
     * answer may turn up in {@link #history}.
     *
     * @param request the question
     * @return the answer
     * @throws QuotaExceededException if the quota of jobs is used up
     * @throws CallTimeoutException if the answer takes longer
     * @throws ApiException if the service refuses the question or the job fails
     */
    public JobAnswer create(JobRequest request) {
        return api.call(CREATE, input(request, false));
    }

    /**
     * As {@link #create(JobRequest)}, with the request built in place.
     *
     * @param request sets session and question at least
     * @return the answer
     */
    public JobAnswer create(Consumer<JobRequest.Builder> request) {
        return create(built(request));
    }

    /**
     * Asks a question and hands on the answer as it is made ({@code v2CreateJob} with {@code stream}). The question is
     * sent when the first event is asked for; see {@link JobStream}.
     *
     * @param request the question
     * @return the events; close them
     */
    public JobStream stream(JobRequest request) {
        Arguments input = input(request, true);
        return new JobStream(() -> api.call(STREAM, input), BlockReader.V2);
    }

    /**
     * As {@link #stream(JobRequest)}, with the request built in place.
     *
     * @param request sets session and question at least
     * @return the events; close them
     */
    public JobStream stream(Consumer<JobRequest.Builder> request) {
        return stream(built(request));
    }

    /**
     * Lists the jobs of a session ({@code v2GetJobHistory}), by all signs the newest first.
     *
     * @param sessionId the session
     * @return the jobs, read page by page
     * @throws NotFoundException when it is read, if there is no such session
     */
    public Paged<JobRecord> history(String sessionId) {
        String session = Check.id("sessionId", sessionId);
        return api.paged(new NumberedPages<>(Datasets.PAGE_SIZE, number -> {
            Slice slice = api.call(
                    HISTORY,
                    path(session)
                            .query("page_number", number)
                            .query("page_size", Datasets.PAGE_SIZE)
                            .query("user_id", userId));
            return new NumberedPages.Slice<>(
                    slice.records.stream().map(job -> job.read(BlockReader.V2)).toList(),
                    slice.pageSize,
                    Datasets.total(slice.totalItems));
        }));
    }

    /**
     * Downloads a file that a job has made: {@link #download(ResultFile, Path, Consumer)} without progress.
     *
     * @param file the file
     * @param target a file, or a folder that the file goes into under its own name
     * @return where it is now
     */
    public Path download(ResultFile file, Path target) {
        return download(file, target, progress -> {});
    }

    /**
     * Downloads a file that a job has made, of either version. Comes straight from the object storage, which gets no API
     * key. Written to {@code name.part} first, checked for its length, then moved; a broken download goes on where it
     * stopped if the storage allows it.
     *
     * @param file the file
     * @param target a file, replaced if there is one, or a folder that the file goes into under its own name
     * @param progress told at least every 100 ms while bytes come; what it throws ends the download
     * @return where it is now
     * @throws IllegalArgumentException if the file has no link, or one that has expired: {@link #history} has newer ones
     * @throws PermissionDeniedException if the storage says that the link has expired
     * @throws UncheckedIOException if the file cannot be written
     */
    public Path download(ResultFile file, Path target, Consumer<? super Progress> progress) {
        Check.required("file", file);
        return new FileLink(api, file.name(), file.url(), file.expiresAt()).to(target, progress);
    }

    static JobRequest built(Consumer<JobRequest.Builder> request) {
        JobRequest.Builder builder = JobRequest.builder();
        request.accept(builder);
        return builder.build();
    }

    private Arguments input(JobRequest request, boolean stream) {
        Check.required("request", request);
        if (request.temperature() != null) {
            throw new IllegalArgumentException("temperature is known to version 1 only: " + request.temperature());
        }
        boolean custom = request.userPrompt() != null || request.withCitation() != null;
        return none().body(new NewJob(
                request.sessionId(),
                stream,
                request.question(),
                request.datasetId(),
                request.datasourceIds().isEmpty() ? null : request.datasourceIds(),
                request.outputLanguage(),
                request.jobMode(),
                custom ? new CustomOptions(request.userPrompt(), request.withCitation()) : null,
                userId));
    }
}
