package io.github.clouddatasets.emulator.idah.dataset;

import io.github.clouddatasets.emulator.http.Answer;
import io.github.clouddatasets.emulator.http.Call;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.http.Refusals;
import io.github.clouddatasets.emulator.http.RoutedService;
import io.github.clouddatasets.emulator.http.Routes;
import io.github.clouddatasets.emulator.idah.caller.IdahTokens;
import io.github.clouddatasets.emulator.idah.table.IdahFault;
import io.github.clouddatasets.emulator.idah.table.IdahParameters;
import io.github.clouddatasets.emulator.idah.table.IdahRefusals;
import java.util.Map;
import java.util.Optional;

/**
 * IDAH's service for projects, datasets, entries and annotations. Operations whose ids another service has, too, have the name
 * of this service in front of theirs.
 */
public final class DatasetService implements RoutedService {

    private final EntryListener listener;
    private final String instanceId;
    private final Routes routes = new Routes();

    public DatasetService(
            IdahTokens tokens, DatasetTables tables, RecordAccess access, EntryListener listener, String instanceId) {
        this.listener = listener;
        this.instanceId = instanceId;
        Records records = new Records(tokens, tables, access);
        new ProjectCalls(records, tables, access).addTo(routes);
        new DatasetCalls(records, tables, access, listener).addTo(routes);
        new EntryCalls(records, tables, access, listener).addTo(routes);
        new EntrySteps(records, tables).addTo(routes);
        AnnotationWork annotations = new AnnotationWork(records, tables, access);
        new AnnotationCalls(records, tables, annotations).addTo(routes);
        new RpcCalls(tokens, new AnnotationRpc(records, tables, annotations)).addTo(routes);
        new NoteCalls(records, tables, access).addTo(routes);
        routes.add("GET", "/_service", "dataset.getServiceInfo", this::getServiceInfo)
                .add("GET", "/healthcheck", "dataset.getHealth", this::getHealth)
                .withoutBody(
                        "deleteProject", "dataset.deleteDataset", "deleteEntry", "deleteAnnotation", "deleteNoteFeed")
                .withoutCredentials("dataset.getHealth", "dataset.getServiceInfo");
    }

    @Override
    public Routes routes() {
        return routes;
    }

    @Override
    public Refusals refusals() {
        return new IdahRefusals();
    }

    @Override
    public Answer answer(Call call) {
        Optional<Routes.Match> match = routes.find(call);
        if (match.isEmpty()) {
            return IdahFault.routeUnknown().flat();
        }
        listener.settle();
        try {
            return match.get().answer(call);
        } catch (IdahFault fault) {
            return IdahRefusals.refusal(match.get().operationId(), fault);
        }
    }

    private Answer getHealth(Call call, Map<String, String> path) {
        IdahParameters.of(call);
        return Answer.json(200, Json.object().put("sequel", "OK").put("redis", "OK"));
    }

    private Answer getServiceInfo(Call call, Map<String, String> path) {
        IdahParameters.of(call);
        return Answer.json(200, Json.object().put("service", "dataset").put("id", instanceId));
    }
}
