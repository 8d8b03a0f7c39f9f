package io.github.clouddatasets.sync.annotation;

import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Immutable;
import io.github.clouddatasets.sync.shape.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to change of an annotation ({@code updateAnnotation}); null leaves a field as it is. Category and properties are one
 * value for the service: a request that sets one of them replaces both.
 *
 * @param shape the new shape; null to keep the shape. The tiles of a mask are not sent: {@link AnnotationRpc#writeShape} writes
 *     them
 * @param category the new category; null to keep it, or for none where properties are set
 * @param properties the new properties; null to keep them, or for none where a category is set
 * @param metadata the new metadata, which replace all others; null to keep them
 */
public record UpdateAnnotationRequest(
        @Nullable Shape shape,
        @Nullable String category,
        @Nullable Map<String, @Nullable Object> properties,
        @Nullable Map<String, @Nullable Object> metadata) {

    /**
     * Checks that something changes, and copies the maps. {@inheritDoc}
     *
     * @throws IllegalArgumentException if nothing is set
     */
    public UpdateAnnotationRequest {
        if (shape == null && category == null && properties == null && metadata == null) {
            throw new IllegalArgumentException("shape, category, properties or metadata is required");
        }
        properties = properties == null ? null : Immutable.json(properties);
        metadata = metadata == null ? null : Immutable.json(metadata);
    }

    /** What the generated builder calls. */
    static UpdateAnnotationRequest checked(
            @Nullable Shape shape,
            @Nullable String category,
            @Nullable Map<String, @Nullable Object> properties,
            @Nullable Map<String, @Nullable Object> metadata) {
        return new UpdateAnnotationRequest(shape, category, properties, metadata);
    }

    /**
     * Starts building a request that changes nothing.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new AutoBuilder_GeneratedBuilder_OfUpdate();
    }

    Map<String, @Nullable Object> fields(AnnotationSpelling spelling) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        if (shape != null) {
            AnnotationContent.writeShape(spelling, shape, fields);
        }
        if (category != null || properties != null) {
            Map<String, @Nullable Object> rest = properties == null ? Map.of() : properties;
            AnnotationContent.writeValue(spelling, category, rest, fields);
        }
        if (metadata != null) {
            fields.put("metadata", metadata);
        }
        return fields;
    }

    /** Builds an {@link UpdateAnnotationRequest}. */
    public interface Builder {

        /**
         * Changes the shape.
         *
         * @param shape the new shape; null, the default, to keep the shape
         * @return this
         */
        Builder shape(@Nullable Shape shape);

        /**
         * Changes the category, and replaces the properties.
         *
         * @param category the new category
         * @return this
         */
        Builder category(@Nullable String category);

        /**
         * Changes the properties, and replaces the category.
         *
         * @param properties values by name
         * @return this
         */
        Builder properties(@Nullable Map<String, @Nullable Object> properties);

        /**
         * Changes the values of the labeling configuration's properties, and replaces category and other properties.
         *
         * @param attributes values by property id
         * @return this
         * @throws IllegalArgumentException if the map is null
         */
        default Builder attributes(Map<String, @Nullable Object> attributes) {
            return properties(Map.of("attributes", Check.required("attributes", attributes)));
        }

        /**
         * Changes the metadata.
         *
         * @param metadata the new values, which replace all others; null, the default, to keep them
         * @return this
         */
        Builder metadata(@Nullable Map<String, @Nullable Object> metadata);

        /**
         * Builds the request.
         *
         * @return the request
         * @throws IllegalArgumentException if nothing is set
         */
        UpdateAnnotationRequest build();
    }
}
