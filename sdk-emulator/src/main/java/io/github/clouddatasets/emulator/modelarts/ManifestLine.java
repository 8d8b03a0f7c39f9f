package io.github.clouddatasets.emulator.modelarts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.store.ObjectStorage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One sample of a manifest that is imported.
 *
 * @param source as it is written: a path, or {@code content://} and a text
 */
record ManifestLine(String source, SampleAnnotations annotations) {

    static final String CONTENT = "content://";

    /** @throws IOException if it is no such line, or the file of its labels cannot be read */
    static ManifestLine parse(String line, DatasetKind kind, ObjectStorage storage, long now) throws IOException {
        JsonNode json = Json.parse(line.getBytes(StandardCharsets.UTF_8))
                .filter(JsonNode::isObject)
                .orElseThrow(() -> new IOException("not a JSON object"));
        String source = json.path("source").asText("");
        if (source.isEmpty()) {
            throw new IOException("source is missing");
        }
        List<SampleLabel> labels = new ArrayList<>();
        for (JsonNode annotation : json.path("annotation")) {
            labels.addAll(labels(annotation, kind, storage, now));
        }
        ObjectNode metadata = Json.object();
        if (isTrue(json.path("hard"))) {
            metadata.put(SampleLabel.HARD, true);
        }
        if (json.path("hard-coefficient").isNumber()) {
            metadata.put(
                    SampleLabel.HARD_COEFFICIENT, json.path("hard-coefficient").doubleValue());
        }
        if (json.path("property") instanceof ObjectNode property) {
            metadata.setAll(property);
        }
        String usage = json.path("usage").asText("").toUpperCase(Locale.ROOT);
        SampleAnnotations annotations =
                SampleAnnotations.NONE.withLabels(labels).withMetadata(metadata);
        return new ManifestLine(source, annotations.withUsage(SampleAnnotations.USAGES.contains(usage) ? usage : ""));
    }

    private static List<SampleLabel> labels(JsonNode annotation, DatasetKind kind, ObjectStorage storage, long now)
            throws IOException {
        String wire = annotation.path("type").asText("");
        AnnotationType type =
                AnnotationType.ofWire(wire).orElseThrow(() -> new IOException("unknown annotation type " + wire));
        int labelType = type.labelType(kind);
        if (!kind.labelTypes().contains(labelType)) {
            throw new IOException("annotation type " + wire + " does not fit dataset type " + kind.code());
        }
        if (type.hasFile()) {
            String path = either(annotation, "annotation-loc", "annotation_loc").asText("");
            return VocDocument.read(file(path, storage), labelType, now).labels();
        }
        ObjectNode property = property(annotation.path("property"));
        if (isTrue(annotation.path("hard"))) {
            property.put(SampleLabel.HARD, "1");
        }
        if (annotation.hasNonNull("hard-coefficient")) {
            property.put(
                    SampleLabel.HARD_COEFFICIENT,
                    annotation.path("hard-coefficient").asText());
        }
        JsonNode confidence = annotation.path("confidence");
        return List.of(new SampleLabel(
                annotation.path("name").asText(""),
                labelType,
                annotation.path("id").asText(""),
                property,
                confidence.isNumber() ? confidence.doubleValue() : null,
                either(annotation, "annotated-by", "annotated_by").asText("human"),
                now));
    }

    private static Path file(String path, ObjectStorage storage) throws IOException {
        try {
            return storage.file(path);
        } catch (IllegalArgumentException e) {
            throw new IOException("not an OBS path: " + path, e);
        }
    }

    // In older files the properties are a string that holds JSON.
    private static ObjectNode property(JsonNode json) {
        JsonNode tree = json.isTextual()
                ? Json.parse(json.textValue().getBytes(StandardCharsets.UTF_8)).orElse(json)
                : json;
        return tree instanceof ObjectNode object ? object.deepCopy() : Json.object();
    }

    private static JsonNode either(JsonNode json, String name, String olderName) {
        return json.has(name) ? json.path(name) : json.path(olderName);
    }

    private static boolean isTrue(JsonNode json) {
        return json.asText("").equalsIgnoreCase("true");
    }
}
