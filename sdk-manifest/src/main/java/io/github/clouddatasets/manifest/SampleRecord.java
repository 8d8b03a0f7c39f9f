package io.github.clouddatasets.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.clouddatasets.manifest.lines.AnnotationKind;
import io.github.clouddatasets.manifest.lines.AnnotationLine;
import io.github.clouddatasets.manifest.lines.Fields;
import io.github.clouddatasets.manifest.lines.SampleLine;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The record of a line that was read. */
final class SampleRecord {

    private SampleRecord() {}

    /** Null for a value that {@link LineJson} refuses, a number that cannot be held. */
    static @Nullable ManifestSample of(SampleLine line) {
        try {
            Fields fields = line.fields();
            String usage = text(fields, line.usage());
            long type = line.sampleType();
            return new ManifestSample(
                    fields.string(line.source()),
                    usage == null ? null : new SampleUsage(usage),
                    text(fields, line.id()),
                    annotations(line),
                    text(fields, line.inferenceLoc()),
                    line.hard(),
                    number(line.hardCoefficient()),
                    type == Fields.NO_NUMBER ? null : new SampleMedia((int) type),
                    rest(line.properties()),
                    rest(line.others()));
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private static List<Annotation> annotations(SampleLine line) throws JsonProcessingException {
        int count = line.annotationCount();
        if (count == 0) {
            return List.of();
        }
        List<Annotation> annotations = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            annotations.add(annotation(line.annotation(i)));
        }
        return annotations;
    }

    private static Annotation annotation(AnnotationLine line) throws JsonProcessingException {
        AnnotationKind kind = line.kind();
        if (kind == null) {
            return new Annotation.Unknown(all(line.fields()));
        }
        Fields fields = line.fields();
        return switch (kind) {
            case IMAGE_CLASSIFICATION -> new Annotation.ImageClassification(fields.string(line.name()), details(line));
            case TEXT_CLASSIFICATION -> new Annotation.TextClassification(fields.string(line.name()), details(line));
            case AUDIO_CLASSIFICATION -> new Annotation.AudioClassification(fields.string(line.name()), details(line));
            case OBJECT_DETECTION ->
                new Annotation.ObjectDetection(
                        fields.string(line.annotationLoc()), text(fields, line.annotationFormat()), details(line));
            case IMAGE_SEGMENTATION ->
                new Annotation.ImageSegmentation(
                        fields.string(line.annotationLoc()), text(fields, line.annotationFormat()), details(line));
            case TEXT_ENTITY ->
                new Annotation.TextEntity(
                        text(fields, line.id()),
                        fields.string(line.name()),
                        (int) line.startIndex(),
                        (int) line.endIndex(),
                        details(line));
            case TEXT_TRIPLET ->
                new Annotation.TextTriplet(
                        text(fields, line.id()),
                        fields.string(line.name()),
                        line.properties().string(line.from()),
                        line.properties().string(line.to()),
                        details(line));
            case AUDIO_CONTENT -> new Annotation.AudioContent(line.properties().string(line.content()), details(line));
            case AUDIO_SEGMENTATION ->
                new Annotation.AudioSegmentation(
                        Duration.ofNanos(line.startTime()),
                        Duration.ofNanos(line.endTime()),
                        text(line.properties(), line.source()),
                        text(line.properties(), line.content()),
                        details(line));
        };
    }

    private static AnnotationDetails details(AnnotationLine line) throws JsonProcessingException {
        long time = line.creationTime();
        return new AnnotationDetails(
                line.hard(),
                number(line.hardCoefficient()),
                number(line.confidence()),
                text(line.fields(), line.annotatedBy()),
                time == Fields.NO_NUMBER ? null : LocalDateTime.ofEpochSecond(time, 0, ZoneOffset.UTC),
                rest(line.properties()),
                rest(line.others()));
    }

    private static @Nullable String text(Fields fields, int entry) {
        return entry == Fields.NONE ? null : fields.string(entry);
    }

    private static @Nullable Double number(double value) {
        return Double.isNaN(value) ? null : (Double) value;
    }

    private static Map<String, @Nullable Object> rest(Fields fields) throws JsonProcessingException {
        Map<String, @Nullable Object> rest = Map.of();
        for (int entry = 0; entry < fields.count(); entry++) {
            if (fields.isRest(entry)) {
                rest = rest.isEmpty() ? new LinkedHashMap<>() : rest;
                rest.put(fields.name(entry), value(fields, entry));
            }
        }
        return rest;
    }

    private static Map<String, @Nullable Object> all(Fields fields) throws JsonProcessingException {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        for (int entry = 0; entry < fields.count(); entry++) {
            all.put(fields.name(entry), value(fields, entry));
        }
        return all;
    }

    private static @Nullable Object value(Fields fields, int entry) throws JsonProcessingException {
        if (fields.isText(entry)) {
            return fields.string(entry);
        }
        if (fields.isNull(entry)) {
            return null;
        }
        char[] json = fields.json(entry).toCharArray();
        return JsonFields.parsed(json, 0, json.length);
    }
}
