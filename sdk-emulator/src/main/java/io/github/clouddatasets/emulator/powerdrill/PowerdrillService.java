package io.github.clouddatasets.emulator.powerdrill;

import io.github.clouddatasets.emulator.http.Answer;
import io.github.clouddatasets.emulator.http.Call;
import io.github.clouddatasets.emulator.http.RateLimiter;
import io.github.clouddatasets.emulator.http.Refusals;
import io.github.clouddatasets.emulator.http.Routes;
import io.github.clouddatasets.emulator.http.Service;
import io.github.clouddatasets.emulator.http.ServiceOperation;
import io.github.clouddatasets.emulator.store.IdSource;
import io.github.clouddatasets.emulator.store.WorkClock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All operations of Powerdrill's Team API, in both versions. */
public final class PowerdrillService implements Service {

    private static final int LONGEST_TRACE_ID = 128;
    private static final int REQUESTS_A_SECOND = 20;

    private final String apiKey;
    private final Optional<RateLimiter> rate;
    private final String defaultId;
    private final Routes routes = new Routes();

    PowerdrillService(
            String apiKey,
            String userId,
            PowerdrillSettings settings,
            PowerdrillStorage storage,
            PresignedLinks links,
            WorkClock workClock,
            IdSource ids) {
        this.apiKey = apiKey;
        this.rate =
                settings.rateLimit() ? Optional.of(new RateLimiter(workClock, REQUESTS_A_SECOND)) : Optional.empty();
        PowerdrillCatalog catalog = new PowerdrillCatalog(ids);
        new PowerdrillSeed(workClock, ids, catalog, storage).plant();
        this.defaultId = catalog.datasets().get(0).id();
        PowerdrillRoutes both = new PowerdrillRoutes(routes, userId, ids);
        new PowerdrillDatasets(catalog, workClock).addTo(both);
        new PowerdrillSources(catalog, storage, links, workClock, ids).addTo(both);
        new PowerdrillFiles(storage, links, ids, userId, settings.partSize(), settings.unequalParts()).addTo(both);
        new PowerdrillSessions(catalog, ids, userId).addTo(both);
        new PowerdrillJobs(catalog, storage, links, workClock, ids, userId, settings.jobQuota()).addTo(both);
    }

    public String defaultId() {
        return defaultId;
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
        return new PowerdrillRefusals();
    }

    @Override
    public Answer answer(Call call) {
        Optional<Routes.Match> match = routes.find(call);
        try {
            checkKey(call.header("x-pd-api-key"));
            checkTraceId(call.header("x-pd-external-trace-id"));
            if (rate.isPresent() && !rate.get().admits()) {
                throw PowerdrillFault.rateExceeded();
            }
            return match.orElseThrow(PowerdrillFault::operationInvalid).answer(call);
        } catch (PowerdrillFault fault) {
            return fault.answer();
        }
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
