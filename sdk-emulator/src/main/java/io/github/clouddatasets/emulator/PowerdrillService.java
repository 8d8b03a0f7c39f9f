package io.github.clouddatasets.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Listing and status of Powerdrill's datasets, in both versions of the API. */
final class PowerdrillService implements Service {

    private static final int LONGEST_TRACE_ID = 128;
    private static final int LONGEST_SEARCH = 128;

    private final String apiKey;
    private final String userId;
    private final Pace pace;
    private final IdSource ids;
    private final RequestLedger ledger;
    private final List<PowerdrillDataset> datasets;
    private final Routes routes;

    PowerdrillService(String apiKey, String userId, Pace pace, IdSource ids, RequestLedger ledger) {
        this.apiKey = apiKey;
        this.userId = userId;
        this.pace = pace;
        this.ids = ids;
        this.ledger = ledger;
        this.datasets = seed(ids, pace.now());
        this.routes = new Routes()
                .add("GET", "/api/v2/team/datasets", "v2ListDatasets", this::listV2)
                .add("GET", "/api/v2/team/datasets/{id}/status", "v2GetDatasetStatus", this::statusV2)
                .add("GET", "/api/v1/team/datasets", "v1ListDatasets", this::listV1)
                .add("GET", "/api/v1/team/datasets/{id}/status", "v1GetDatasetStatus", this::statusV1);
    }

    String defaultId() {
        return datasets.get(0).id();
    }

    @Override
    public Answer answer(Call call) {
        Optional<Routes.Match> match = routes.find(call);
        match.ifPresent(found -> ledger.record(found.operationId()));
        try {
            checkKey(call.header("x-pd-api-key"));
            checkTraceId(call.header("x-pd-external-trace-id"));
            return match.orElseThrow(PowerdrillFault::operationInvalid)
                    .answer(call)
                    .with("x-pd-trace-id", ids.hex());
        } catch (PowerdrillFault fault) {
            return fault.answer();
        }
    }

    private Answer listV2(Call call, Map<String, String> path) {
        checkUser(call);
        int number = positive(call, "page_number", 1);
        int size = positive(call, "page_size", 10);
        String search = parameter(call, "search");
        if (search != null && search.length() > LONGEST_SEARCH) {
            throw PowerdrillFault.parameterInvalid("search");
        }
        List<PowerdrillDataset> found = found(search);
        ObjectNode data =
                Json.object().put("page_number", number).put("page_size", size).put("total_items", found.size());
        return page(data, found, number, size);
    }

    private Answer listV1(Call call, Map<String, String> path) {
        int number = positive(call, "pageNumber", 1);
        int size = positive(call, "pageSize", 10);
        List<PowerdrillDataset> found = found(parameter(call, "name"));
        ObjectNode data =
                Json.object().put("pageNumber", number).put("pageSize", size).put("total", found.size());
        return page(data, found, number, size);
    }

    private Answer statusV2(Call call, Map<String, String> path) {
        checkUser(call);
        PowerdrillDataset.Counts counts = dataset(path).counts(pace);
        return success(Json.object()
                .put("synched_count", counts.synched())
                .put("invalid_count", counts.invalid())
                .put("synching_count", counts.synching()));
    }

    private Answer statusV1(Call call, Map<String, String> path) {
        PowerdrillDataset.Counts counts = dataset(path).counts(pace);
        return success(Json.object()
                .put("synchedCount", counts.synched())
                .put("invalidCount", counts.invalid())
                .put("synchingCount", counts.synching()));
    }

    private List<PowerdrillDataset> found(@Nullable String keyword) {
        return keyword == null
                ? datasets
                : datasets.stream().filter(dataset -> dataset.matches(keyword)).toList();
    }

    private static Answer page(ObjectNode data, List<PowerdrillDataset> found, int number, int size) {
        var records = data.putArray("records");
        found.stream()
                .skip((number - 1L) * size)
                .limit(size)
                .forEach(dataset -> records.addObject()
                        .put("id", dataset.id())
                        .put("name", dataset.name())
                        .put("description", dataset.description()));
        return success(data);
    }

    private static Answer success(ObjectNode data) {
        ObjectNode envelope = Json.object().put("code", 0);
        envelope.set("data", data);
        return Answer.json(200, envelope);
    }

    private PowerdrillDataset dataset(Map<String, String> path) {
        String id = path.getOrDefault("id", "");
        return datasets.stream()
                .filter(dataset -> dataset.id().equals(id))
                .findFirst()
                .orElseThrow(() -> PowerdrillFault.notFound("dataset " + id));
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

    private void checkUser(Call call) {
        String presented = parameter(call, "user_id");
        if (presented == null || presented.isEmpty()) {
            throw PowerdrillFault.parameterInvalid("user_id");
        }
        if (!presented.equals(userId)) {
            throw PowerdrillFault.notFound("user " + presented);
        }
    }

    private static int positive(Call call, String name, int absent) {
        String text = parameter(call, name);
        if (text == null) {
            return absent;
        }
        try {
            int value = Integer.parseInt(text);
            if (value > 0) {
                return value;
            }
        } catch (NumberFormatException e) {
            // The refusal below covers it.
        }
        throw PowerdrillFault.parameterInvalid(name);
    }

    private static @Nullable String parameter(Call call, String name) {
        for (QueryParameter parameter : call.queryParameters()) {
            if (parameter.name().equals(name)) {
                return Objects.requireNonNullElse(parameter.value(), "");
            }
        }
        return null;
    }

    private static List<PowerdrillDataset> seed(IdSource ids, Instant now) {
        List<PowerdrillDataset> datasets = new ArrayList<>();
        datasets.add(new PowerdrillDataset(ids.cuid("dset"), "digits", "Handwritten digits, in tables", 3, 0, now));
        datasets.add(new PowerdrillDataset(ids.cuid("dset"), "empty", "Nothing uploaded yet", 0, 0, null));
        datasets.add(new PowerdrillDataset(ids.cuid("dset"), "damaged", "One file could not be read", 3, 1, null));
        String[] names = {
            "sales", "weather", "flights", "invoices", "surveys", "patents", "menus", "tickets", "sensors", "minutes"
        };
        for (int i = 0; i < names.length; i++) {
            datasets.add(
                    new PowerdrillDataset(ids.cuid("dset"), names[i], "Team data: " + names[i], 1 + i % 4, 0, null));
        }
        return List.copyOf(datasets);
    }
}
