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
 * <p>A label of a documented kind always has the fields that its kind needs; a label that lacks one is read as
 * {@code Unknown}, so nothing is lost and nothing is guessed.
 */
public sealed interface Annotation {

    /** The only documented format of label files. */
    String PASCAL_VOC = "PASCAL VOC";

    /**
     * The kind as the file writes it, for example {@code modelarts/image_classification}.
     *
     * @return the kind; null if an unknown label has none
     */
    @Nullable
    String type();

    /** {@return the fields that labels of every kind may have} */
    AnnotationDetails details();

    /** {@return the name of the label; null for kinds without one: the names are in the label file, or there are none} */
    default @Nullable String name() {
        return null;
    }

    /** {@return whether this label makes the sample a hard example; null if missing} */
    default @Nullable Boolean hard() {
        return details().hard();
    }

    /** {@return how hard the label is, from 0 to 1; null if missing} */
    default @Nullable Double hardCoefficient() {
        return details().hardCoefficient();
    }

    /** {@return how sure the machine was, from 0 to 1; null if missing} */
    default @Nullable Double confidence() {
        return details().confidence();
    }

    /** {@return who wrote the label; null if missing, which means a human} */
    default @Nullable String annotatedBy() {
        return details().annotatedBy();
    }

    /** {@return when the label was written, without a time zone; null if missing} */
    default @Nullable LocalDateTime creationTime() {
        return details().creationTime();
    }

    /** {@return the free properties of the label} */
    default Map<String, @Nullable Object> properties() {
        return details().properties();
    }

    /**
     * Class of an image.
     *
     * @param name the class
     * @param details fields that labels of every kind may have
     */
    record ImageClassification(String name, AnnotationDetails details) implements Annotation {

        /**
         * Refuses a missing value.
         *
         * @param name the class
         * @param details fields that labels of every kind may have
         * @throws IllegalArgumentException if a value breaks its rule
         */
        public ImageClassification {
            Check.required("name", name);
            Check.required("details", details);
        }

        /**
         * Without details.
         *
         * @param name the class
         */
        public ImageClassification(String name) {
            this(name, AnnotationDetails.NONE);
        }

        @Override
        public String type() {
            return AnnotationJson.PREFIX + AnnotationJson.IMAGE_CLASSIFICATION;
        }
    }

    /**
     * Objects in an image or in a frame of a video; a label file holds them.
     *
     * @param annotationLoc path of the label file; read it with {@link VocFile}
     * @param annotationFormat format of the label file; {@link #PASCAL_VOC} if null
     * @param details fields that labels of every kind may have
     */
    record ObjectDetection(String annotationLoc, @Nullable String annotationFormat, AnnotationDetails details)
            implements Annotation {

        /**
         * Refuses a missing value.
         *
         * @param annotationLoc path of the label file
         * @param annotationFormat format of the label file
         * @param details fields that labels of every kind may have
         * @throws IllegalArgumentException if a value breaks its rule
         */
        public ObjectDetection {
            Check.required("annotationLoc", annotationLoc);
            Check.required("details", details);
        }

        /**
         * A Pascal VOC file, without details.
         *
         * @param annotationLoc path of the label file
         */
        public ObjectDetection(String annotationLoc) {
            this(annotationLoc, PASCAL_VOC, AnnotationDetails.NONE);
        }

        /** {@return the path of the label file, whatever its spelling; empty if that is no path in OBS} */
        public Optional<ObsPath> annotationPath() {
            return ObsPath.of(annotationLoc);
        }

        @Override
        public String type() {
            return AnnotationJson.PREFIX + AnnotationJson.OBJECT_DETECTION;
        }
    }

