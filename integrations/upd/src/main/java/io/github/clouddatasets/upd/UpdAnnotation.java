package io.github.clouddatasets.upd;

import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Immutable;
import io.github.clouddatasets.sync.shape.Shape;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An annotation in a UPD file, the same for both layouts of the format.
 *
 * @param id the annotation's id
 * @param entryId id of the entry
 * @param shape what is marked; a shape that this SDK does not know keeps its type and its JSON
 * @param category the label's id, such as {@code vehicle/car}; null where a file of version 0.2 has none
 * @param properties the values beside the category, as JSON; see {@link #attributes()}
 * @param metadata all further values, among them {@code Created-By} and {@code Group-Id}
 */
public record UpdAnnotation(
        String id,
        String entryId,
        Shape shape,
        @Nullable String category,
        Map<String, @Nullable Object> properties,
        UpdValues metadata) {

    /**
     * Refuses a missing value and copies the map.
     *
     * @param id the annotation's id
     * @param entryId id of the entry
     * @param shape what is marked
     * @param category the label's id
     * @param properties the values beside the category
     * @param metadata all further values
     * @throws IllegalArgumentException if a value other than the category is null
     */
    public UpdAnnotation {
        Check.required("id", id);
        Check.required("entryId", entryId);
        Check.required("shape", shape);
        properties = Immutable.json(Check.required("properties", properties));
        Check.required("metadata", metadata);
    }

    /**
     * The values of the label's properties: what lies under {@code attributes}.
     *
     * @return values by the id of the property; empty if there are none
     */
    @SuppressWarnings("unchecked") // JSON objects are maps by text
    public Map<String, @Nullable Object> attributes() {
        return properties.get("attributes") instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
    }

    /**
     * The track that the annotation belongs to: annotations of a video with one group id are one object.
     *
     * @return {@code Group-Id} of the metadata, or the annotation's own id
     */
    public String groupId() {
        String group = metadata.text("Group-Id");
        return group == null ? id : group;
    }

    /** {@return the annotation that this one is a part of; null if there is none} */
    public @Nullable String parentId() {
        return metadata.text("Parent-Id");
    }

    /** {@return who made the annotation; null if the file has none} */
    public @Nullable String createdBy() {
        return metadata.text("Created-By");
    }

    /** {@return when the annotation was made; null if the file has none} */
    public @Nullable Instant createdAt() {
        return metadata.time("Created-At");
    }

    /** {@return when the annotation was last changed; null if the file has none} */
    public @Nullable Instant updatedAt() {
        return metadata.time("Updated-At");
    }
}
