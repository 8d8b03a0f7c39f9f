package io.github.clouddatasets.sync.imports;

import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Immutable;
import io.github.clouddatasets.sync.annotation.CreateAnnotationRequest;
import io.github.clouddatasets.sync.shape.Shape;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A label of an item that is to be imported.
 *
 * @param key tells the labels of one item apart, and is the same each time the source is read, such as the label file's name and
 *     the number of the object in the file. The annotation's id is made of the entry's id and this key: a label under another key
 *     is another annotation
 * @param shape where the label is
 * @param category the category's id, such as {@code car} or the path {@code vehicle/car}; null for a shape without one
 * @param attributes values by the property's id: text, booleans, numbers, or lists of texts
 * @param metadata free values about the label by name; an export rewrites the names ({@code group_id} becomes {@code Group-Id})
 */
public record ImportAnnotation(
        String key,
        Shape shape,
        @Nullable String category,
        Map<String, @Nullable Object> attributes,
        Map<String, @Nullable Object> metadata) {

    /**
     * Checks the values, and copies the maps. {@inheritDoc}
     *
     * @throws IllegalArgumentException if the key is null or blank, the shape null, or the category blank
     */
    public ImportAnnotation {
        Check.segment("key", key);
        Check.required("shape", shape);
        if (category != null) {
            Check.segment("category", category);
        }
        attributes = Immutable.json(attributes);
        metadata = Immutable.json(metadata);
    }

    /**
     * A label without attributes and metadata.
     *
     * @param key tells the labels of one item apart
     * @param shape where the label is
     * @param category the category's id; null for a shape without one
     * @throws IllegalArgumentException if the key is null or blank, the shape null, or the category blank
     */
    public ImportAnnotation(String key, Shape shape, @Nullable String category) {
        this(key, shape, category, Map.of(), Map.of());
    }

    /** The annotation as it is made in an entry. */
    CreateAnnotationRequest request(String entryId) {
        return CreateAnnotationRequest.builder()
                .entryId(entryId)
                .key(key)
                .shape(shape)
                .category(category)
                .properties(attributes.isEmpty() ? Map.of() : Map.of("attributes", attributes))
                .metadata(metadata.isEmpty() ? null : metadata)
                .build();
    }
}
