package io.github.clouddatasets.upd;

import io.github.clouddatasets.core.spi.value.Check;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a dataset in a UPD file: one image, video or text. The file has every entry of its datasets, whatever its status.
 *
 * @param id the entry's id
 * @param datasetId id of the dataset
 * @param mediaUrl where the entry's media is: {@code local:} and a resource for a media of this file, or an address, which this
 *     SDK never opens by itself
 * @param metadata all further values, among them {@code Name}, {@code Status} and {@code Resource}
 */
public record UpdEntry(String id, String datasetId, String mediaUrl, UpdValues metadata) {

    private static final String LOCAL = "local:";

    /**
     * Refuses a missing value.
     *
     * @param id the entry's id
     * @param datasetId id of the dataset
     * @param mediaUrl where the entry's media is
     * @param metadata all further values
     * @throws IllegalArgumentException if a value is null
     */
    public UpdEntry {
        Check.required("id", id);
        Check.required("datasetId", datasetId);
        Check.required("mediaUrl", mediaUrl);
        Check.required("metadata", metadata);
    }

    /**
     * The id of the entry's media in this file, for {@link UpdFile#media(String, String)}.
     *
     * @return the resource; empty if the media is elsewhere
     */
    public Optional<String> localMedia() {
        if (!mediaUrl.startsWith(LOCAL)) {
            return Optional.empty();
        }
        String id = mediaUrl.substring(LOCAL.length());
        return Optional.of(id.startsWith("//") ? id.substring(2) : id);
    }

    /** {@return the entry's name, usually a file's; null if the file has none} */
    public @Nullable String name() {
        return metadata.text("Name");
    }

    /** {@return the name of the media at the service; null if the file has none} */
    public @Nullable String resource() {
        return metadata.text("Resource");
    }

    /** {@return how far the work is, such as {@code pending}; null if the file has none} */
    public @Nullable String status() {
        return metadata.text("Status");
    }

    /** {@return the step of the workflow, such as {@code annotate}; null if the file has none} */
    public @Nullable String step() {
        return metadata.text("Wf-Step");
    }

    /** {@return when the entry was made; null if the file has none} */
    public @Nullable Instant createdAt() {
        return metadata.time("Created-At");
    }

    /** {@return when the entry was last changed; null if the file has none} */
    public @Nullable Instant updatedAt() {
        return metadata.time("Updated-At");
    }
}
