package io.github.clouddatasets.emulator.modelarts;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clouddatasets.emulator.store.ImageHead;
import io.github.clouddatasets.emulator.store.WorkClock;
import io.github.clouddatasets.emulator.view.Cell;
import io.github.clouddatasets.emulator.view.Gallery;
import io.github.clouddatasets.emulator.view.GalleryView;
import io.github.clouddatasets.emulator.view.Panel;
import io.github.clouddatasets.emulator.view.Picture;
import io.github.clouddatasets.emulator.view.Shape;
import io.github.clouddatasets.emulator.view.StateView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The datasets, versions and tasks of ModelArts as tables, and the samples with the shapes of their labels. */
final class ModelArtsView implements StateView, GalleryView {

    private final ModelArtsCatalog catalog;
    private final WorkClock workClock;

    ModelArtsView(ModelArtsCatalog catalog, WorkClock workClock) {
        this.catalog = catalog;
        this.workClock = workClock;
    }

    @Override
    public List<Panel> panels() {
        Panel datasets = new Panel("Datasets", "Name", "Kind", "Samples", "Labelled", "Versions", "State");
        Panel versions = new Panel("Versions", "Dataset", "Version", "Samples", "State", "Manifest");
        Panel imports = new Panel("Imports", "Dataset", "From", "Samples", "State");
        Panel exports = new Panel("Exports", "Dataset", "To", "Samples", "State");
        for (ModelArtsDataset dataset : catalog.all()) {
            String name = dataset.profile().name();
            JsonNode json = dataset.json();
            datasets.add(
                    Cell.link(name, "/datasets/" + dataset.profile().id()),
                    Cell.of(dataset.profile().kind().tags().get(1)),
                    Cell.of(json.path("total_sample_count").asLong()),
                    Cell.of(json.path("annotated_sample_count").asLong()),
                    Cell.of(json.path("dataset_version_count").asLong()),
                    state(dataset));
            dataset.versions().newestFirst().forEach(version -> add(versions, name, version));
            dataset.importsNewestFirst()
                    .forEach(task -> addImport(
                            imports,
                            name,
                            task.json(workClock, dataset.profile().id())));
            dataset.exportsNewestFirst().forEach(task -> addExport(exports, name, task.json(workClock)));
        }
        return List.of(datasets, versions, imports, exports);
    }

    private Cell state(ModelArtsDataset dataset) {
        JsonNode sync = dataset.syncState(workClock);
        String status = sync.path("status").asText();
        if (status.equals("QUEUING") || status.equals("RUNNING")) {
            return Cell.running(
                    "synchronising", running(sync.path("create_time").asLong()));
        }
        return switch (dataset.json().path("status").asInt()) {
            case 0 -> Cell.state("being created", Cell.Mood.BUSY);
            case 1 -> Cell.state("ready", Cell.Mood.GOOD);
            case 6 -> Cell.state("publishing", Cell.Mood.BUSY);
            case 8 -> Cell.state("importing", Cell.Mood.BUSY);
            default -> Cell.state("abnormal", Cell.Mood.BAD);
        };
    }

    private void add(Panel versions, String dataset, DatasetVersion version) {
        JsonNode json = version.summary(false);
        versions.add(
                Cell.of(dataset),
                Cell.of(version.name()),
                Cell.of(json.path("total_sample_count").asLong()),
                version.isPublishing()
                        ? Cell.running(
                                "publishing", running(json.path("create_time").asLong()))
                        : version.isPublished()
                                ? Cell.state("published", Cell.Mood.GOOD)
                                : Cell.state("failed", Cell.Mood.BAD),
                Cell.of(json.path("manifest_path").asText()));
    }

    private void addImport(Panel imports, String dataset, JsonNode task) {
        double done = running(task.path("create_time").asLong());
        imports.add(
                Cell.of(dataset),
                Cell.of(task.path("import_path").asText()),
                Cell.of(task.path("total_sample_count").asLong()),
                task(task.path("status").asText(), done));
    }

    private static void addExport(Panel exports, String dataset, JsonNode task) {
        exports.add(
                Cell.of(dataset),
                Cell.of(task.path("path").asText()),
                Cell.of(task.path("total_sample_count").asLong()),
                task(task.path("status").asText(), task.path("progress").asDouble() / 100));
    }

    private static Cell task(String status, double progress) {
        return switch (status) {
            case "COMPLETED", "SUCCESSED" -> Cell.state("done", Cell.Mood.GOOD);
            case "FAILED" -> Cell.state("failed", Cell.Mood.BAD);
            case "QUEUING", "INIT" -> Cell.running("queued", progress);
            default -> Cell.running("running", progress);
        };
    }

    private double running(long start) {
        return WorkClock.running(workClock.progress(Instant.ofEpochMilli(start)));
    }

    @Override
    public Optional<Gallery> gallery(String datasetId, int from, int count) {
        return find(datasetId).map(dataset -> {
            List<Sample> all = dataset.samples().all();
            int start = Math.min(Math.max(0, from), all.size());
            int end = Math.min(start + count, all.size());
            List<Picture> pictures =
                    all.subList(start, end).stream().map(ModelArtsView::picture).toList();
            return new Gallery(dataset.profile().name(), all.size(), pictures);
        });
    }

    @Override
    public Optional<Picture> picture(String datasetId, String sampleId) {
        return find(datasetId)
                .flatMap(dataset -> dataset.samples().find(sampleId))
                .map(ModelArtsView::picture);
    }

    private Optional<ModelArtsDataset> find(String id) {
        return catalog.all().stream()
                .filter(dataset -> dataset.profile().id().equals(id))
                .findFirst();
    }

    private static Picture picture(Sample sample) {
        ImageHead size = ImageHead.of(sample.file()).orElse(new ImageHead("", 0, 0, 0));
        List<Shape> shapes = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (SampleLabel label : sample.labels()) {
            List<Double> numbers = numbers(label.property().path("@modelarts:feature"));
            if (numbers.isEmpty()) {
                labels.add(label.name());
            } else {
                shapes.add(
                        new Shape(label.property().path("@modelarts:shape").asText("bndbox"), label.name(), numbers));
            }
        }
        return new Picture(sample.id(), sample.key(), sample.file(), size.width(), size.height(), shapes, labels);
    }

    private static List<Double> numbers(JsonNode points) {
        List<Double> numbers = new ArrayList<>();
        for (JsonNode point : points) {
            for (JsonNode number : point) {
                numbers.add(number.asDouble());
            }
        }
        return numbers;
    }
}
