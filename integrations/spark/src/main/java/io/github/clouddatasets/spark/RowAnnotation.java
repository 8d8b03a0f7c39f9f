package io.github.clouddatasets.spark;

import io.github.clouddatasets.manifest.Annotation;
import io.github.clouddatasets.manifest.AnnotationDetails;
import io.github.clouddatasets.manifest.lines.AnnotationKind;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** The label of a row. */
final class RowAnnotation {

    private static final long MICROS_PER_SECOND = 1_000_000;

    /** The fields that belong to certain kinds alone. */
    private static final Set<String> OF_KINDS = Set.of(
            "name",
            "id",
            "annotation_loc",
            "annotation_format",
            "start_index",
            "end_index",
            "from_entity",
            "to_entity",
            "start_time",
            "end_time",
            "source",
            "content");

    private static final DateTimeFormatter CREATION_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private final Columns columns;

    RowAnnotation(StructType schema, boolean caseSensitive) {
        this.columns = new Columns(schema, ManifestSchema.annotation(), caseSensitive);
    }

    int width() {
        return columns.schema().length();
    }

    Annotation of(InternalRow row) {
        String type = columns.text(row, "type");
        if (type == null || type.isBlank()) {
            throw new IllegalArgumentException("type is required");
        }
        AnnotationKind kind = AnnotationKind.of(type);
        if (kind == null) {
            return unknown(type, row);
        }
        for (String field : OF_KINDS) {
            if (columns.at(row, field) >= 0 && !fields(kind).contains(field)) {
                throw new IllegalArgumentException(field + " must be null: " + type + " has none");
            }
        }
        return known(kind, row, details(row));
    }

    private static Set<String> fields(AnnotationKind kind) {
        return switch (kind) {
            case IMAGE_CLASSIFICATION, TEXT_CLASSIFICATION, AUDIO_CLASSIFICATION -> Set.of("name");
            case OBJECT_DETECTION, IMAGE_SEGMENTATION -> Set.of("annotation_loc", "annotation_format");
            case TEXT_ENTITY -> Set.of("id", "name", "start_index", "end_index");
            case TEXT_TRIPLET -> Set.of("id", "name", "from_entity", "to_entity");
            case AUDIO_CONTENT -> Set.of("content");
            case AUDIO_SEGMENTATION -> Set.of("start_time", "end_time", "source", "content");
        };
    }

    private Annotation known(AnnotationKind kind, InternalRow row, AnnotationDetails details) {
        return switch (kind) {
            case IMAGE_CLASSIFICATION -> new Annotation.ImageClassification(needed(row, "name"), details);
            case TEXT_CLASSIFICATION -> new Annotation.TextClassification(needed(row, "name"), details);
            case AUDIO_CLASSIFICATION -> new Annotation.AudioClassification(needed(row, "name"), details);
            case OBJECT_DETECTION ->
                new Annotation.ObjectDetection(
                        needed(row, "annotation_loc"), columns.text(row, "annotation_format"), details);
            case IMAGE_SEGMENTATION ->
                new Annotation.ImageSegmentation(
                        needed(row, "annotation_loc"), columns.text(row, "annotation_format"), details);
            case TEXT_ENTITY ->
                new Annotation.TextEntity(
                        columns.text(row, "id"),
                        needed(row, "name"),
                        required("start_index", columns.integer(row, "start_index")),
                        required("end_index", columns.integer(row, "end_index")),
                        details);
            case TEXT_TRIPLET ->
                new Annotation.TextTriplet(
                        columns.text(row, "id"),
                        needed(row, "name"),
                        needed(row, "from_entity"),
                        needed(row, "to_entity"),
                        details);
            case AUDIO_CONTENT -> new Annotation.AudioContent(needed(row, "content"), details);
            case AUDIO_SEGMENTATION ->
                new Annotation.AudioSegmentation(
                        duration(required("start_time", columns.micros(row, "start_time"))),
                        duration(required("end_time", columns.micros(row, "end_time"))),
                        columns.text(row, "source"),
                        columns.text(row, "content"),
                        details);
        };
    }

    private AnnotationDetails details(InternalRow row) {
        return AnnotationDetails.builder()
                .hard(columns.flag(row, "hard"))
                .hardCoefficient(columns.number(row, "hard_coefficient"))
                .confidence(columns.number(row, "confidence"))
                .annotatedBy(columns.text(row, "annotated_by"))
                .creationTime(time(columns.micros(row, "creation_time")))
                .properties(new LinkedHashMap<>(columns.texts(row, "properties")))
                .others(new LinkedHashMap<>(RowSample.json(columns.texts(row, "others"), "others")))
                .build();
    }

    /** A label of a kind that nobody knows has the fields that a row can have, under their names in a file. */
    private Annotation unknown(String type, InternalRow row) {
        for (String field : OF_KINDS) {
            if (columns.at(row, field) >= 0 && !field.equals("name")) {
                throw new IllegalArgumentException(
                        field + " must be null: " + type + " is none of the kinds that have it; use others");
            }
        }
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("type", type);
        putUnlessNull(json, "name", columns.text(row, "name"));
        AnnotationDetails details = details(row);
        if (!details.properties().isEmpty()) {
            json.put("property", details.properties());
        }
        putUnlessNull(
                json, "hard", details.hard() == null ? null : details.hard().toString());
        putUnlessNull(json, "hard-coefficient", details.hardCoefficient());
        putUnlessNull(json, "annotated-by", details.annotatedBy());
        LocalDateTime time = details.creationTime();
        putUnlessNull(json, "creation-time", time == null ? null : CREATION_TIME.format(time));
        putUnlessNull(json, "confidence", details.confidence());
        details.others().forEach(json::putIfAbsent);
        return new Annotation.Unknown(new LinkedHashMap<>(json));
    }

    private static void putUnlessNull(Map<String, @Nullable Object> json, String name, @Nullable Object value) {
        if (value != null) {
            json.put(name, value);
        }
    }

    private String needed(InternalRow row, String field) {
        return required(field, columns.text(row, field));
    }

    private static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException(field + " is required");
        }
        return value;
    }

    private static Duration duration(long micros) {
        return Duration.of(micros, ChronoUnit.MICROS);
    }

    private static @Nullable LocalDateTime time(@Nullable Long micros) {
        return micros == null
                ? null
                : LocalDateTime.ofEpochSecond(
                        Math.floorDiv(micros, MICROS_PER_SECOND),
                        (int) Math.floorMod(micros, MICROS_PER_SECOND) * 1000,
                        ZoneOffset.UTC);
    }
}
