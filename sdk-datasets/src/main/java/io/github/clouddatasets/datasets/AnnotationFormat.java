package io.github.clouddatasets.datasets;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.WireScalar;
import io.github.clouddatasets.core.spi.value.WireValue;
import org.jspecify.annotations.Nullable;

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

    /** Reads text; a number is taken as text, a value of any other shape is absent. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static @Nullable AnnotationFormat read(@Nullable Object value) {
        return WireScalar.text(value, AnnotationFormat::new);
    }

    /** The value on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
