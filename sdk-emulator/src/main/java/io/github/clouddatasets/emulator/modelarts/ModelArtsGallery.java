package io.github.clouddatasets.emulator.modelarts;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clouddatasets.emulator.store.ImageSize;
import io.github.clouddatasets.emulator.view.Gallery;
import io.github.clouddatasets.emulator.view.GalleryView;
import io.github.clouddatasets.emulator.view.Picture;
import io.github.clouddatasets.emulator.view.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The samples of the datasets of ModelArts, with the shapes of their labels. */
final class ModelArtsGallery implements GalleryView {

    private final ModelArtsCatalog catalog;

    ModelArtsGallery(ModelArtsCatalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public Optional<Gallery> gallery(String datasetId, int from, int count) {
        return find(datasetId).map(dataset -> {
            List<Sample> all = dataset.samples().all();
            int start = Math.min(Math.max(0, from), all.size());
            int end = Math.min(start + count, all.size());
            List<Picture> pictures =
                    all.subList(start, end).stream().map(ModelArtsGallery::picture).toList();
            return new Gallery(dataset.profile().name(), all.size(), pictures);
        });
    }

    @Override
    public Optional<Picture> picture(String datasetId, String sampleId) {
        return find(datasetId)
                .flatMap(dataset -> dataset.samples().find(sampleId))
                .map(ModelArtsGallery::picture);
    }

    private Optional<ModelArtsDataset> find(String id) {
        return catalog.all().stream()
                .filter(dataset -> dataset.profile().id().equals(id))
                .findFirst();
    }

    private static Picture picture(Sample sample) {
        ImageSize size = ImageSize.of(sample.file()).orElse(new ImageSize(0, 0, 0));
        List<Shape> shapes = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (SampleLabel label : sample.labels()) {
            List<Double> numbers = numbers(label.property().path("@modelarts:feature"));
            if (numbers.isEmpty()) {
                labels.add(label.name());
            } else {
                shapes.add(new Shape(
                        label.property().path("@modelarts:shape").asText("bndbox"), label.name(), numbers));
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
