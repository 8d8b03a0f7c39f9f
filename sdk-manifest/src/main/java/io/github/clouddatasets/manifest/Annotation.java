package io.github.clouddatasets.manifest;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A label of a sample: one of the nine documented kinds, or {@link Unknown}.
 *
 * <pre>{@code
 * for (Annotation annotation : sample.annotations()) {
 *     if (annotation instanceof Annotation.ObjectDetection boxes) {
 *         fetch(boxes.annotationLoc());
 *     } else if (annotation.name() != null) {
 *         count(annotation.name());
 *     }
 * }
 * }</pre>
 *
 * <p>A label of a documented kind always has what its kind cannot do without; one that lacks it is read as
 * {@code Unknown}, so nothing is lost and nothing is guessed.
 */
public sealed interface Annotation {

    /** The only documented format of label files. */
    String PASCAL_VOC = "PASCAL VOC";

    /** The kind as the file writes it, for example {@code modelarts/image_classification}; null if an unknown has none. */
    @Nullable
    String type();

    /** What labels of every kind may carry. */
    AnnotationDetails details();

    /** Name of the label; null for kinds without one: their names are in the label file, or there are none. */
    default @Nullable String name() {
        return null;
    }

    /** Whether this label makes the sample a hard example; null if not told. */
    default @Nullable Boolean hard() {
        return details().hard();
    }

    /** How hard, from 0 to 1; null if not told. */
    default @Nullable Double hardCoefficient() {
        return details().hardCoefficient();
    }

    /** How sure the machine was, from 0 to 1; null if not told. */
    default @Nullable Double confidence() {
        return details().confidence();
    }

    /** Who wrote the label; null if not told, which means a human. */
    default @Nullable String annotatedBy() {
        return details().annotatedBy();
    }

    /** When the label was written, no zone given; null if not told. */
    default @Nullable LocalDateTime creationTime() {
        return details().creationTime();
    }

    /** The free properties of the label. */
    default Map<String, @Nullable Object> properties() {
        return details().properties();
    }

    /**
     * Class of an image.
     *
     * @param name the class
     * @param details what labels of every kind may carry
     */
    record ImageClassification(String name, AnnotationDetails details) implements Annotation {

        public ImageClassification {
            Check.required("name", name);
            Check.required("details", details);
        }

        /** With no details. */
        public ImageClassification(String name) {
            this(name, AnnotationDetails.NONE);
        }

        @Override
        public String type() {
            return AnnotationJson.PREFIX + AnnotationJson.IMAGE_CLASSIFICATION;
        }
    }

    /**
     * Objects in an image or in a frame of a video, told in a label file.
     *
     * @param annotationLoc path of the label file; read it with {@link VocFile}
     * @param annotationFormat format of the label file; {@link #PASCAL_VOC} if null
     * @param details what labels of every kind may carry
     */
    record ObjectDetection(String annotationLoc, @Nullable String annotationFormat, AnnotationDetails details)
            implements Annotation {

        public ObjectDetection {
            Check.required("annotationLoc", annotationLoc);
            Check.required("details", details);
        }

        /** A Pascal VOC file, with no details. */
        public ObjectDetection(String annotationLoc) {
            this(annotationLoc, PASCAL_VOC, AnnotationDetails.NONE);
        }

        /** Where the label file is, whatever its spelling; empty if that is no path in OBS. */
        public Optional<ObsPath> annotationPath() {
            return ObsPath.of(annotationLoc);
        }

        @Override
        public String type() {
            return AnnotationJson.PREFIX + AnnotationJson.OBJECT_DETECTION;
        }
    }

    /**
     * Regions of an image, told in a label file that names a mask.
     *
     * @param annotationLoc path of the label file; read it with {@link VocFile}
     * @param annotationFormat format of the label file; {@link #PASCAL_VOC} if null
     * @param details what labels of every kind may carry
     */
    record ImageSegmentation(String annotationLoc, @Nullable String annotationFormat, AnnotationDetails details)
            implements Annotation {

        public ImageSegmentation {
            Check.required("annotationLoc", annotationLoc);
            Check.required("details", details);
        }

        /** A Pascal VOC file, with no details. */
        public ImageSegmentation(String annotationLoc) {
            this(annotationLoc, PASCAL_VOC, AnnotationDetails.NONE);
        }

        /** Where the label file is, whatever its spelling; empty if that is no path in OBS. */
        public Optional<ObsPath> annotationPath() {
            return ObsPath.of(annotationLoc);
        }

        @Override
        public String type() {
            return AnnotationJson.PREFIX + AnnotationJson.IMAGE_SEGMENTATION;
        }
    }

    /**
     * Class of a text.
     *
     * @param name the class
     * @param details what labels of every kind may carry
     */
    record TextClassification(String name, AnnotationDetails details) implements Annotation {

        public TextClassification {
            Check.required("name", name);
            Check.required("details", details);
        }

        /** With no details. */
        public TextClassification(String name) {
            this(name, AnnotationDetails.NONE);
        }

        @Override
        public String type() {
            return AnnotationJson.PREFIX + AnnotationJson.TEXT_CLASSIFICATION;
        }
    }

