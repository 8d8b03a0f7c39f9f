package io.github.clouddatasets.powerdrill;

import static io.github.clouddatasets.core.spi.Arguments.none;
import static io.github.clouddatasets.core.spi.Arguments.path;

import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.CallTimeoutException;
import io.github.clouddatasets.core.FileOption;
import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.Paged;
import io.github.clouddatasets.core.PermissionDeniedException;
import io.github.clouddatasets.core.Progress;
import io.github.clouddatasets.core.QuotaExceededException;
import io.github.clouddatasets.core.spi.Arguments;
import io.github.clouddatasets.core.spi.EventSource;
import io.github.clouddatasets.core.spi.Op;
import io.github.clouddatasets.core.spi.value.BuilderLambda;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Decoded;
import io.github.clouddatasets.core.spi.value.Immutable;
import io.github.clouddatasets.core.spi.value.Json;
import io.github.clouddatasets.core.spi.value.WireId;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Questions and their answers: {@link PowerdrillClient#jobs()}. Every method exists in both versions of the API. A
 * {@link
 * JobRequest} has some fields that only one version knows.
 */
public final class Jobs {

    private static final Op<JobAnswer> CREATE =
            Op.post("v2CreateJob", "/v2/team/jobs", Answer.class).slow().as(answer -> answer.read(BlockReader.V2));
    private static final Op<JobAnswer> V1_CREATE = Op.post("v1CreateJob", "/v1/team/jobs", Answer.class)
            .in(Json.CAMEL)
            .slow()
            .as(answer -> answer.read(BlockReader.V1));

    private static final Op<EventSource> STREAM = Op.events("v2CreateJob", "/v2/team/jobs");
    private static final Op<EventSource> V1_STREAM =
            Op.events("v1CreateJob", "/v1/team/jobs").in(Json.CAMEL);

    private static final Op<Slice> HISTORY = Op.get("v2GetJobHistory", "/v2/team/sessions/{id}/history", Slice.class);
    private static final Op<Slice> V1_HISTORY = Op.get(
                    "v1GetJobHistory", "/v1/team/sessions/{sessionId}/history", Slice.class)
            .in(Json.CAMEL);

    /** The answer's wire form. An answer without an id is still an answer: the job was paid for. */
    @Decoded
    record Answer(@Nullable String jobId, List<BlockReader.Wire> blocks) {
        Answer {
            blocks = Immutable.list(blocks);
        }

        JobAnswer read(BlockReader reader) {
            return new JobAnswer(jobId, reader.blocks(blocks), true);
        }
    }

    /** The wire form of a page of the history. */
    @Decoded
    record Slice(
            List<@Nullable PastJob> records,
            @Nullable Integer pageSize,
            @Nullable Integer totalItems,
            @Nullable Integer total)
            implements TeamApi.RecordPage<PastJob> {
        Slice {
            records = TeamApi.entries(records);
        }
    }

    /** The wire form of a job of the past. */
    @Decoded
    record PastJob(
            String jobId,
            @Nullable Answer question,
            @Nullable Answer answer) {

        PastJob {
            jobId = WireId.required("job_id", jobId);
        }

        JobRecord read(BlockReader reader) {
            List<BlockReader.Wire> asked = question == null ? List.of() : question.blocks;
            List<BlockReader.Wire> answered = answer == null ? List.of() : answer.blocks;
            return new JobRecord(jobId, reader.blocks(asked), new JobAnswer(jobId, reader.blocks(answered), true));
        }
    }

    private final TeamApi team;
    private final BlockReader reader;

    Jobs(TeamApi team) {
        this.team = team;
        this.reader = team.dialect().pick(BlockReader.V2, BlockReader.V1);
    }

    /**
     * Asks a question and waits for the whole answer ({@code v2CreateJob}). A job costs quota, so the request is never sent
     * again once it may have arrived. A job can take minutes: the client's {@code timeout} limits the call (5 minutes by
     * default), {@code attemptTimeout} only if {@code with} sets it. After a timeout the answer may still appear in {@link
     * #history}.
     *
     * @param request the question
     * @return the answer
     * @throws IllegalArgumentException if the request is null, or sets a field that this version of the API does not
     *     know
     * @throws QuotaExceededException if the quota of jobs is used up
     * @throws CallTimeoutException if the answer takes longer
     * @throws ApiException if the service refuses the question or the job fails
     */
    public JobAnswer create(JobRequest request) {
        return team.call(CREATE, V1_CREATE, arguments(), fields(request, false));
    }

    /**
     * Asks a question and waits for the whole answer, as {@link #create(JobRequest)} does.
     *
     * @param request sets session and question at least
     * @return the answer
     * @throws IllegalArgumentException if the lambda is null, leaves session or question out, or sets a value that
     *     breaks
     *     its rule
     * @throws QuotaExceededException if the quota of jobs is used up
     * @throws CallTimeoutException if the answer takes longer
     * @throws ApiException if the service refuses the question or the job fails
     */
    public JobAnswer create(Consumer<JobRequest.Builder> request) {
        return create(built(request));
    }

    /**
     * Asks a question and hands on the answer while the service makes it ({@code v2CreateJob} with {@code stream}). The
     * question is sent when the first event is asked for; see {@link JobStream}.
     *
     * @param request the question
     * @return the events; close them
     * @throws IllegalArgumentException if the request is null, or sets a field that this version of the API does not
     *     know
     */
    public JobStream stream(JobRequest request) {
        TeamApi.Fields fields = fields(request, true);
        return new JobStream(
                team.api().cancellable(), api -> team.over(api).call(STREAM, V1_STREAM, arguments(), fields), reader);
    }

    /**
     * Asks a question and hands on the answer while the service makes it, as {@link #stream(JobRequest)} does.
     *
     * @param request sets session and question at least
     * @return the events; close them
     * @throws IllegalArgumentException if the lambda is null, leaves session or question out, or sets a value that
     *     breaks
     *     its rule
     */
    public JobStream stream(Consumer<JobRequest.Builder> request) {
        return stream(built(request));
    }

    /**
     * Lists the jobs of a session ({@code v2GetJobHistory}). The service documents no order; its own client expects the
     * newest job first.
     *
     * @param sessionId the session
     * @return the jobs, read page by page; reading throws a {@link NotFoundException} if the user has no such session
     * @throws IllegalArgumentException if the id is null or empty
     */
    public Paged<JobRecord> history(String sessionId) {
        String session = Check.id("sessionId", sessionId);
        return team.paged(
                null,
                page -> team.call(HISTORY, V1_HISTORY, page.of(path(session))),
                job -> job.read(reader),
                JobRecord::jobId);
    }

    /**
     * Downloads a file of an answer, as {@link #download(ResultFile, Path, Consumer, FileOption...)} does, without progress.
     *
     * @param result the file of the answer
     * @param file the file to write, which must not exist
     * @param options what may be done to files
     * @return the path of the file
     * @throws IllegalArgumentException as there
     * @throws PermissionDeniedException as there
     * @throws UncheckedIOException as there
     */
    public Path download(ResultFile result, Path file, FileOption... options) {
        return download(result, file, progress -> {}, options);
    }

    /**
     * Downloads a file of an answer, of either version, straight from the object storage, which gets no API key. The bytes go
     * to {@code name.part} first; the file gets its name when its length is verified. A broken download goes on where it
     * broke if the storage allows that.
     *
     * @param result the file of the answer
     * @param file the file to write. It must not exist, unless the options say that it is replaced
     * @param progress hears at least every 100 ms how many bytes arrived, from zero again when the download starts again; an
     *     exception of the listener ends the download
     * @param options what may be done to files
     * @return the path of the file
     * @throws IllegalArgumentException if an argument is null, the file exists or is a folder, or the answer's file has no link
     *     or an expired one: {@link #history} has new links
     * @throws PermissionDeniedException if the storage says that the link has expired
     * @throws UncheckedIOException if the file cannot be written
     */
    public Path download(ResultFile result, Path file, Consumer<? super Progress> progress, FileOption... options) {
        Check.required("progress", progress);
        return link(result).to(file, progress, options);
    }

    /**
     * Downloads a file of an answer into a folder, as {@link #downloadTo(ResultFile, Path, Consumer, FileOption...)} does,
     * without progress.
     *
     * @param result the file of the answer
     * @param folder the folder, which is made if it is not there
     * @param options what may be done to files
     * @return the path of the file
     * @throws IllegalArgumentException as there
     * @throws PermissionDeniedException as there
     * @throws UncheckedIOException as there
     */
    public Path downloadTo(ResultFile result, Path folder, FileOption... options) {
        return downloadTo(result, folder, progress -> {}, options);
    }

    /**
     * Downloads a file of an answer into a folder, under its own name. A second file of a name gets a number: {@code a (2).csv}.
     * All else is as with {@link #download(ResultFile, Path, Consumer, FileOption...)}.
     *
     * @param result the file of the answer
     * @param folder the folder, which is made if it is not there
     * @param progress hears at least every 100 ms how many bytes arrived, from zero again when the download starts again; an
     *     exception of the listener ends the download
     * @param options what may be done to files
     * @return the path of the file
     * @throws IllegalArgumentException if an argument is null, the folder is a file, or the answer's file has no link or an
     *     expired one: {@link #history} has new links
     * @throws PermissionDeniedException if the storage says that the link has expired
     * @throws UncheckedIOException if the folder or the file cannot be written
     */
    public Path downloadTo(ResultFile result, Path folder, Consumer<? super Progress> progress, FileOption... options) {
        Check.required("progress", progress);
        return link(result).into(folder, progress, options);
    }

    private FileLink link(ResultFile result) {
        Check.required("result", result);
        return new FileLink(team.api(), result.name(), result.url(), result.expiresAt());
    }

    private static JobRequest built(Consumer<JobRequest.Builder> request) {
        return BuilderLambda.build(JobRequest.builder(), request, JobRequest.Builder::build);
    }

    /** The prose of version 1 demands this header; version 2 does not know it. */
    private Arguments arguments() {
        return team.dialect() == Dialect.V1 ? none().header("x-pd-api-agent-id", "GENERAL") : none();
    }

    private TeamApi.Fields fields(JobRequest request, boolean stream) {
        Check.required("request", request);
        return team.fields()
                .set("session_id", request.sessionId())
                .set("stream", stream)
                .set("question", request.question())
                .set("dataset_id", request.datasetId())
                .set("datasource_ids", request.datasourceIds().isEmpty() ? null : request.datasourceIds())
                .set("output_language", request.outputLanguage())
                .set("job_mode", team.dialect().mode(request.jobMode()))
                .set(team.dialect().pick("custom_options", "answerConfig"), wording(request));
    }

    /** What a request says about the wording of the answer. */
    private TeamApi.Fields wording(JobRequest request) {
        if (team.dialect() == Dialect.V2) {
            Dialect.absent("temperature", request.temperature(), "2");
            return team.fields().set("user_prompt", request.userPrompt()).set("with_citation", request.withCitation());
        }
        Dialect.absent("userPrompt", request.userPrompt(), "1");
        Dialect.absent("withCitation", request.withCitation(), "1");
        // There is one group of models only, and the service requires its name beside the temperature.
        return request.temperature() == null
                ? team.fields()
                : team.fields().set("modelGroup", "default").set("temperature", request.temperature());
    }

    /** Name and version. */
    @Override
    public String toString() {
        return team.describe("Jobs");
    }
}
