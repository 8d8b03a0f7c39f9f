package io.github.clouddatasets.emulator.modelarts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.store.ObjectStorage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The JSON Lines file of a published version: one sample a line. Drawn shapes are written to files beside it. */
record Manifest(DatasetProfile dataset, CreateVersionRequest request, List<Sample> samples, ObjectStorage storage) {

    private static final DateTimeFormatter LABELED_AT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    /** Readers see the whole file or none: it is written beside its place and moved there. */
    void write(Path file) throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        Files.createDirectories(folder);
        Path unfinished = Files.createTempFile(folder, ".manifest", ".tmp");
        Map<String, String> usages = usages();
        try (OutputStream out = Files.newOutputStream(unfinished)) {
            for (Sample sample : samples) {
                out.write(Json.bytes(line(sample, usages)));
                out.write('\n');
            }
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private ObjectNode line(Sample sample, Map<String, String> usages) throws IOException {
        SampleAnnotations annotations = sample.annotations();
        ObjectNode line = Json.object().put("source", source(sample));
        String usage = usages.get(sample.id());
        if (usage != null) {
            line.put("usage", usage);
        }
        if (!request.clearHardProperty() && annotations.isHard()) {
            line.put("hard", "true").put("hard-coefficient", annotations.hardCoefficient());
        }
        line.put("id", sample.id()).put("sample-type", dataset.kind().sampleType());
        ArrayNode annotation = line.putArray("annotation");
        if (dataset.kind().drawn()) {
            if (annotations.isLabeled()) {
                addDrawn(annotation, sample);
            }
        } else {
            annotations.labels().forEach(label -> annotation.add(annotation(label)));
        }
        return line;
    }

    private String source(Sample sample) throws IOException {
        return dataset.kind().isText() && sample.isText()
                ? ManifestLine.CONTENT + Files.readString(sample.file()).stripTrailing()
                : "s3:/" + dataset.inputPath() + sample.key();
    }

    private void addDrawn(ArrayNode annotation, Sample sample) throws IOException {
        String path = dataset.versionPath(request.name()) + "annotation/" + sample.key() + ".xml";
        Path file = storage.file(path);
        Files.createDirectories(file.getParent());
        new VocDocument(sample.labels()).write(file, sample, !request.clearHardProperty());
        SampleLabel first = sample.labels().get(0);
        annotation
                .addObject()
                .put("type", AnnotationType.ofLabel(first.type()).wire())
                .put("annotation-loc", "s3:/" + path)
                .put("annotation-format", "PASCAL VOC")
                .put("annotated-by", first.annotatedBy())
                .put("creation-time", LABELED_AT.format(Instant.ofEpochMilli(first.time())));
    }

    private ObjectNode annotation(SampleLabel label) {
        ObjectNode json =
                Json.object().put("type", AnnotationType.ofLabel(label.type()).wire());
        if (!label.name().isEmpty()) {
            json.put("name", label.name());
        }
        if (!label.id().isEmpty()) {
            json.put("id", label.id());
        }
        ObjectNode property = label.property().deepCopy();
        property.remove(List.of(SampleLabel.HARD, SampleLabel.HARD_COEFFICIENT, SampleLabel.HARD_REASONS));
        if (!property.isEmpty()) {
            json.set("property", property);
        }
        if (!request.clearHardProperty() && label.isHard()) {
            json.put("hard", "true")
                    .put(
                            "hard-coefficient",
                            label.property().path(SampleLabel.HARD_COEFFICIENT).asDouble());
        }
        if (label.score() != null) {
            json.put("confidence", label.score());
        }
        return json.put("annotated-by", label.annotatedBy())
                .put("creation-time", LABELED_AT.format(Instant.ofEpochMilli(label.time())));
    }

    // Ids are hashes: in their order labels are well mixed, and the split of the same samples is always the same.
    private Map<String, String> usages() {
        Map<String, String> usages = new HashMap<>();
        List<Sample> toSplit = new ArrayList<>();
        for (Sample sample : samples) {
            if (!request.removeSampleUsage() && !sample.annotations().usage().isEmpty()) {
                usages.put(sample.id(), sample.annotations().usage());
            } else if (dataset.kind().canBeSplit() && sample.annotations().isLabeled()) {
                toSplit.add(sample);
            }
        }
        toSplit.sort(Comparator.comparing(Sample::id));
        long train = Math.round(toSplit.size() * Double.parseDouble(request.trainShare()));
        for (int i = 0; i < toSplit.size(); i++) {
            usages.put(toSplit.get(i).id(), i < train ? "TRAIN" : "EVAL");
        }
        return usages;
    }
}
