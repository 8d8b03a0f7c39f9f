package io.github.clouddatasets.powerdrill;

import static io.github.clouddatasets.core.spi.Arguments.none;
import static io.github.clouddatasets.core.spi.Arguments.path;

import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.CallTimeoutException;
import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.Paged;
import io.github.clouddatasets.core.QuotaExceededException;
import io.github.clouddatasets.core.spi.Api;
import io.github.clouddatasets.core.spi.Arguments;
import io.github.clouddatasets.core.spi.EventSource;
import io.github.clouddatasets.core.spi.Op;
import io.github.clouddatasets.core.spi.paging.NumberedPages;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Immutable;
import io.github.clouddatasets.core.spi.value.Json;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Questions and their answers in the first version of the API: {@link V1#jobs()}. Files are downloaded with
 * {@link Jobs#download}. */
public final class V1Jobs {

    private static final Op<JobAnswer> CREATE = Op.post("v1CreateJob", "/v1/team/jobs", Jobs.Answer.class)
            .in(Json.CAMEL)
            .slow()
            .as(answer -> answer.read(BlockReader.V1));

    private static final Op<EventSource> STREAM =
            Op.events("v1CreateJob", "/v1/team/jobs").in(Json.CAMEL);

    private static final Op<Slice> HISTORY = Op.get(
                    "v1GetJobHistory", "/v1/team/sessions/{sessionId}/history", Slice.class)
            .in(Json.CAMEL);

    /** The request's wire form. */
    record NewJob(
            @Nullable String sessionId,
            boolean stream,
            @Nullable String question,
            @Nullable String datasetId,
            @Nullable List<String> datasourceIdList,
            @Nullable OutputLanguage languageType,
            @Nullable JobMode jobMode,
            @Nullable AnswerConfig answerConfig) {}

    /** The wire form of what a request can say about the wording; there is one group of models only. */
    record AnswerConfig(String modelGroup, Double temperature) {}

    /** The wire form of a page of the history. */
    record Slice(
            List<Jobs.PastJob> records,
            @Nullable Integer pageSize,
            @Nullable Integer total) {
        Slice {
            records = Immutable.list(records);
        }
    }

    private final Api api;
    private final String userId;

    V1Jobs(Api api, String userId) {
        this.api = api;
        this.userId = userId;
    }

    /**
     * Asks a question and waits for the whole answer ({@code v1CreateJob}). A job costs quota, so it is never sent
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
        return create(Jobs.built(request));
    }

    /**
     * Asks a question and hands on the answer as it is made ({@code v1CreateJob} with {@code stream}). The question is
     * sent when the first event is asked for; see {@link JobStream}.
     *
     * @param request the question
     * @return the events; close them
     */
    public JobStream stream(JobRequest request) {
        Arguments input = input(request, true);
        return new JobStream(() -> api.call(STREAM, input), BlockReader.V1);
    }

    /**
     * As {@link #stream(JobRequest)}, with the request built in place.
     *
     * @param request sets session and question at least
     * @return the events; close them
     */
    public JobStream stream(Consumer<JobRequest.Builder> request) {
        return stream(Jobs.built(request));
    }

    /**
     * Lists the jobs of a session ({@code v1GetJobHistory}), by all signs the newest first.
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
                            .query("pageNumber", number)
                            .query("pageSize", Datasets.PAGE_SIZE)
                            .query("userId", userId));
            return new NumberedPages.Slice<>(
                    slice.records.stream().map(job -> job.read(BlockReader.V1)).toList(),
                    slice.pageSize,
                    Datasets.total(slice.total));
        }));
    }

    private Arguments input(JobRequest request, boolean stream) {
        Check.required("request", request);
        if (request.userPrompt() != null || request.withCitation() != null) {
            throw new IllegalArgumentException((request.userPrompt() != null ? "userPrompt" : "withCitation")
                    + " is known to version 2 only: leave it out");
        }
        Double temperature = request.temperature();
        return none().query("userId", userId)
                .header("x-pd-api-agent-id", "GENERAL")
                .body(new NewJob(
                        request.sessionId(),
                        stream,
                        request.question(),
                        request.datasetId(),
                        request.datasourceIds().isEmpty() ? null : request.datasourceIds(),
                        request.outputLanguage(),
                        request.jobMode(),
                        temperature == null ? null : new AnswerConfig("default", temperature)));
    }
}
