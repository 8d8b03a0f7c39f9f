package io.github.clouddatasets.emulator.modelarts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Answer;
import io.github.clouddatasets.emulator.http.Call;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.http.Routes;
import io.github.clouddatasets.emulator.store.WorkClock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The operations on samples. Each item of a batch succeeds or fails alone. */
final class SampleOperations {

    private final ModelArtsCatalog catalog;
    private final WorkClock workClock;
    private final PageWindow.Rules pages;

    SampleOperations(ModelArtsCatalog catalog, WorkClock workClock, PageWindow.Rules pages) {
        this.catalog = catalog;
        this.workClock = workClock;
        this.pages = pages;
    }

    void addTo(Routes routes) {
        routes.add("PUT", ModelArtsService.SAMPLES, "updateSamples", this::update)
                .add("GET", ModelArtsService.SAMPLES, "listSamples", this::list)
                .add("POST", ModelArtsService.SAMPLES, "uploadSamplesJson", this::upload)
                .add("POST", ModelArtsService.SAMPLES + "/delete", "deleteSamples", this::delete)
                .add("GET", ModelArtsService.SAMPLES + "/{sample_id}", "describeSample", this::describe)
                .add(
                        "GET",
                        ModelArtsService.DATASET + "/data-annotations/search-condition",
                        "listSearch",
                        this::describeSearch);
    }

    private Answer list(Call call, Map<String, String> path) {
        ModelArtsDataset dataset = catalog.dataset(path);
        ModelArtsQuery query = new ModelArtsQuery(call);
        PageWindow page = pages.of(query, 10, 100);
        SampleListing listing = new SampleListing(query, dataset.profile().kind(), workClock.now());
        List<Sample> found = listing.of(query.text("version_id")
                .map(id -> dataset.versions().get(id).samples())
                .orElse(dataset.samples().all()));
        SampleView view = view(dataset, query.text("process_parameter").orElse(""));
        ObjectNode json = Json.object().put("sample_count", found.size());
        ArrayNode samples = json.putArray("samples");
        page.of(found).forEach(sample -> samples.add(view.json(sample)));
        return Answer.json(200, json);
    }

    private Answer describe(Call call, Map<String, String> path) {
        ModelArtsDataset dataset = catalog.dataset(path);
        ModelArtsQuery query = new ModelArtsQuery(call);
        SampleListing.requireLocale(query);
        String id = path.getOrDefault("sample_id", "");
        Sample sample = dataset.samples()
                .find(id)
                .filter(SampleListing.state(query).orElse(any -> true))
                .orElseThrow(() -> ModelArtsFault.sampleUnknown(id));
        query.text("worker_id").ifPresent(worker -> {
            if (!worker.equals(SampleFolder.id("worker", sample.annotations().labeler()))) {
                throw ModelArtsFault.workerUnknown(worker);
            }
        });
        return Answer.json(200, view(dataset, "").json(sample));
    }

    private Answer update(Call call, Map<String, String> path) {
        ModelArtsDataset dataset = catalog.dataset(path);
        dataset.requireLabelable();
        ModelArtsBody body = ModelArtsBody.of(call);
        String email = body.text("email").orElse("");
        SampleEdit edit = new SampleEdit(dataset, workClock.now());
        BatchOutcome outcome = new BatchOutcome();
        for (JsonNode item : required(body.objects("samples"))) {
            outcome.run(() -> edit.apply(item, email));
        }
        dataset.changed(workClock.now());
        return outcome.answer();
    }

    private Answer upload(Call call, Map<String, String> path) {
        ModelArtsDataset dataset = catalog.dataset(path);
        if (call.body().length > SampleUpload.LARGEST_BODY) {
            throw ModelArtsFault.bodyTooLarge();
        }
        dataset.requireLabelable();
        ModelArtsBody body = ModelArtsBody.of(call);
        boolean isFinal = body.flag("final_annotation", true);
        // The request as a whole succeeds even if the upload of a single file fails.
        ObjectNode json = Json.object().put("success", true);
        ArrayNode results = json.putArray("results");
        for (JsonNode item : required(body.objects("samples"))) {
            results.add(new SampleUpload(dataset, item, isFinal, workClock.now()).result());
        }
        dataset.changed(workClock.now());
        return Answer.json(200, json);
    }

    private Answer delete(Call call, Map<String, String> path) {
        ModelArtsDataset dataset = catalog.dataset(path);
        dataset.requireLabelable();
        ModelArtsBody body = ModelArtsBody.of(call);
        boolean withSources = body.flag("delete_source", false);
        BatchOutcome outcome = new BatchOutcome();
        for (JsonNode id : required(body.array("samples"))) {
            outcome.run(() -> dataset.delete(
                    List.of(dataset.samples()
                            .find(id.asText())
                            .orElseThrow(() -> ModelArtsFault.sampleUnknown(id.asText()))),
                    withSources));
        }
        dataset.changed(workClock.now());
        return outcome.answer();
    }

    private Answer describeSearch(Call call, Map<String, String> path) {
        ModelArtsDataset dataset = catalog.dataset(path);
        TreeSet<String> labelers = new TreeSet<>();
        TreeMap<String, TreeSet<String>> attributes = new TreeMap<>();
        for (Sample sample : dataset.samples().all()) {
            if (!sample.annotations().labeler().isEmpty()) {
                labelers.add("human/" + sample.annotations().labeler());
            }
            sample.annotations().metadata().properties().forEach(attribute -> {
                if (!attribute.getKey().startsWith("@modelarts:")) {
                    attributes
                            .computeIfAbsent(attribute.getKey(), key -> new TreeSet<>())
                            .add(attribute.getValue().asText());
                }
            });
        }
        ObjectNode json = Json.object();
        json.set("labels", dataset.labels().json());
        ObjectNode metadata = json.putObject("metadata");
        attributes.forEach((name, values) -> values.forEach(metadata.putArray(name)::add));
        labelers.forEach(json.putArray("labelers")::add);
        return Answer.json(200, json);
    }

    private SampleView view(ModelArtsDataset dataset, String process) {
        DatasetProfile profile = dataset.profile();
        return new SampleView(profile, new SampleLink(profile.inputPath(), workClock.now(), catalog.links()), process);
    }

    private static ArrayNode required(ArrayNode samples) {
        if (samples.isEmpty()) {
            throw ModelArtsFault.bodyParameterInvalid("samples");
        }
        return samples;
    }
}
