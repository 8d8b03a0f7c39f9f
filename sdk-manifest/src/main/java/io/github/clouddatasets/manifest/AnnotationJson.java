package io.github.clouddatasets.manifest;

import io.github.clouddatasets.manifest.Annotation.AudioClassification;
import io.github.clouddatasets.manifest.Annotation.AudioContent;
import io.github.clouddatasets.manifest.Annotation.AudioSegmentation;
import io.github.clouddatasets.manifest.Annotation.ImageClassification;
import io.github.clouddatasets.manifest.Annotation.ImageSegmentation;
import io.github.clouddatasets.manifest.Annotation.ObjectDetection;
import io.github.clouddatasets.manifest.Annotation.TextClassification;
import io.github.clouddatasets.manifest.Annotation.TextEntity;
import io.github.clouddatasets.manifest.Annotation.TextTriplet;
import io.github.clouddatasets.manifest.Annotation.Unknown;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Labels between their records and JSON (specs/modelarts-manifest.md, section 3). */
final class AnnotationJson {

    static final String PREFIX = "modelarts/";
    static final String IMAGE_CLASSIFICATION = "image_classification";
    static final String OBJECT_DETECTION = "object_detection";
    static final String IMAGE_SEGMENTATION = "image_segmentation";
    static final String TEXT_CLASSIFICATION = "text_classification";
    static final String TEXT_ENTITY = "text_entity";
    static final String TEXT_TRIPLET = "text_triplet";
    static final String AUDIO_CLASSIFICATION = "audio_classification";
    static final String AUDIO_CONTENT = "audio_content";
    static final String AUDIO_SEGMENTATION = "audio_segmentation";

    private static final String START_INDEX = "@modelarts:start_index";
    private static final String END_INDEX = "@modelarts:end_index";
    private static final String FROM = "@modelarts:from";
    private static final String TO = "@modelarts:to";
    private static final String START_TIME = "@modelarts:start_time";
    private static final String END_TIME = "@modelarts:end_time";
    private static final String SOURCE = "@modelarts:source";
    private static final String CONTENT = "@modelarts:content";

    private static final Pattern CLOCK = Pattern.compile("(\\d{1,6}):([0-5]?\\d):([0-5]?\\d)(?:\\.(\\d{1,9}))?");

    private AnnotationJson() {}

    static Annotation read(Map<String, @Nullable Object> json) {
        JsonFields fields = new JsonFields(json);
        String type = fields.text("type");
        Annotation known = type == null ? null : known(type, fields);
        return known == null ? new Unknown(json) : known;
    }

    /** Null when the kind is not known, or what it needs is not there. */
    private static @Nullable Annotation known(String type, JsonFields fields) {
        String kind = type.startsWith(PREFIX) ? type.substring(PREFIX.length()) : type;
        return switch (kind) {
            case IMAGE_CLASSIFICATION -> classification(fields, ImageClassification::new);
            case TEXT_CLASSIFICATION -> classification(fields, TextClassification::new);
            case AUDIO_CLASSIFICATION -> classification(fields, AudioClassification::new);
            case OBJECT_DETECTION -> labelFile(fields, ObjectDetection::new);
            case IMAGE_SEGMENTATION -> labelFile(fields, ImageSegmentation::new);
            case TEXT_ENTITY -> textEntity(fields);
            case TEXT_TRIPLET -> textTriplet(fields);
            case AUDIO_CONTENT -> audioContent(fields);
            case AUDIO_SEGMENTATION -> audioSegmentation(fields);
            default -> null;
        };
    }

    private static @Nullable Annotation classification(
            JsonFields fields, BiFunction<String, AnnotationDetails, Annotation> kind) {
        String name = fields.text("name");
        return name == null ? null : kind.apply(name, details(fields, fields.object("property")));
    }

    /** One of the two kinds whose labels are in a file of their own. */
    private interface LabelFile {
        Annotation of(String loc, @Nullable String format, AnnotationDetails details);
    }

    private static @Nullable Annotation labelFile(JsonFields fields, LabelFile kind) {
        String loc = fields.text("annotation-loc");
        String format = fields.text("annotation-format");
        return loc == null ? null : kind.of(loc, format, details(fields, fields.object("property")));
    }

    private static @Nullable Annotation textEntity(JsonFields fields) {
        JsonFields property = fields.object("property");
        String id = fields.text("id");
        String name = fields.text("name");
        Integer start = property.integer(START_INDEX);
        Integer end = property.integer(END_INDEX);
        return name == null || start == null || end == null
                ? null
                : new TextEntity(id, name, start, end, details(fields, property));
    }

