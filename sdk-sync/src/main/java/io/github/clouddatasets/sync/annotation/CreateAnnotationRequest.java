package io.github.clouddatasets.sync.annotation;

import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Immutable;
import io.github.clouddatasets.sync.internal.FilterValues;
import io.github.clouddatasets.sync.shape.Mask;
import io.github.clouddatasets.sync.shape.MaskTile;
import io.github.clouddatasets.sync.shape.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An annotation to make ({@code callAnnotationsRpc} with the method create, {@code createAnnotation}).
 *
 * <pre>{@code
 * CreateAnnotationRequest car = CreateAnnotationRequest.builder()
 *         .entryId(entry)
 *         .key("line 7")                                  // the id follows from entry and key: safe to send again
 *         .shape(BoundingBox.ofPixels(new Rectangle(8, 12, 32, 36), 64, 48))
 *         .category("vehicle/car")
 *         .build();
 * }</pre>
 *
 * @param id the id that the annotation gets, a UUID; null if the service or the client is to choose one
 * @param entryId the entry, a UUID
 * @param shape the marked place. The tiles of a mask are written after the annotation
 * @param category the id of a value of the dataset's labeling configuration; null for none
 * @param properties what else is known of the marked thing: mostly {@code attributes}, an object of values by property id
 * @param metadata free values; null if none are sent
 */
public record CreateAnnotationRequest(
        @Nullable String id,
        String entryId,
        Shape shape,
        @Nullable String category,
        Map<String, @Nullable Object> properties,
        @Nullable Map<String, @Nullable Object> metadata) {

    /** Checks the values, and copies the maps. {@inheritDoc} */
    public CreateAnnotationRequest {
        if (id != null) {
            FilterValues.uuid("id", id);
        }
        FilterValues.uuid("entryId", entryId);
        Check.required("shape", shape);
        properties = Immutable.json(properties);
        metadata = metadata == null ? null : Immutable.json(metadata);
    }

    /** What the generated builder calls: a value that was not set is refused by name. */
    static CreateAnnotationRequest checked(
            @Nullable String id,
            @Nullable String key,
            @Nullable String entryId,
            @Nullable Shape shape,
            @Nullable String category,
            @Nullable Map<String, @Nullable Object> properties,
            @Nullable Map<String, @Nullable Object> metadata) {
        String entry = Check.required("entryId", entryId);
        if (id != null && key != null) {
            throw Check.refused("key", "cannot be combined with id, which it would make", key);
        }
        return new CreateAnnotationRequest(
                key == null ? id : NameBasedId.of(entry, key),
                entry,
                Check.required("shape", shape),
                category,
                properties == null ? Map.of() : properties,
                metadata);
    }

    /**
     * Starts building a request.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new AutoBuilder_GeneratedBuilder_OfCreation();
    }

    /** The request with an id: its own, else a random one, with which this one run can send again. */
    CreateAnnotationRequest identified() {
        return id != null
                ? this
                : new CreateAnnotationRequest(
                        UUID.randomUUID().toString(), entryId, shape, category, properties, metadata);
    }

    /** The fields beside id and entry. */
    Map<String, @Nullable Object> fields(AnnotationSpelling spelling) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        AnnotationContent.writeShape(spelling, shape, fields);
        AnnotationContent.writeValue(spelling, category, properties, fields);
        if (metadata != null) {
            fields.put("metadata", metadata);
        }
        return fields;
    }

    List<MaskTile> tiles() {
        return shape instanceof Mask mask ? mask.tiles() : List.of();
    }

    /** Builds a {@link CreateAnnotationRequest}. */
    public interface Builder {

        /**
         * Sets the annotation's id.
         *
         * @param id a UUID; null, the default, for one that the client makes, or the service in {@link Annotations#create}
         * @return this
         */
        Builder id(@Nullable String id);

        /**
         * Makes the annotation's id from its entry and this key: {@link Annotation#idOf}.
         *
         * @param key tells the annotations of the entry apart; null for none
         * @return this
         */
        Builder key(@Nullable String key);

        /**
         * Sets the entry.
         *
         * @param entryId a UUID; required
         * @return this
         */
        Builder entryId(@Nullable String entryId);

        /**
         * Sets the marked place.
         *
         * @param shape the shape; required
         * @return this
         */
        Builder shape(@Nullable Shape shape);

        /**
         * Sets what the marked thing is.
         *
         * @param category the id of a value of the labeling configuration; null, the default, for none
         * @return this
         */
        Builder category(@Nullable String category);

        /**
         * Sets what else is known of the marked thing.
         *
         * @param properties values by name; empty by default
         * @return this
         */
        Builder properties(@Nullable Map<String, @Nullable Object> properties);

        /**
         * Sets the values of the labeling configuration's properties, and no other properties.
         *
         * @param attributes values by property id
         * @return this
         * @throws IllegalArgumentException if the map is null
         */
        default Builder attributes(Map<String, @Nullable Object> attributes) {
            return properties(Map.of("attributes", Check.required("attributes", attributes)));
        }

        /**
         * Sets free values.
         *
         * @param metadata values by name; null, the default, if none are sent
         * @return this
         */
        Builder metadata(@Nullable Map<String, @Nullable Object> metadata);

        /**
         * Builds the request.
         *
         * @return the request
         * @throws IllegalArgumentException if a required value is missing, or a value breaks its rule
         */
        CreateAnnotationRequest build();
    }
}
