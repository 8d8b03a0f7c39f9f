package io.github.clouddatasets.sync.annotation;

import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Immutable;
import io.github.clouddatasets.sync.internal.FilterValues;
import io.github.clouddatasets.sync.shape.MaskTile;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One step of a batch of {@link AnnotationRpc#run}. Made by the methods here.
 */
public sealed interface AnnotationCall {

    /**
     * Makes an annotation, with an id of the request's own or a random one. The tiles of a mask follow the annotation.
     *
     * @param request the annotation
     * @return the call
     * @throws IllegalArgumentException if the request is null, or a tile of a mask is damaged
     */
    static AnnotationCall create(CreateAnnotationRequest request) {
        return new Create(request);
    }

    /**
     * Reads an annotation.
     *
     * @param annotationId the annotation, a UUID
     * @return the call
     * @throws IllegalArgumentException if the id is no UUID
     */
    static AnnotationCall show(String annotationId) {
        return new Show(annotationId);
    }

    /**
     * Replaces shape, category, properties and metadata of an annotation. The tiles of a mask stay as they are.
     *
     * @param annotation the annotation as it was read, changed by {@code withShape} and the like. Its entry must be its own
     * @return the call
     * @throws IllegalArgumentException if the annotation is null, its id or its entry's id is no UUID, or it has no shape
     */
    static AnnotationCall update(Annotation annotation) {
        return new Update(annotation);
    }

    /**
     * Deletes an annotation.
     *
     * @param annotationId the annotation, a UUID
     * @return the call
     * @throws IllegalArgumentException if the id is no UUID
     */
    static AnnotationCall delete(String annotationId) {
        return new Delete(annotationId);
    }

    /**
     * Writes one tile of a mask, or replaces it.
     *
     * @param annotationId the annotation, a UUID
     * @param tile the tile
     * @return the call
     * @throws IllegalArgumentException if the id is no UUID, or the tile is null or damaged
     */
    static AnnotationCall writeShape(String annotationId, MaskTile tile) {
        Check.required("tile", tile).pixelCount(); // refuses damaged run lengths
        return new WriteShape(annotationId, tile.key(), Map.of("rle", tile.rle()));
    }

    /**
     * Removes one tile of a mask, or another part of a shape. Without such a part nothing happens.
     *
     * @param annotationId the annotation, a UUID
     * @param key the part, such as {@code tile-0x0}
     * @return the call
     * @throws IllegalArgumentException if the id is no UUID, or the key is null or empty
     */
    static AnnotationCall removeShape(String annotationId, String key) {
        return new WriteShape(annotationId, key, null);
    }

    /**
     * The annotation that the call is about.
     *
     * @return the id
     */
    String annotationId();

    /**
     * A creation.
     *
     * @param request the annotation, with its id
     */
    record Create(CreateAnnotationRequest request) implements AnnotationCall {

        /** Gives the request an id if it has none, and checks the tiles. {@inheritDoc} */
        public Create {
            request = Check.required("request", request).identified();
            request.tiles().forEach(MaskTile::pixelCount);
        }

        @Override
        public String annotationId() {
            return Objects.requireNonNull(request.id());
        }
    }

    /**
     * A read.
     *
     * @param annotationId the annotation
     */
    record Show(String annotationId) implements AnnotationCall {

        /** Checks the id. {@inheritDoc} */
        public Show {
            FilterValues.uuid("annotationId", annotationId);
        }
    }

    /**
     * A change.
     *
     * @param annotation the annotation as it should be
     */
    record Update(Annotation annotation) implements AnnotationCall {

        /** Checks that the annotation has what the service requires. {@inheritDoc} */
        public Update {
            FilterValues.uuid("id", Check.required("annotation", annotation).id());
            FilterValues.uuid("entryId", annotation.entryId());
            Check.required("shape", annotation.shape());
        }

        @Override
        public String annotationId() {
            return annotation.id();
        }
    }

    /**
     * A deletion.
     *
     * @param annotationId the annotation
     */
    record Delete(String annotationId) implements AnnotationCall {

        /** Checks the id. {@inheritDoc} */
        public Delete {
            FilterValues.uuid("annotationId", annotationId);
        }
    }

    /**
     * A part of a shape to be written or removed.
     *
     * @param annotationId the annotation
     * @param key the part, such as {@code tile-0x0}
     * @param value the part's JSON; null to remove the part
     */
    record WriteShape(
            String annotationId, String key, @Nullable Map<String, @Nullable Object> value) implements AnnotationCall {

        /** Checks id and key, and copies the map. {@inheritDoc} */
        public WriteShape {
            FilterValues.uuid("annotationId", annotationId);
            if (Check.required("key", key).isEmpty()) {
                throw Check.refused("key", "must not be empty", key);
            }
            value = value == null ? null : Immutable.json(value);
        }
    }
}
