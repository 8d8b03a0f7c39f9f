package io.github.clouddatasets.manifest;

/**
 * The color that marks an object in the mask of a segmentation, each part from 0 to 255.
 *
 * @param red red
 * @param green green
 * @param blue blue
 */
public record MaskColor(int red, int green, int blue) {

    /**
     * Checks the parts.
     *
     * @param red red
     * @param green green
     * @param blue blue
     * @throws IllegalArgumentException if a part is out of range
     */
    public MaskColor {
        Check.range("red", red, 0, 255);
        Check.range("green", green, 0, 255);
        Check.range("blue", blue, 0, 255);
    }

    /** As label files write it: {@code r,g,b}. */
    @Override
    public String toString() {
        return red + "," + green + "," + blue;
    }
}
