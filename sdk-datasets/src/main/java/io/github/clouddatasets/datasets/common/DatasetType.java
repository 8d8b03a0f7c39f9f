package io.github.clouddatasets.datasets.common;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.WireValue;

/**
 * Type of a dataset: the kind of its data and of its labels. Versions carry the same codes as their labeling type
 * (schema {@code DatasetType}). The set is open: a value without a constant is kept.
 *
 * @param value the value on the wire
 */
public record DatasetType(@JsonValue Integer value) implements WireValue {

    /** Images, one or more classes for the whole image ({@code 0}). */
    public static final DatasetType IMAGE_CLASSIFICATION = new DatasetType(0);

    /** Images with marked objects ({@code 1}). */
    public static final DatasetType OBJECT_DETECTION = new DatasetType(1);

    /** Images with marked regions ({@code 3}). */
    public static final DatasetType IMAGE_SEGMENTATION = new DatasetType(3);

    /** Texts, one or more classes each ({@code 100}). */
    public static final DatasetType TEXT_CLASSIFICATION = new DatasetType(100);

    /** Texts with marked entities ({@code 101}). */
    public static final DatasetType NAMED_ENTITY_RECOGNITION = new DatasetType(101);

    /** Texts with marked entities and the relations between them ({@code 102}). */
    public static final DatasetType TEXT_TRIPLET = new DatasetType(102);

    /** Sounds, one or more classes each ({@code 200}). */
    public static final DatasetType SOUND_CLASSIFICATION = new DatasetType(200);

    /** Speech with its text ({@code 201}). */
    public static final DatasetType SPEECH_CONTENT = new DatasetType(201);

    /** Speech cut into labeled paragraphs ({@code 202}). */
    public static final DatasetType SPEECH_PARAGRAPH = new DatasetType(202);

    /** Rows of a table ({@code 400}). */
    public static final DatasetType TABLE = new DatasetType(400);

    /** Videos ({@code 600}). */
    public static final DatasetType VIDEO = new DatasetType(600);

    /** Files of any kind; the service calls it the free or custom format ({@code 900}). */
    public static final DatasetType FREE_FORMAT = new DatasetType(900);

    /**
     * Refuses a missing value.
     *
     * @param value the value on the wire
     * @throws IllegalArgumentException if a value breaks its rule
     */
    public DatasetType {
        Check.required("value", value);
    }

    /** The meaning of the value; the number itself for a value without a constant. */
    @Override
    public String toString() {
        return switch (value) {
            case 0 -> "image classification";
            case 1 -> "object detection";
            case 3 -> "image segmentation";
            case 100 -> "text classification";
            case 101 -> "named entity recognition";
            case 102 -> "text triplet";
            case 200 -> "sound classification";
            case 201 -> "speech content";
            case 202 -> "speech paragraph";
            case 400 -> "table";
            case 600 -> "video";
            case 900 -> "free format";
            default -> Integer.toString(value);
        };
    }
}
