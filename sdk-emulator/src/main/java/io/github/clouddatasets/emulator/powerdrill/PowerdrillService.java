package io.github.clouddatasets.emulator.powerdrill;

import io.github.clouddatasets.emulator.http.Answer;
import io.github.clouddatasets.emulator.http.Call;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.http.MultipartForm;
import io.github.clouddatasets.emulator.http.RateLimiter;
import io.github.clouddatasets.emulator.http.Refusals;
import io.github.clouddatasets.emulator.http.RoutedService;
import io.github.clouddatasets.emulator.http.Routes;
import io.github.clouddatasets.emulator.option.ServiceLimit;
import io.github.clouddatasets.emulator.store.HeldLimits;
import io.github.clouddatasets.emulator.store.IdSource;
import io.github.clouddatasets.emulator.store.SavedState;
import io.github.clouddatasets.emulator.store.StateDocument;
import io.github.clouddatasets.emulator.store.WorkClock;
import io.github.clouddatasets.emulator.view.Panel;
import io.github.clouddatasets.emulator.view.StateView;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All operations of Powerdrill's Team API, in both versions. */
public final class PowerdrillService implements RoutedService, StateView {

    private static final String HEAD = "catalog";
    private static final int LONGEST_TRACE_ID = 128;
    private static final int REQUESTS_A_SECOND = 20;

    private final String apiKey;
    private final HeldLimits limits;
    private final RateLimiter rate;
    private final PowerdrillCatalog catalog;
    private final PowerdrillSeed seed;
    private final PowerdrillView view;
    private final String defaultId;
    private final Path uploads;
    private final Routes routes = new Routes();

    PowerdrillService(
            PowerdrillKeys keys,
            PowerdrillSettings settings,
            HeldLimits limits,
            PowerdrillStorage storage,
            PresignedLinks links,
            WorkClock workClock,
            IdSource ids,
            SavedState state) {
        this.apiKey = keys.apiKey();
        String userId = keys.userId();
        this.uploads = storage.folder();
        this.limits = limits;
        this.rate = new RateLimiter(workClock, REQUESTS_A_SECOND);
        this.catalog = new PowerdrillCatalog(ids, limits, state, storage);
        this.view = new PowerdrillView(catalog, workClock);
        this.seed = new PowerdrillSeed(workClock, ids, catalog, storage);
        StateDocument kept = state.document(HEAD);
        if (kept == null) {
            seed.plant();
            catalog.endRequest(false);
            this.defaultId = catalog.datasets().get(0).id();
            state.put(HEAD, () -> Json.object().put("default_dataset", defaultId()));
            state.commit();
        } else {
            this.defaultId = kept.text("default_dataset");
        }
        PowerdrillRoutes both = new PowerdrillRoutes(routes, userId, ids);
        new PowerdrillDatasets(catalog, workClock).addTo(both);
        new PowerdrillSources(catalog, storage, links, workClock, ids).addTo(both);
        new PowerdrillFiles(storage, links, ids, userId, settings.partSize(), settings.unequalParts()).addTo(both);
        new PowerdrillSessions(catalog, ids, userId).addTo(both);
        new PowerdrillJobs(catalog, storage, links, workClock, ids, userId, settings.jobQuota(), limits, state)
                .addTo(both);
    }

    /**
     * Adds a dataset with synched data sources, without a request.
     *
     * @param files the content of each data source by its name
     * @return the id of the dataset
     */
    public synchronized String addDataset(String name, String description, Map<String, byte[]> files) {
        String id = seed.add(name, description, files);
        catalog.endRequest(false);
        state().commit();
        return id;
    }

    public String defaultId() {
        return defaultId;
    }

    /** A form may hold a file of any size: the disk takes the file while other calls go on. */
    @Override
    public Answer receive(Call head, InputStream body) throws IOException {
        if (!MultipartForm.isIn(head)) {
            return RoutedService.super.receive(head, body);
        }
        Optional<MultipartForm> form = MultipartForm.read(head, body, uploads);
        try {
            synchronized (this) {
                return keep(answer(form.map(head::withForm).orElse(head)));
            }
        } finally {
            form.ifPresent(MultipartForm::close);
        }
    }

    @Override
    public Routes routes() {
        return routes;
    }

    @Override
    public synchronized List<Panel> panels() {
        return view.panels();
    }

    @Override
    public Refusals refusals() {
        return new PowerdrillRefusals();
    }

    @Override
    public Answer answer(Call call) {
        Optional<Routes.Match> match = routes.find(call);
        try {
            checkKey(call.header("x-pd-api-key"));
            checkTraceId(call.header("x-pd-external-trace-id"));
            if (limits.holds(ServiceLimit.POWERDRILL_RATE) && !rate.admits()) {
                throw PowerdrillFault.rateExceeded();
            }
            return match.orElseThrow(PowerdrillFault::operationInvalid).answer(call);
        } catch (PowerdrillFault fault) {
            return fault.answer();
        } finally {
            catalog.endRequest(call.method().equals("GET"));
        }
    }

    @Override
    public SavedState state() {
        return catalog.state();
    }

    private void checkKey(@Nullable String presented) {
        if (presented == null || presented.isEmpty()) {
            throw PowerdrillFault.keyMissing();
        }
        if (!presented.equals(apiKey)) {
            throw PowerdrillFault.keyWrong();
        }
    }

    private static void checkTraceId(@Nullable String traceId) {
        if (traceId != null && traceId.length() > LONGEST_TRACE_ID) {
            throw PowerdrillFault.parameterInvalid("x-pd-external-trace-id");
        }
    }
}
