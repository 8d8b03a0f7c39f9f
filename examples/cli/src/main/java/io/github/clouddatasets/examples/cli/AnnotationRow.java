package io.github.clouddatasets.examples.cli;

import io.github.clouddatasets.manifest.Annotation;
import io.github.clouddatasets.manifest.ManifestSample;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One annotation of one sample as a row. A sample without annotations is one row, too. */
final class AnnotationRow {

    static final List<String> COLUMNS = List.of(
            "source",
            "usage",
            "id",
            "type",
            "label",
            "location",
            "content",
            "confidence",
            "hard",
            "annotated_by",
            "annotated_at");

    private AnnotationRow() {}

    static List<Row> of(ManifestSample sample) {
        if (sample.annotations().isEmpty()) {
            return List.of(row(sample, null));
        }
        return sample.annotations().stream()
                .map(annotation -> row(sample, annotation))
                .toList();
    }

    private static Row row(ManifestSample sample, @Nullable Annotation annotation) {
        Row row = new Row()
                .with("source", sample.source())
                .with("usage", sample.usage())
                .with("id", sample.id());
        if (annotation == null) {
            COLUMNS.subList(3, COLUMNS.size()).forEach(column -> row.with(column, null));
            return row;
        }
        return row.with("type", annotation.type())
                .with("label", label(annotation))
                .with("location", location(annotation))
                .with("content", content(annotation))
                .with("confidence", annotation.details().confidence())
                .with("hard", annotation.details().hard())
                .with("annotated_by", annotation.details().annotatedBy())
                .with("annotated_at", annotation.details().creationTime());
    }

    /** The label's name; null where the manifest leaves it to the file at the annotation's location. */
    static @Nullable String label(Annotation annotation) {
        if (annotation instanceof Annotation.ImageClassification image) {
            return image.name();
        } else if (annotation instanceof Annotation.AudioClassification audio) {
            return audio.name();
        } else if (annotation instanceof Annotation.TextClassification text) {
            return text.name();
        } else if (annotation instanceof Annotation.TextEntity entity) {
            return entity.name();
        } else if (annotation instanceof Annotation.TextTriplet triplet) {
            return triplet.name();
        } else if (annotation instanceof Annotation.Unknown unknown) {
            return unknown.name();
        }
        return null;
    }

    private static @Nullable String location(Annotation annotation) {
        if (annotation instanceof Annotation.ObjectDetection boxes) {
            return boxes.annotationLoc();
        }
        return annotation instanceof Annotation.ImageSegmentation masks ? masks.annotationLoc() : null;
    }

    private static @Nullable String content(Annotation annotation) {
        if (annotation instanceof Annotation.AudioContent audio) {
            return audio.content();
        }
        return annotation instanceof Annotation.AudioSegmentation segment ? segment.content() : null;
    }
}
