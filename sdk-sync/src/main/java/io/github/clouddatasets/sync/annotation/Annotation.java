package io.github.clouddatasets.sync.annotation;

import io.github.clouddatasets.core.spi.value.Immutable;
import io.github.clouddatasets.core.spi.value.WireId;
import io.github.clouddatasets.sync.shape.Shape;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something marked in an entry, and what it is ({@code listAnnotations}, {@code getAnnotation}). The service is about to rename
 * the fields that hold shape, category and properties; both spellings are read into this one record.
 *
 * @param id the annotation's id, a UUID
 * @param projectId the project of the entry
 * @param datasetId the dataset of the entry
 * @param entryId the entry that is annotated
 * @param shape the marked place; null if the service sent none
 * @param category the id of a value of the dataset's labeling configuration, such as {@code vehicle/car}; null for none
 * @param properties what else is known of the marked thing: mostly {@code attributes}, an object of values by property id
 * @param metadata free values of the one who wrote the annotation; the web client uses {@code group_id} and {@code parent_id}
 * @param createdByEmail the account that made the annotation; a made-up address for an API key
 * @param createdAt when the annotation was made; whole seconds
 * @param updatedAt when the annotation or one of the tiles of a mask last changed; whole seconds
 */
public record Annotation(
        String id,
        @Nullable String projectId,
        @Nullable String datasetId,
        @Nullable String entryId,
        @Nullable Shape shape,
        @Nullable String category,
        Map<String, @Nullable Object> properties,
        Map<String, @Nullable Object> metadata,
        @Nullable String createdByEmail,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt) {

    /**
     * Checks the id, and copies the maps. {@inheritDoc}
     *
     * @throws IllegalArgumentException if the id is null or blank
     */
    public Annotation {
        id = WireId.required("id", id);
        properties = Immutable.json(properties);
        metadata = Immutable.json(metadata);
    }

    /**
     * The id that an annotation gets from its entry and from a key of the writer's own, always the same: a UUID of version 5. A
     * program that derives its ids so can run again after a crash, and writes nothing twice.
     *
     * @param entryId the entry, a UUID
     * @param key tells the annotations of the entry apart, such as a line number
     * @return the id
     * @throws IllegalArgumentException if the entry's id is no UUID, or the key is null
     */
    public static String idOf(String entryId, String key) {
        return NameBasedId.of(entryId, key);
    }

    /**
     * The values of the labeling configuration's properties.
     *
     * @return {@code attributes} of the properties: values by property id; empty if there are none
     */
    @SuppressWarnings("unchecked") // the names of a JSON object are texts
    public Map<String, @Nullable Object> attributes() {
        return properties.get("attributes") instanceof Map<?, ?> values
                ? (Map<String, @Nullable Object>) values
                : Map.of();
    }

    /**
     * The same annotation with another shape, for {@link AnnotationRpc#update}.
     *
     * @param changed the new shape
     * @return a copy
     */
    public Annotation withShape(Shape changed) {
        return new Annotation(
                id,
                projectId,
                datasetId,
                entryId,
                changed,
                category,
                properties,
                metadata,
                createdByEmail,
                createdAt,
                updatedAt);
    }

    /**
     * The same annotation with another category, for {@link AnnotationRpc#update}.
     *
     * @param changed the new category; null for none
     * @return a copy
     */
    public Annotation withCategory(@Nullable String changed) {
        return new Annotation(
                id,
                projectId,
                datasetId,
                entryId,
                shape,
                changed,
                properties,
                metadata,
                createdByEmail,
                createdAt,
                updatedAt);
    }

    /**
     * The same annotation with other properties, for {@link AnnotationRpc#update}.
     *
     * @param changed the new properties, which replace all others
     * @return a copy
     */
    public Annotation withProperties(Map<String, ? extends @Nullable Object> changed) {
        return new Annotation(
                id,
                projectId,
                datasetId,
                entryId,
                shape,
                category,
                new LinkedHashMap<>(changed),
                metadata,
                createdByEmail,
                createdAt,
                updatedAt);
    }

    /**
     * The same annotation with other metadata, for {@link AnnotationRpc#update}.
     *
     * @param changed the new metadata, which replace all others
     * @return a copy
     */
    public Annotation withMetadata(Map<String, ? extends @Nullable Object> changed) {
        return new Annotation(
                id,
                projectId,
                datasetId,
                entryId,
                shape,
                category,
                properties,
                new LinkedHashMap<>(changed),
                createdByEmail,
                createdAt,
                updatedAt);
    }
}
