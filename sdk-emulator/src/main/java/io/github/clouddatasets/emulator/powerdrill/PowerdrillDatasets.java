package io.github.clouddatasets.emulator.powerdrill;

import io.github.clouddatasets.emulator.http.Answer;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.store.WorkClock;
import java.util.List;
import java.util.Optional;

/** The operations on datasets as a whole. */
final class PowerdrillDatasets {

    private static final int LONGEST_DESCRIPTION = 128;
    private static final int LONGEST_CHANGED_DESCRIPTION = 50_000;

    private final PowerdrillCatalog catalog;
    private final WorkClock workClock;

    PowerdrillDatasets(PowerdrillCatalog catalog, WorkClock workClock) {
        this.catalog = catalog;
        this.workClock = workClock;
    }

    void addTo(PowerdrillRoutes routes) {
        routes.get("/datasets", "ListDatasets", PowerdrillUser.NONE, this::list)
                .post("/datasets", "CreateDataset", PowerdrillUser.BODY, this::create)
                .post("/datasets/{id}", "ModifyDataset", PowerdrillUser.QUERY, this::modify)
                .delete("/datasets/{id}", "DeleteDataset", this::delete)
                .get("/datasets/{id}/overview", "GetDatasetOverview", PowerdrillUser.NONE, this::overview)
                .get("/datasets/{id}/status", "GetDatasetStatus", PowerdrillUser.NONE, this::status);
    }

    private Answer list(PowerdrillRequest request) {
        String parameter = request.dialect() == PowerdrillDialect.V2 ? "search" : "name";
        Optional<String> keyword = request.keyword(parameter);
        List<PowerdrillDataset> found = catalog.datasets().stream()
                .filter(dataset -> keyword.map(dataset::matches).orElse(true))
                .toList();
        return PowerdrillReply.page(request, found, PowerdrillDataset::json);
    }

    private Answer create(PowerdrillRequest request) {
        String name = PowerdrillName.cut(request.required("name"));
        String description = request.text("description").orElse("");
        PowerdrillDataset dataset = catalog.create(name, PowerdrillName.cut(description, LONGEST_DESCRIPTION));
        return PowerdrillReply.data(Json.object().put("id", dataset.id()));
    }

    private Answer modify(PowerdrillRequest request) {
        PowerdrillDataset dataset = catalog.dataset(request.path("id"));
        Optional<String> name = request.text("name").filter(text -> !text.isBlank());
        Optional<String> description = request.text("description").filter(text -> !text.isBlank());
        if (name.isEmpty() && description.isEmpty()) {
            throw PowerdrillFault.parameterInvalid("name");
        }
        name.ifPresent(text -> dataset.rename(PowerdrillName.cut(text)));
        description.ifPresent(text -> dataset.describe(PowerdrillName.cut(text, LONGEST_CHANGED_DESCRIPTION)));
        return PowerdrillReply.nothing();
    }

    private Answer delete(PowerdrillRequest request) {
        catalog.delete(catalog.dataset(request.path("id")));
        return PowerdrillReply.done();
    }

    private Answer overview(PowerdrillRequest request) {
        PowerdrillDataset dataset = catalog.dataset(request.path("id"));
        var envelope = Json.object();
        if (request.dialect() == PowerdrillDialect.V1) {
            // The published sample of v1 has the code in an object of its own.
            envelope.putObject("code").put("code", 0);
        } else {
            envelope.put("code", 0);
        }
        envelope.set("data", dataset.overview(request.dialect(), workClock.now()));
        return Answer.json(200, envelope);
    }

    private Answer status(PowerdrillRequest request) {
        PowerdrillDataset dataset = catalog.dataset(request.path("id"));
        return PowerdrillReply.data(dataset.counts(request.dialect(), workClock.now()));
    }
}
