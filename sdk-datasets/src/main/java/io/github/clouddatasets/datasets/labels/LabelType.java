package io.github.clouddatasets.datasets.labels;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.WireValue;

/**
 * Kind of labeling that a label is for (schema {@code LabelType}). The set is open: a value without a constant is kept.
 *
 * @param value the value on the wire
 */
public record LabelType(@JsonValue Integer value) implements WireValue {

    /** Class of an image ({@code 0}). */
    public static final LabelType IMAGE_CLASSIFICATION = new LabelType(0);

    /** Object in an image ({@code 1}). */
    public static final LabelType OBJECT_DETECTION = new LabelType(1);

    /** Region of an image ({@code 3}). */
    public static final LabelType IMAGE_SEGMENTATION = new LabelType(3);

    /** Class of a text ({@code 100}). */
    public static final LabelType TEXT_CLASSIFICATION = new LabelType(100);

    /** Entity in a text ({@code 101}). */
    public static final LabelType NAMED_ENTITY_RECOGNITION = new LabelType(101);

    /** Relation between two entities of a text ({@code 102}). */
    public static final LabelType TEXT_TRIPLET_RELATION = new LabelType(102);

    /** Entity that relations connect ({@code 103}). */
    public static final LabelType TEXT_TRIPLET_ENTITY = new LabelType(103);

    /** Class of a sound ({@code 200}). */
    public static final LabelType SOUND_CLASSIFICATION = new LabelType(200);

    /** Text of a speech ({@code 201}). */
    public static final LabelType SPEECH_CONTENT = new LabelType(201);

    /** Paragraph of a speech ({@code 202}). */
    public static final LabelType SPEECH_PARAGRAPH = new LabelType(202);

    /** Video ({@code 600}). */
    public static final LabelType VIDEO = new LabelType(600);

    /**
     * Refuses a missing value.
     *
     * @param value the value on the wire
     * @throws IllegalArgumentException if a value breaks its rule
     */
    public LabelType {
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
            case 102 -> "text triplet relation";
            case 103 -> "text triplet entity";
            case 200 -> "sound classification";
            case 201 -> "speech content";
            case 202 -> "speech paragraph";
            case 600 -> "video";
            default -> Integer.toString(value);
        };
    }
}
