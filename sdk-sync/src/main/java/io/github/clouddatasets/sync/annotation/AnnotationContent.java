package io.github.clouddatasets.sync.annotation;

import io.github.clouddatasets.sync.shape.MaskTile;
import io.github.clouddatasets.sync.shape.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads the fields that hold shape, category and properties, in both spellings. The tiles of a mask are never
 * written here: stored with the other fields they could not be removed again (specs/idah-dataset.md, section 5).
 */
final class AnnotationContent {

    private static final String TYPE = "type";
    private static final String CATEGORY = "category";

    private AnnotationContent() {}

    static void writeShape(AnnotationSpelling spelling, Shape shape, Map<String, @Nullable Object> fields) {
        Map<String, @Nullable Object> args = new LinkedHashMap<>();
        if (spelling == AnnotationSpelling.DIMENSIONS) {
            args.put(TYPE, shape.type());
            fields.put("dimensions", args);
        } else {
            fields.put("shape_type", shape.type());
            fields.put("shape_args", args);
        }
        shape.args().forEach((name, value) -> {
            if (!MaskTile.isKey(name)) {
                args.putIfAbsent(name, value);
            }
        });
    }

    static void writeValue(
            AnnotationSpelling spelling,
            @Nullable String category,
            Map<String, @Nullable Object> properties,
            Map<String, @Nullable Object> fields) {
        if (spelling == AnnotationSpelling.SHAPE_TYPE) {
            fields.put(CATEGORY, category);
            fields.put("properties", properties);
            return;
        }
        Map<String, @Nullable Object> value = new LinkedHashMap<>();
        if (category != null) {
            value.put(CATEGORY, category);
        }
        properties.forEach(value::putIfAbsent);
        fields.put("annotation", value);
    }

    /** The shape of either spelling; null if there is none. */
    static @Nullable Shape shape(@Nullable Object dimensions, @Nullable String shapeType, @Nullable Object shapeArgs) {
        Map<String, @Nullable Object> args = object(shapeType == null ? dimensions : shapeArgs);
        Object type = shapeType == null ? args.remove(TYPE) : shapeType;
        return type instanceof String name && !name.isBlank() ? Shape.of(name, args) : null;
    }

    /** The category of either spelling; null if there is none, or none that is text. */
    static @Nullable String category(@Nullable Object annotation, @Nullable String category) {
        return category == null && object(annotation).get(CATEGORY) instanceof String text ? text : category;
    }

    /** The properties of either spelling: in the older one, what the category leaves of the annotation's value. */
    static Map<String, @Nullable Object> properties(@Nullable Object annotation, @Nullable Object properties) {
        if (properties != null) {
            return object(properties);
        }
        Map<String, @Nullable Object> value = object(annotation);
        if (value.get(CATEGORY) instanceof String) {
            value.remove(CATEGORY);
        }
        return value;
    }

    /** A copy of a JSON object; empty for anything else. */
    @SuppressWarnings("unchecked") // the names of a JSON object are texts
    static Map<String, @Nullable Object> object(@Nullable Object value) {
        return value instanceof Map<?, ?> map
                ? new LinkedHashMap<>((Map<String, @Nullable Object>) map)
                : new LinkedHashMap<>();
    }
}
