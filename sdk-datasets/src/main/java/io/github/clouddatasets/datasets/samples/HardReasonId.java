package io.github.clouddatasets.datasets.samples;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.WireValue;

/**
 * Reason why a sample counts as a hard example (schema {@code HardReasonId}). The set is open: a value without a
 * constant is kept.
 *
 * @param value the value on the wire
 */
public record HardReasonId(@JsonValue Integer value) implements WireValue {

    /** No object was found ({@code 0}). */
    public static final HardReasonId NO_OBJECT = new HardReasonId(0);

    /** The confidence is low ({@code 1}). */
    public static final HardReasonId LOW_CONFIDENCE = new HardReasonId(1);

    /** Clusters of the training set disagree with the prediction ({@code 2}). */
    public static final HardReasonId CLUSTER_MISMATCH = new HardReasonId(2);

    /** The prediction differs much from training data of the same class ({@code 3}). */
    public static final HardReasonId CLASS_DEVIATION = new HardReasonId(3);

    /** The predictions for consecutive, similar images disagree ({@code 4}). */
    public static final HardReasonId NEIGHBOR_DISAGREEMENT = new HardReasonId(4);

    /** The resolution of the image is off the training data ({@code 5}). */
    public static final HardReasonId RESOLUTION = new HardReasonId(5);

    /** The aspect ratio of the image is off ({@code 6}). */
    public static final HardReasonId ASPECT_RATIO = new HardReasonId(6);

    /** The brightness of the image is off ({@code 7}). */
    public static final HardReasonId BRIGHTNESS = new HardReasonId(7);

    /** The saturation of the image is off ({@code 8}). */
    public static final HardReasonId SATURATION = new HardReasonId(8);

    /** The richness of colors of the image is off ({@code 9}). */
    public static final HardReasonId COLORFULNESS = new HardReasonId(9);

    /** The sharpness of the image is off ({@code 10}). */
    public static final HardReasonId SHARPNESS = new HardReasonId(10);

    /** The number of boxes is off ({@code 11}). */
    public static final HardReasonId BOX_COUNT = new HardReasonId(11);

    /** The spread of the areas of the boxes is off ({@code 12}). */
    public static final HardReasonId BOX_AREA_SPREAD = new HardReasonId(12);

    /** The aspect ratio of boxes is off ({@code 13}). */
    public static final HardReasonId BOX_ASPECT_RATIO = new HardReasonId(13);

    /** The share of the image that boxes cover is off ({@code 14}). */
    public static final HardReasonId BOX_AREA_SHARE = new HardReasonId(14);

    /** Boxes are too near the edge ({@code 15}). */
    public static final HardReasonId BOX_AT_EDGE = new HardReasonId(15);

    /** The brightness of boxes is off ({@code 16}). */
    public static final HardReasonId BOX_BRIGHTNESS = new HardReasonId(16);

    /** The sharpness of boxes is off ({@code 17}). */
    public static final HardReasonId BOX_SHARPNESS = new HardReasonId(17);

    /** Boxes overlap in an unusual way ({@code 18}). */
    public static final HardReasonId BOX_OVERLAP = new HardReasonId(18);

    /** The prediction changes when the image is blurred ({@code 19}). */
    public static final HardReasonId GAUSSIAN_BLUR = new HardReasonId(19);

    /** The prediction changes when the image is flipped left to right ({@code 20}). */
    public static final HardReasonId FLIP_LEFT_RIGHT = new HardReasonId(20);

    /** The prediction changes when the image is cropped ({@code 21}). */
    public static final HardReasonId CROP = new HardReasonId(21);

    /** The prediction changes when the image is flipped upside down ({@code 22}). */
    public static final HardReasonId FLIP_UP_DOWN = new HardReasonId(22);

    /** The prediction changes when the image is scaled ({@code 23}). */
    public static final HardReasonId SCALE = new HardReasonId(23);

    /** The prediction changes when the image is moved ({@code 24}). */
    public static final HardReasonId TRANSLATE = new HardReasonId(24);

    /** The prediction changes when the image is sheared ({@code 25}). */
    public static final HardReasonId SHEAR = new HardReasonId(25);

    /** The prediction changes when the image is reduced to superpixels ({@code 26}). */
    public static final HardReasonId SUPERPIXELS = new HardReasonId(26);

    /** The prediction changes when the image is sharpened ({@code 27}). */
    public static final HardReasonId SHARPEN = new HardReasonId(27);

    /** The prediction changes when the image gets a value added to its pixels ({@code 28}). */
    public static final HardReasonId ADD = new HardReasonId(28);

    /** The prediction changes when the image is inverted ({@code 29}). */
    public static final HardReasonId INVERT = new HardReasonId(29);

    /** The prediction looks abnormal ({@code 30}). */
    public static final HardReasonId ABNORMAL_PREDICTION = new HardReasonId(30);

    /**
     * Refuses a missing value.
     *
     * @param value the value on the wire
     * @throws IllegalArgumentException if a value breaks its rule
     */
    public HardReasonId {
        Check.required("value", value);
    }

    /** The meaning of the value; the number itself for a value without a constant. */
    @Override
    public String toString() {
        return switch (value) {
            case 0 -> "no object";
            case 1 -> "low confidence";
            case 2 -> "cluster mismatch";
            case 3 -> "class deviation";
            case 4 -> "neighbor disagreement";
            case 5 -> "resolution";
            case 6 -> "aspect ratio";
            case 7 -> "brightness";
            case 8 -> "saturation";
            case 9 -> "colorfulness";
            case 10 -> "sharpness";
            case 11 -> "box count";
            case 12 -> "box area spread";
            case 13 -> "box aspect ratio";
            case 14 -> "box area share";
            case 15 -> "box at edge";
            case 16 -> "box brightness";
            case 17 -> "box sharpness";
            case 18 -> "box overlap";
            case 19 -> "gaussian blur";
            case 20 -> "flip left right";
            case 21 -> "crop";
            case 22 -> "flip up down";
            case 23 -> "scale";
            case 24 -> "translate";
            case 25 -> "shear";
            case 26 -> "superpixels";
            case 27 -> "sharpen";
            case 28 -> "add";
            case 29 -> "invert";
            case 30 -> "abnormal prediction";
            default -> Integer.toString(value);
        };
    }
}
