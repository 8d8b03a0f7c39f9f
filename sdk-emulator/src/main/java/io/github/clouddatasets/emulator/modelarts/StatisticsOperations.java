package io.github.clouddatasets.emulator.modelarts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Answer;
import io.github.clouddatasets.emulator.http.Call;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.http.Routes;
import io.github.clouddatasets.emulator.store.WorkClock;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The operations that count the samples of a dataset, now and over time. */
final class StatisticsOperations {

    private final ModelArtsCatalog catalog;
    private final WorkClock workClock;

    StatisticsOperations(ModelArtsCatalog catalog, WorkClock workClock) {
        this.catalog = catalog;
        this.workClock = workClock;
    }

    void addTo(Routes routes) {
        routes.add("GET", ModelArtsService.DATASET + "/data-annotations/stats", "listStats", this::count)
                .add("GET", ModelArtsService.DATASET + "/metrics", "getDatasetMetrics", this::measure);
    }

    private Answer count(Call call, Map<String, String> path) {
        ModelArtsDataset dataset = catalog.dataset(path);
        ModelArtsQuery query = new ModelArtsQuery(call);
        SampleListing.requireLocale(query);
        Predicate<Sample> ofState = SampleListing.state(query).orElse(sample -> true);
        Predicate<Sample> ofMember = query.text("email")
                .<Predicate<Sample>>map(
                        email -> sample -> sample.annotations().labeler().equals(email))
                .orElse(sample -> true);
        List<Sample> samples =
                dataset.samples().all().stream().filter(ofState.and(ofMember)).toList();
        return Answer.json(
                200,
                new DatasetStatistics(
                                dataset.profile(),
                                dataset.labels().all(),
                                samples,
                                dataset.samples().deleted())
                        .json());
    }

    private Answer measure(Call call, Map<String, String> path) {
        ModelArtsDataset dataset = catalog.dataset(path);
        ModelArtsQuery query = new ModelArtsQuery(call);
        long start = query.moment("start_time");
        long end = query.moment("end_time");
        if (end < start) {
            throw ModelArtsFault.queryParameterInvalid("end_time", String.valueOf(end));
        }
        query.text("workforce_task_id").ifPresent(id -> {
            throw ModelArtsFault.workforceTaskUnknown(id);
        });
        ObjectNode json = Json.object();
        json.set("metrics", dataset.history().metrics(start, end, workClock.now()));
        return Answer.json(200, json);
    }
}
