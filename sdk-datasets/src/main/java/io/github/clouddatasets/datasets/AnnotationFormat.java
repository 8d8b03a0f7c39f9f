package io.github.clouddatasets.datasets;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.WireValue;

/**
 * Format of exported label files (schema {@code AnnotationFormat}). The set is open: a value without a constant is
 * kept.
 *
 * @param value the value on the wire
 */
public record AnnotationFormat(@JsonValue String value) implements WireValue {

    /** Pascal VOC, XML ({@code VOC}). */
    public static final AnnotationFormat VOC = new AnnotationFormat("VOC");

    /** COCO, JSON ({@code COCO}). */
    public static final AnnotationFormat COCO = new AnnotationFormat("COCO");

    /**
     * Refuses a missing value.
     *
     * @param value the value on the wire
     * @throws IllegalArgumentException if a value breaks its rule
     */
    public AnnotationFormat {
        Check.required("value", value);
    }

    /** The value on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
