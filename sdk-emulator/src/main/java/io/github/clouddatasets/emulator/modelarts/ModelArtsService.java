package io.github.clouddatasets.emulator.modelarts;

import io.github.clouddatasets.emulator.http.Answer;
import io.github.clouddatasets.emulator.http.BodyRules;
import io.github.clouddatasets.emulator.http.Call;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.http.RateLimiter;
import io.github.clouddatasets.emulator.http.Refusals;
import io.github.clouddatasets.emulator.http.RoutedService;
import io.github.clouddatasets.emulator.http.Routes;
import io.github.clouddatasets.emulator.modelarts.refusal.ModelArtsRefusals;
import io.github.clouddatasets.emulator.option.ServiceLimit;
import io.github.clouddatasets.emulator.store.HeldLimits;
import io.github.clouddatasets.emulator.store.IdSource;
import io.github.clouddatasets.emulator.store.ObjectStorage;
import io.github.clouddatasets.emulator.store.SavedState;
import io.github.clouddatasets.emulator.store.WorkClock;
import io.github.clouddatasets.emulator.view.Gallery;
import io.github.clouddatasets.emulator.view.GalleryView;
import io.github.clouddatasets.emulator.view.Panel;
import io.github.clouddatasets.emulator.view.Picture;
import io.github.clouddatasets.emulator.view.StateView;
import java.util.List;
import java.util.Optional;

/** The dataset operations of ModelArts. The gateway does not know any other path. */
final class ModelArtsService implements RoutedService, StateView, GalleryView {

    static final String DATASETS = "/v2/{project_id}/datasets";
    static final String DATASET = DATASETS + "/{dataset_id}";
    static final String SAMPLES = DATASET + "/data-annotations/samples";
    static final String LABELS = DATASET + "/data-annotations/labels";

    private static final int REQUESTS_A_SECOND = 20;
    private static final BodyRules RULES = BodyRules.packaged("modelarts/body-rules.json");

    private final String projectId;
    private final ModelArtsAuthentication authentication;
    private final ModelArtsCatalog catalog;
    private final IdSource ids;
    private final ModelArtsView view;
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
        this.view = new ModelArtsView(catalog, workClock);
        this.limits = limits;
        this.rate = new RateLimiter(workClock, REQUESTS_A_SECOND);
        this.publishingLimit = new PublishingLimit(limits, catalog.state());
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
    public Routes routes() {
        return routes;
    }

    @Override
    public SavedState state() {
        return catalog.state();
    }

    @Override
    public synchronized List<Panel> panels() {
        settle();
        return view.panels();
    }

    @Override
    public synchronized Optional<Gallery> gallery(String dataset, int from, int count) {
        settle();
        return view.gallery(dataset, from, count);
    }

    @Override
    public synchronized Optional<Picture> picture(String dataset, String sample) {
        return view.picture(dataset, sample);
    }

    // Whoever looks sees what a request would see: work whose time is over ends first.
    private void settle() {
        catalog.settle();
        state().commit();
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
        } finally {
            catalog.endRequest(call.method().equals("GET"));
        }
    }
}
