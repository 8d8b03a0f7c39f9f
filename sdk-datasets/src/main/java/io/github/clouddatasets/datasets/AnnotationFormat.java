package io.github.clouddatasets.datasets;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;

/**
 * Format of exported label files (schema {@code AnnotationFormat}). The set is open: a value without a constant is kept
 * as it came.
 *
 * @param value the value on the wire
 */
public record AnnotationFormat(@JsonValue String value) {

    /** Pascal VOC, XML ({@code VOC}). */
    public static final AnnotationFormat VOC = new AnnotationFormat("VOC");

    /** COCO, JSON ({@code COCO}). */
    public static final AnnotationFormat COCO = new AnnotationFormat("COCO");

    public AnnotationFormat {
        Check.required("value", value);
    }

    /** Whatever scalar the service sends, a number too, is taken as text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static AnnotationFormat read(Object value) {
        return new AnnotationFormat(value.toString());
    }

    /** The value on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
