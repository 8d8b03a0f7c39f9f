package io.github.clouddatasets.manifest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Samples between their record and JSON (specs/modelarts-manifest.md, section 2). */
final class SampleJson {

    private static final String PARENT_SOURCE = "@modelarts:parent_source";
    private static final String PARENT_DURATION = "@modelarts:parent_duration";
    private static final String TIME_IN_VIDEO = "@modelarts:time_in_video";

    /** No video is longer, and no {@link Duration} arithmetic overflows below. */
    private static final double LONGEST_SECONDS = 1e9;

    private SampleJson() {}

    /** JSON, but not a sample: what is wrong with it. */
    static final class NotASample extends Exception {
        private static final long serialVersionUID = 1L;

        final String fault;

        NotASample(String fault) {
            super(fault, null, false, false); // a file may hold millions: no stack trace
            this.fault = fault;
        }
    }

    static ManifestSample read(@Nullable Object json) throws NotASample {
        Map<String, @Nullable Object> object = JsonFields.asObject(json);
        if (object == null) {
            throw new NotASample("not a JSON object");
        }
        JsonFields fields = new JsonFields(object);
        if (!(fields.value("source") instanceof String source)) {
            throw new NotASample("the field source is missing or not text");
        }
        if (source.isBlank()) {
            throw new NotASample("the field source is empty");
        }
        String usage = fields.text("usage");
        Integer sampleType = fields.integer("sample-type");
        return new ManifestSample(
                source,
                usage == null || usage.isBlank() ? null : new SampleUsage(usage),
                fields.text("id"),
                annotations(fields.value("annotation")),
                fields.text("inference-loc"),
                fields.flag("hard"),
                fields.number("hard-coefficient"),
                sampleType == null ? null : new SampleMedia(sampleType),
                fields.object("property").rest(),
                fields.rest());
    }

    private static List<Annotation> annotations(@Nullable Object json) throws NotASample {
        if (json == null) {
            return List.of();
        }
        if (!(json instanceof List<?> list)) {
            throw new NotASample("the field annotation is not a list");
        }
        List<Annotation> annotations = new ArrayList<>(list.size());
        for (Object element : list) {
            Map<String, @Nullable Object> object = JsonFields.asObject(element);
            if (object == null) {
                throw new NotASample("annotation " + (annotations.size() + 1) + " is not a JSON object");
            }
            annotations.add(AnnotationJson.read(object));
        }
        return annotations;
    }

    static Map<String, @Nullable Object> write(ManifestSample sample) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("source", sample.source());
        put(json, "usage", sample.usage() == null ? null : sample.usage().value());
        put(json, "id", sample.id());
        if (!sample.annotations().isEmpty()) {
            json.put(
                    "annotation",
                    sample.annotations().stream().map(AnnotationJson::write).toList());
        }
        put(json, "inference-loc", sample.inferenceLoc());
        putHard(json, sample.hard(), sample.hardCoefficient());
        put(
                json,
                "sample-type",
                sample.sampleType() == null ? null : sample.sampleType().value());
        if (!sample.properties().isEmpty()) {
            json.put("property", sample.properties());
        }
        sample.others().forEach(json::putIfAbsent);
        return json;
    }

    static void put(Map<String, @Nullable Object> json, String name, @Nullable Object value) {
        if (value != null) {
            json.put(name, value);
        }
    }

    /** The flag is documented as text. */
    static void putHard(Map<String, @Nullable Object> json, @Nullable Boolean hard, @Nullable Double coefficient) {
        put(json, "hard", hard == null ? null : hard.toString());
        put(json, "hard-coefficient", coefficient);
    }

    static Optional<VideoFrame> videoFrame(Map<String, @Nullable Object> properties) {
        if (!properties.containsKey(PARENT_SOURCE)
                && !properties.containsKey(PARENT_DURATION)
                && !properties.containsKey(TIME_IN_VIDEO)) {
            return Optional.empty();
        }
        return Optional.of(new VideoFrame(
                properties.get(PARENT_SOURCE) instanceof String source ? source : null,
                seconds(properties.get(PARENT_DURATION)),
                seconds(properties.get(TIME_IN_VIDEO))));
    }

    static Map<String, @Nullable Object> with(Map<String, @Nullable Object> properties, VideoFrame frame) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>(properties);
        all.keySet().removeAll(List.of(PARENT_SOURCE, PARENT_DURATION, TIME_IN_VIDEO));
        put(all, PARENT_SOURCE, frame.parentSource());
        put(all, PARENT_DURATION, frame.parentDuration() == null ? null : seconds(frame.parentDuration()));
        put(all, TIME_IN_VIDEO, frame.timeInVideo() == null ? null : seconds(frame.timeInVideo()));
        return all;
    }

    /** By way of a double: an exponent of millions, as a {@link BigDecimal} may have, would take forever. */
    private static @Nullable Duration seconds(@Nullable Object value) {
        Double seconds = JsonFields.asNumber(value);
        return seconds == null || Math.abs(seconds) > LONGEST_SECONDS
                ? null
                : Duration.ofNanos(BigDecimal.valueOf(seconds)
                        .setScale(9, RoundingMode.HALF_UP)
                        .unscaledValue()
                        .longValueExact());
    }

    private static Number seconds(Duration time) {
        return time.getNano() == 0
                ? time.getSeconds()
                : BigDecimal.valueOf(time.getSeconds())
                        .add(BigDecimal.valueOf(time.getNano(), 9))
                        .stripTrailingZeros();
    }
}
