package io.github.clouddatasets.upd;

import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.sync.dataset.LabelingConfiguration;
import io.github.clouddatasets.sync.dataset.ShapeConfiguration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A dataset in a UPD file.
 *
 * @param id the dataset's id
 * @param name the dataset's name
 * @param modality what the entries are, such as {@code idah-image}
 * @param metadata all further values, among them {@code Labels}, {@code Labeling-Configuration} and {@code Status}
 */
public record UpdDataset(String id, String name, String modality, UpdValues metadata) {

    /**
     * Refuses a missing value.
     *
     * @param id the dataset's id
     * @param name the dataset's name
     * @param modality what the entries are
     * @param metadata all further values
     * @throws IllegalArgumentException if a value is null
     */
    public UpdDataset {
        Check.required("id", id);
        Check.required("name", name);
        Check.required("modality", modality);
        Check.required("metadata", metadata);
    }

    /** {@return the labels of the whole dataset; empty if the file has none} */
    public List<String> labels() {
        return metadata.value("Labels") instanceof List<?> list
                ? list.stream().filter(Objects::nonNull).map(Object::toString).toList()
                : List.of();
    }

    /**
     * The categories and properties that annotators may choose from. A configuration that cannot be read as one is still in the
     * {@link #metadata()}, under {@code Labeling-Configuration}.
     *
     * @return the configuration; empty if the file has none
     */
    public LabelingConfiguration labelingConfiguration() {
        Map<String, ShapeConfiguration> shapes = new LinkedHashMap<>();
        map("Labeling-Configuration").forEach((type, json) -> {
            ShapeConfiguration shape = JsonText.read(ShapeConfiguration.class, json);
            if (shape != null) {
                shapes.put(type, shape);
            }
        });
        return new LabelingConfiguration(shapes);
    }

    /** {@return the steps that an entry goes through, as JSON; empty if the file has none} */
    public Map<String, @Nullable Object> workflowConfiguration() {
        return map("Workflow-Configuration");
    }

    /** {@return how far the work is, such as {@code pending}; null if the file has none} */
    public @Nullable String status() {
        return metadata.text("Status");
    }

    /** {@return when the dataset was made; null if the file has none} */
    public @Nullable Instant createdAt() {
        return metadata.time("Created-At");
    }

    /** {@return when the dataset was last changed; null if the file has none} */
    public @Nullable Instant updatedAt() {
        return metadata.time("Updated-At");
    }

    @SuppressWarnings("unchecked") // JSON objects are maps by text
    private Map<String, @Nullable Object> map(String key) {
        return metadata.value(key) instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
    }
}
