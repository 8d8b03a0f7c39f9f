package io.github.clouddatasets.emulator.modelarts;

import io.github.clouddatasets.emulator.http.Answer;
import io.github.clouddatasets.emulator.http.BodyRules;
import io.github.clouddatasets.emulator.http.Call;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.http.RateLimiter;
import io.github.clouddatasets.emulator.http.Refusals;
import io.github.clouddatasets.emulator.http.Routes;
import io.github.clouddatasets.emulator.http.Service;
import io.github.clouddatasets.emulator.http.ServiceOperation;
import io.github.clouddatasets.emulator.modelarts.refusal.ModelArtsRefusals;
import io.github.clouddatasets.emulator.option.ServiceLimit;
import io.github.clouddatasets.emulator.store.HeldLimits;
import io.github.clouddatasets.emulator.store.IdSource;
import io.github.clouddatasets.emulator.store.ObjectStorage;
import io.github.clouddatasets.emulator.store.WorkClock;
import java.util.List;
import java.util.Optional;

/** The dataset operations of ModelArts. The gateway does not know any other path. */
final class ModelArtsService implements Service {

    private static final int REQUESTS_A_SECOND = 20;
    private static final BodyRules RULES = BodyRules.packaged("modelarts/body-rules.json");

    private final String projectId;
    private final ModelArtsAuthentication authentication;
    private final ModelArtsCatalog catalog;
    private final IdSource ids;
    private final HeldLimits limits;
    private final RateLimiter rate;
    private final PublishingLimit publishingLimit;
    private final Refusals refusals = new ModelArtsRefusals(new IdSource(7));
    private final Routes routes = new Routes();

    ModelArtsService(
            String projectId,
            ModelArtsAuthentication authentication,
            ModelArtsCatalog catalog,
            ObjectStorage storage,
            WorkClock workClock,
            IdSource ids,
            PageWindow.Rules pages,
            HeldLimits limits) {
        this.projectId = projectId;
        this.authentication = authentication;
        this.catalog = catalog;
        this.ids = ids;
        this.limits = limits;
        this.rate = new RateLimiter(workClock, REQUESTS_A_SECOND);
        this.publishingLimit = new PublishingLimit(limits);
        new DatasetOperations(catalog, storage, workClock, pages).addTo(routes);
        new StatisticsOperations(catalog, workClock).addTo(routes);
        new SampleOperations(catalog, workClock, pages).addTo(routes);
        new LabelOperations(catalog, workClock, pages).addTo(routes);
        new ImportOperations(catalog, storage, workClock, pages).addTo(routes);
        new ExportOperations(catalog, workClock, ids, pages).addTo(routes);
        new VersionOperations(catalog, workClock, ids, pages, publishingLimit).addTo(routes);
    }

    ModelArtsCatalog catalog() {
        return catalog;
    }

    @Override
    public Optional<String> operation(Call head) {
        return routes.operation(head);
    }

    @Override
    public List<ServiceOperation> operations() {
        return routes.operations();
    }

    @Override
    public Refusals refusals() {
        return refusals;
    }

    @Override
    public Answer answer(Call call) {
        Optional<Routes.Match> match = routes.find(call);
        Answer answer;
        if (match.isEmpty()) {
            answer = ModelArtsFault.routeUnknown();
        } else {
            answer = answer(call, match.get());
        }
        return answer.with("X-Request-Id", ids.hex());
    }

    private Answer answer(Call call, Routes.Match match) {
        try {
            String project = match.path().getOrDefault("project_id", "");
            authentication.check(call, project);
            if (!projectId.equals(project)) {
                throw ModelArtsFault.projectInvalid();
            }
            if (limits.holds(ServiceLimit.MODELARTS_RATE) && !rate.admits()) {
                return ModelArtsFault.tooManyRequests();
            }
            catalog.settle();
            Json.parse(call.body())
                    .flatMap(body -> RULES.brokenField(match.operationId(), body))
                    .ifPresent(field -> {
                        throw ModelArtsFault.bodyParameterInvalid(field);
                    });
            return match.answer(call);
        } catch (ModelArtsFault fault) {
            return fault.answer();
        }
    }
}