    /**
     * Regions of an image; a label file holds them and names a mask.
     *
     * @param annotationLoc path of the label file; read it with {@link VocFile}
     * @param annotationFormat format of the label file; {@link #PASCAL_VOC} if null
     * @param details fields that labels of every kind may have
     */
    record ImageSegmentation(String annotationLoc, @Nullable String annotationFormat, AnnotationDetails details)
            implements Annotation {

        /**
         * Refuses a missing value.
         *
         * @param annotationLoc path of the label file
         * @param annotationFormat format of the label file
         * @param details fields that labels of every kind may have
         * @throws IllegalArgumentException if a value breaks its rule
         */
        public ImageSegmentation {
            Check.required("annotationLoc", annotationLoc);
            Check.required("details", details);
        }

        /**
         * A Pascal VOC file, without details.
         *
         * @param annotationLoc path of the label file
         */
        public ImageSegmentation(String annotationLoc) {
            this(annotationLoc, PASCAL_VOC, AnnotationDetails.NONE);
        }

        /** {@return the path of the label file, whatever its spelling; empty if that is no path in OBS} */
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
     * @param details fields that labels of every kind may have
     */
    record TextClassification(String name, AnnotationDetails details) implements Annotation {

        /**
         * Refuses a missing value.
         *
         * @param name the class
         * @param details fields that labels of every kind may have
         * @throws IllegalArgumentException if a value breaks its rule
         */
        public TextClassification {
            Check.required("name", name);
            Check.required("details", details);
        }

        /**
         * Without details.
         *
         * @param name the class
         */
        public TextClassification(String name) {
            this(name, AnnotationDetails.NONE);
        }

        @Override
        public String type() {
            return AnnotationJson.PREFIX + AnnotationJson.TEXT_CLASSIFICATION;
        }
    }

    /**
     * An entity: a part of a text.
     *
     * @param id id of the entity within its sample, {@code E1}, {@code E2} and so on; needed where a
     *     {@link TextTriplet} refers to it
     * @param name kind of the entity, for example {@code Person}
     * @param startIndex where the part begins in the text after {@code content://}, from 0
     * @param endIndex where the part ends, exclusive
     * @param details fields that labels of every kind may have
     */
    record TextEntity(@Nullable String id, String name, int startIndex, int endIndex, AnnotationDetails details)
            implements Annotation {

        /** Refuses a missing value. {@inheritDoc} */
        public TextEntity {
            Check.required("name", name);
            Check.required("details", details);
        }

        /**
         * Without id and details.
         *
         * @param name what the part names
         * @param startIndex where the part begins in the text after {@code content://}
         * @param endIndex where it ends
         */
        public TextEntity(String name, int startIndex, int endIndex) {
            this(null, name, startIndex, endIndex, AnnotationDetails.NONE);
        }

        /**
         * Cuts the part out of its text, counting as Java does. The format does not say how it counts characters beyond
         * U+FFFF (emoji, rare ideographs): a text that holds some may be cut at another place than its author meant.
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
     * @param name kind of the relation, for example {@code Author}
     * @param from id of the entity that the relation starts from
     * @param to id of the entity that the relation leads to
     * @param details fields that labels of every kind may have
     */
    record TextTriplet(@Nullable String id, String name, String from, String to, AnnotationDetails details)
            implements Annotation {

        /** Refuses a missing value. {@inheritDoc} */
        public TextTriplet {
            Check.required("name", name);
            Check.required("from", from);
            Check.required("to", to);
            Check.required("details", details);
        }

        /**
         * Without details.
         *
         * @param id id of the relation within its sample
         * @param name what the relation is
         * @param from id of the entity that the relation starts from
         * @param to id of the entity that the relation leads to
         */
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
     * @param details fields that labels of every kind may have
     */
    record AudioClassification(String name, AnnotationDetails details) implements Annotation {

        /**
         * Refuses a missing value.
         *
         * @param name the class
         * @param details fields that labels of every kind may have
         * @throws IllegalArgumentException if a value breaks its rule
         */
        public AudioClassification {
            Check.required("name", name);
            Check.required("details", details);
        }

        /**
         * Without details.
         *
         * @param name the class
         */
        public AudioClassification(String name) {
            this(name, AnnotationDetails.NONE);
        }

        @Override
        public String type() {
            return AnnotationJson.PREFIX + AnnotationJson.AUDIO_CLASSIFICATION;
        }
    }

    /**
     * The text of a speech.
     *
     * @param content the text of the speech
     * @param details fields that labels of every kind may have
     */
    record AudioContent(String content, AnnotationDetails details) implements Annotation {

        /**
         * Refuses a missing value.
         *
         * @param content the text of the speech
         * @param details fields that labels of every kind may have
         * @throws IllegalArgumentException if a value breaks its rule
         */
        public AudioContent {
            Check.required("content", content);
            Check.required("details", details);
        }

        /**
         * Without details.
         *
         * @param content the text of the speech
         */
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
     * @param startTime where the paragraph begins
     * @param endTime where the paragraph ends
     * @param source the speaker
     * @param content the text of the paragraph
     * @param details fields that labels of every kind may have
     */
    record AudioSegmentation(
            Duration startTime,
            Duration endTime,
            @Nullable String source,
            @Nullable String content,
            AnnotationDetails details)
            implements Annotation {

        /** Checks the limits. {@inheritDoc} */
        public AudioSegmentation {
            Check.required("startTime", startTime);
            Check.required("endTime", endTime);
            Check.required("details", details);
            if (startTime.isNegative() || endTime.isNegative()) {
                throw new IllegalArgumentException("startTime and endTime must not be negative");
            }
        }

        /**
         * Without details.
         *
         * @param startTime where the paragraph begins
         * @param endTime where the paragraph ends
         * @param source the speaker
         * @param content the text of the paragraph
         */
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
     * A label of a kind that is not documented, or one that lacks a field its kind needs. The writer writes it unchanged.
     *
     * @param json the label as the file has it: text, numbers, booleans, nulls, lists and maps
     */
    record Unknown(Map<String, @Nullable Object> json) implements Annotation {

        /**
         * Copies lists and maps.
         *
         * @param json the label as the file has it
         */
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

        /** The known fields of the label; every other field is among {@link AnnotationDetails#others()}. */
        @Override
        public AnnotationDetails details() {
            JsonFields fields = new JsonFields(json);
            return AnnotationJson.details(fields, fields.object("property"));
        }
    }
}