    private static @Nullable Annotation textTriplet(JsonFields fields) {
        JsonFields property = fields.object("property");
        String id = fields.text("id");
        String name = fields.text("name");
        String from = property.text(FROM);
        String to = property.text(TO);
        return name == null || from == null || to == null
                ? null
                : new TextTriplet(id, name, from, to, details(fields, property));
    }

    private static @Nullable Annotation audioContent(JsonFields fields) {
        JsonFields property = fields.object("property");
        String content = property.text(CONTENT);
        return content == null ? null : new AudioContent(content, details(fields, property));
    }

    private static @Nullable Annotation audioSegmentation(JsonFields fields) {
        JsonFields property = fields.object("property");
        Duration start = clock(property.text(START_TIME));
        Duration end = clock(property.text(END_TIME));
        String source = property.text(SOURCE);
        String content = property.text(CONTENT);
        return start == null || end == null
                ? null
                : new AudioSegmentation(start, end, source, content, details(fields, property));
    }

    static AnnotationDetails details(JsonFields fields, JsonFields property) {
        return new AnnotationDetails(
                fields.flag("hard"),
                fields.number("hard-coefficient"),
                fields.number("confidence"),
                fields.text("annotated-by"),
                fields.time("creation-time"),
                property.rest(),
                fields.rest());
    }

    static Map<String, @Nullable Object> write(Annotation annotation) {
        if (annotation instanceof Unknown unknown) {
            return unknown.json();
        }
        AnnotationDetails details = annotation.details();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        Map<String, @Nullable Object> property = new LinkedHashMap<>();
        json.put("type", annotation.type());
        SampleJson.put(json, "name", annotation.name());
        payload(annotation, json, property);
        details.properties().forEach(property::putIfAbsent);
        if (!property.isEmpty()) {
            json.put("property", property);
        }
        SampleJson.putHard(json, details.hard(), details.hardCoefficient());
        SampleJson.put(json, "annotated-by", details.annotatedBy());
        SampleJson.put(
                json,
                "creation-time",
                details.creationTime() == null ? null : CreationTimeText.write(details.creationTime()));
        SampleJson.put(json, "confidence", details.confidence());
        details.others().forEach(json::putIfAbsent);
        return json;
    }

    /** What only this kind has. */
    private static void payload(
            Annotation annotation, Map<String, @Nullable Object> json, Map<String, @Nullable Object> property) {
        if (annotation instanceof ObjectDetection detection) {
            json.put("annotation-loc", detection.annotationLoc());
            SampleJson.put(json, "annotation-format", detection.annotationFormat());
        } else if (annotation instanceof ImageSegmentation segmentation) {
            json.put("annotation-loc", segmentation.annotationLoc());
            SampleJson.put(json, "annotation-format", segmentation.annotationFormat());
        } else if (annotation instanceof TextEntity entity) {
            SampleJson.put(json, "id", entity.id());
            property.put(START_INDEX, entity.startIndex());
            property.put(END_INDEX, entity.endIndex());
        } else if (annotation instanceof TextTriplet triplet) {
            SampleJson.put(json, "id", triplet.id());
            property.put(FROM, triplet.from());
            property.put(TO, triplet.to());
        } else if (annotation instanceof AudioContent content) {
            property.put(CONTENT, content.content());
        } else if (annotation instanceof AudioSegmentation segment) {
            property.put(START_TIME, clock(segment.startTime()));
            property.put(END_TIME, clock(segment.endTime()));
            SampleJson.put(property, SOURCE, segment.source());
            SampleJson.put(property, CONTENT, segment.content());
        }
    }

    /** {@code hh:mm:ss.SSS}, more digits where a fraction has them. */
    private static @Nullable Duration clock(@Nullable String text) {
        Matcher matcher = CLOCK.matcher(text == null ? "" : text);
        if (!matcher.matches()) {
            return null;
        }
        String fraction = matcher.group(4) == null ? "" : matcher.group(4);
        return Duration.ofHours(Integer.parseInt(matcher.group(1)))
                .plusMinutes(Integer.parseInt(matcher.group(2)))
                .plusSeconds(Integer.parseInt(matcher.group(3)))
                .plusNanos(Integer.parseInt((fraction + "000000000").substring(0, 9)));
    }

    private static String clock(Duration time) {
        String text = String.format(
                Locale.ROOT,
                "%02d:%02d:%02d.%09d",
                time.toHours(),
                time.toMinutesPart(),
                time.toSecondsPart(),
                time.toNanosPart());
        return time.toNanosPart() % 1_000_000 == 0 ? text.substring(0, text.length() - 6) : text;
    }
}
