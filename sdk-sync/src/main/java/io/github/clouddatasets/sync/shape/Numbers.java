package io.github.clouddatasets.sync.shape;

import io.github.clouddatasets.core.spi.value.Check;

/** The rules for the numbers of a shape. */
final class Numbers {

    private Numbers() {}

    static double finite(String field, double value) {
        if (!Double.isFinite(value)) {
            throw Check.refused(field, "must be a finite number", Double.toString(value));
        }
        return value;
    }

    static double notNegative(String field, double value) {
        if (finite(field, value) < 0) {
            throw Check.refused(field, "must not be negative", Double.toString(value));
        }
        return value;
    }

    /** The number as the web client writes it: without a fraction where the number is whole. */
    static Number written(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) <= Integer.MAX_VALUE;
        return whole ? (Number) (int) value : (Number) value;
    }

    static void size(int width, int height) {
        Check.range("width", width, 1, Integer.MAX_VALUE);
        Check.range("height", height, 1, Integer.MAX_VALUE);
    }
}
