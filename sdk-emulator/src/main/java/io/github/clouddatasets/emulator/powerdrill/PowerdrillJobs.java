package io.github.clouddatasets.emulator.powerdrill;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clouddatasets.emulator.fault.Work;
import io.github.clouddatasets.emulator.http.Answer;
import io.github.clouddatasets.emulator.http.Delivery;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.option.ServiceLimit;
import io.github.clouddatasets.emulator.store.HeldLimits;
import io.github.clouddatasets.emulator.store.IdSource;
import io.github.clouddatasets.emulator.store.SavedState;
import io.github.clouddatasets.emulator.store.StateDocument;
import io.github.clouddatasets.emulator.store.WorkClock;
import io.github.clouddatasets.emulator.store.WorkFate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/** The operations on jobs. Powerdrill answers a question at once, and each question costs one unit of quota. */
final class PowerdrillJobs {

    private static final String USED = "used";
    private static final int LONGEST_QUESTION = 6000;
    private static final int MOST_SOURCES = 1000;

    private final PowerdrillCatalog catalog;
    private final PowerdrillStorage storage;
    private final PresignedLinks links;
    private final WorkClock workClock;
    private final IdSource ids;
    private final String userId;
    private final int quota;
    private final HeldLimits limits;
    private final SavedState state;
    private int accepted;

    /** @param quota the number of jobs that Powerdrill accepts in all, while the limit of jobs holds */
    PowerdrillJobs(
            PowerdrillCatalog catalog,
            PowerdrillStorage storage,
            PresignedLinks links,
            WorkClock workClock,
            IdSource ids,
            String userId,
            int quota,
            HeldLimits limits,
            SavedState state) {
        this.catalog = catalog;
        this.storage = storage;
        this.links = links;
        this.workClock = workClock;
        this.ids = ids;
        this.userId = userId;
        this.quota = quota;
        this.limits = limits;
        this.state = state;
        StateDocument kept = state.document(USED);
        this.accepted = kept == null ? 0 : kept.integer("jobs");
    }

    void addTo(PowerdrillRoutes routes) {
        routes.post("/jobs", "CreateJob", PowerdrillUser.QUERY, this::create)
                .get("/sessions/{id}/history", "GetJobHistory", PowerdrillUser.QUERY, this::history);
    }

    private Answer create(PowerdrillRequest request) {
        checkAgent(request);
        PowerdrillSession session = catalog.session(request.required("session_id"));
        String question = request.required("question");
        if (question.length() > LONGEST_QUESTION) {
            throw PowerdrillFault.questionTooLong();
        }
        request.word("output_language", PowerdrillSession.LANGUAGES);
        request.word("job_mode", PowerdrillSession.modes(request.dialect()));
        boolean stream = request.flag("stream");
        boolean citation = options(request);
        List<PowerdrillSource> sources = sources(request);
        if (limits.holds(ServiceLimit.POWERDRILL_JOBS) && accepted >= quota) {
            throw PowerdrillFault.quotaExceeded();
        }
        accepted++;
        state.put(USED, () -> Json.object().put("jobs", accepted));
        List<PowerdrillEvent> events = new PowerdrillAnalysis(storage, ids, userId).answer(question, sources, citation);
        PowerdrillJob job = new PowerdrillJob(ids.cuid("job"), question, workClock.now(), events);
        WorkFate fate = workClock.plan().begin(Work.POWERDRILL_JOB);
        if (fate.fails() && !stream) {
            throw PowerdrillFault.jobFailed(fate);
        }
        if (!fate.fails() && !fate.neverEnds()) {
            session.add(job);
        }
        Answer answer = stream
                ? Answer.events(new PowerdrillStream(job, fate).frames(request.dialect(), links, session.name()))
                : PowerdrillReply.data(job.json(request.dialect(), links));
        if (!fate.neverEnds()) {
            return answer;
        }
        CompletableFuture<Void> released = workClock.plan().closed();
        return answer.delivered(stream ? new Delivery.Unfinished(released) : new Delivery.Stall(released));
    }

    private Answer history(PowerdrillRequest request) {
        List<PowerdrillJob> jobs = catalog.session(request.path("id")).newestFirst();
        return PowerdrillReply.page(request, jobs, job -> job.record(request.dialect(), links));
    }

    // The prose of v1 demands this header, but the table of parameters lacks it. A request may omit the header, but not
    // name another agent.
    private static void checkAgent(PowerdrillRequest request) {
        String agent = request.call().header("x-pd-api-agent-id");
        if (request.dialect() == PowerdrillDialect.V1 && agent != null && !agent.equals("GENERAL")) {
            throw PowerdrillFault.parameterInvalid("x-pd-api-agent-id");
        }
    }

    /** Checks the options, which differ between the versions. Returns whether the answer cites its sources. */
    private static boolean options(PowerdrillRequest request) {
        JsonNode options = request.object("custom_options");
        if (request.dialect() == PowerdrillDialect.V2) {
            requireIfGiven(options, "user_prompt", JsonNode::isTextual);
            requireIfGiven(options, "with_citation", JsonNode::isBoolean);
            return options.path("with_citation").asBoolean(true);
        }
        requireIfGiven(options, "temperature", JsonNode::isNumber);
        double temperature = options.path("temperature").asDouble();
        if (temperature < 0 || temperature > 1) {
            throw PowerdrillFault.parameterInvalid("temperature");
        }
        if (!options.isEmpty() && !options.path("modelGroup").asText().equals("default")) {
            throw PowerdrillFault.modelGroupInvalid();
        }
        return true;
    }

    private static void requireIfGiven(JsonNode options, String name, Predicate<JsonNode> type) {
        if (options.hasNonNull(name) && !type.test(options.get(name))) {
            throw PowerdrillFault.parameterInvalid(name);
        }
    }

    /** The named sources, or all sources of the dataset. The service ignores sources that are not synched. */
    private List<PowerdrillSource> sources(PowerdrillRequest request) {
        Instant now = workClock.now();
        Optional<String> datasetId = request.text("dataset_id");
        List<String> named = request.texts("datasource_ids");
        if (datasetId.isEmpty() && !named.isEmpty()) {
            throw PowerdrillFault.parameterInvalid(request.dialect().name("dataset_id"));
        }
        if (named.size() > MOST_SOURCES) {
            throw PowerdrillFault.sourcesTooMany();
        }
        if (datasetId.isEmpty()) {
            return List.of();
        }
        PowerdrillDataset dataset = catalog.dataset(datasetId.get());
        if (named.isEmpty()) {
            return dataset.synched(now);
        }
        List<PowerdrillSource> sources = new ArrayList<>();
        for (String id : named) {
            PowerdrillSource source = dataset.source(id);
            if (!source.isSynched(now)) {
                throw PowerdrillFault.sourcesNotReady();
            }
            sources.add(source);
        }
        return sources;
    }
}