    /**
     * A part of a text that names something.
     *
     * @param id id of the entity within its sample, {@code E1}, {@code E2} and so on; needed where a
     *     {@link TextTriplet} refers to it
     * @param name what the part names, for example {@code Person}
     * @param startIndex where the part begins in the text after {@code content://}, from 0
     * @param endIndex where it ends, exclusive
     * @param details what labels of every kind may carry
     */
    record TextEntity(@Nullable String id, String name, int startIndex, int endIndex, AnnotationDetails details)
            implements Annotation {

        public TextEntity {
            Check.required("name", name);
            Check.required("details", details);
        }

        /** With no id and no details. */
        public TextEntity(String name, int startIndex, int endIndex) {
            this(null, name, startIndex, endIndex, AnnotationDetails.NONE);
        }

        /**
         * Cuts the part out of its text, counting as Java does. The format does not say how it counts characters beyond
         * U+FFFF (emoji, rare ideographs): texts that hold such may be cut elsewhere than was meant.
         *
         * @param text the text of the sample, {@link ManifestSample#text()}
         * @return the part; empty if the text is shorter than the indices say, or they are out of order
         */
        public Optional<String> in(String text) {
            return startIndex < 0 || endIndex < startIndex || endIndex > text.length()
                    ? Optional.empty()
                    : Optional.of(text.substring(startIndex, endIndex));
        }

        @Override
        public String type() {
            return AnnotationJson.PREFIX + AnnotationJson.TEXT_ENTITY;
        }
    }

    /**
     * A relation between two entities of the same sample.
     *
     * @param id id of the relation within its sample, {@code R1}, {@code R2} and so on
     * @param name what the relation is, for example {@code Author}
     * @param from id of the entity it starts at
     * @param to id of the entity it leads to
     * @param details what labels of every kind may carry
     */
    record TextTriplet(@Nullable String id, String name, String from, String to, AnnotationDetails details)
            implements Annotation {

        public TextTriplet {
            Check.required("name", name);
            Check.required("from", from);
            Check.required("to", to);
            Check.required("details", details);
        }

        /** With no details. */
        public TextTriplet(String id, String name, String from, String to) {
            this(id, name, from, to, AnnotationDetails.NONE);
        }

        @Override
        public String type() {
            return AnnotationJson.PREFIX + AnnotationJson.TEXT_TRIPLET;
        }
    }

    /**
     * Class of a sound.
     *
     * @param name the class
     * @param details what labels of every kind may carry
     */
    record AudioClassification(String name, AnnotationDetails details) implements Annotation {

        public AudioClassification {
            Check.required("name", name);
            Check.required("details", details);
        }

        /** With no details. */
        public AudioClassification(String name) {
            this(name, AnnotationDetails.NONE);
        }

        @Override
        public String type() {
            return AnnotationJson.PREFIX + AnnotationJson.AUDIO_CLASSIFICATION;
        }
    }

    /**
     * What is said in a speech.
     *
     * @param content the text of the speech
     * @param details what labels of every kind may carry
     */
    record AudioContent(String content, AnnotationDetails details) implements Annotation {

        public AudioContent {
            Check.required("content", content);
            Check.required("details", details);
        }

        /** With no details. */
        public AudioContent(String content) {
            this(content, AnnotationDetails.NONE);
        }

        @Override
        public String type() {
            return AnnotationJson.PREFIX + AnnotationJson.AUDIO_CONTENT;
        }
    }

    /**
     * A paragraph of a speech.
     *
     * @param startTime where it begins
     * @param endTime where it ends
     * @param source who speaks
     * @param content what is said
     * @param details what labels of every kind may carry
     */
    record AudioSegmentation(
            Duration startTime,
            Duration endTime,
            @Nullable String source,
            @Nullable String content,
            AnnotationDetails details)
            implements Annotation {

        public AudioSegmentation {
            Check.required("startTime", startTime);
            Check.required("endTime", endTime);
            Check.required("details", details);
            if (startTime.isNegative() || endTime.isNegative()) {
                throw new IllegalArgumentException("startTime and endTime must not be negative");
            }
        }

        /** With no details. */
        public AudioSegmentation(
                Duration startTime, Duration endTime, @Nullable String source, @Nullable String content) {
            this(startTime, endTime, source, content, AnnotationDetails.NONE);
        }

        @Override
        public String type() {
            return AnnotationJson.PREFIX + AnnotationJson.AUDIO_SEGMENTATION;
        }
    }

    /**
     * A label of a kind that is not documented, or one that lacks what its kind needs. It is written back as it came.
     *
     * @param json the label as it stands in the file: text, numbers, booleans, nulls, lists and maps
     */
    record Unknown(Map<String, @Nullable Object> json) implements Annotation {

        public Unknown {
            json = Immutable.json(json);
        }

        @Override
        public @Nullable String type() {
            Object type = json.get("type");
            return type == null ? null : Objects.toString(type);
        }

        @Override
        public @Nullable String name() {
            return json.get("name") instanceof String name ? name : null;
        }

        /** What could be understood of the label; all else is among {@link AnnotationDetails#others()}. */
        @Override
        public AnnotationDetails details() {
            Fields fields = new Fields(json);
            return AnnotationJson.details(fields, fields.object("property"));
        }
    }
}
