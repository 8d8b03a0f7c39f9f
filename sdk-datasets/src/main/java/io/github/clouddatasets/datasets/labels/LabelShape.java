package io.github.clouddatasets.datasets.labels;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.WireValue;

/**
 * Shape that marks an object in an image (schema {@code LabelShape}). The set is open: a value without a constant is
 * kept.
 *
 * @param value the value on the wire
 */
public record LabelShape(@JsonValue String value) implements WireValue {

    /** Rectangle: the upper left and the lower right point ({@code bndbox}). */
    public static final LabelShape BOUNDING_BOX = new LabelShape("bndbox");

    /** Polygon: its points in order ({@code polygon}). */
    public static final LabelShape POLYGON = new LabelShape("polygon");

    /** Circle: center and radius, {@code [[cx,cy],[r]]} ({@code circle}). */
    public static final LabelShape CIRCLE = new LabelShape("circle");

    /** Straight line: two points ({@code line}). */
    public static final LabelShape LINE = new LabelShape("line");

    /** Dashed line: two points ({@code dashed}). */
    public static final LabelShape DASHED = new LabelShape("dashed");

    /** One point ({@code point}). */
    public static final LabelShape POINT = new LabelShape("point");

    /** Polyline: its points in order ({@code polyline}). */
    public static final LabelShape POLYLINE = new LabelShape("polyline");

    /**
     * Refuses a missing value.
     *
     * @param value the value on the wire
     * @throws IllegalArgumentException if a value breaks its rule
     */
    public LabelShape {
        Check.required("value", value);
    }

    /** The value on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
