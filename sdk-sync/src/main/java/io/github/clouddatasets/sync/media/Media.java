package io.github.clouddatasets.sync.media;

import io.github.clouddatasets.core.spi.value.Immutable;
import io.github.clouddatasets.core.spi.value.WireId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A stored file: the original that was uploaded, or a variant of it ({@code listMedias}, {@code getMediaInfo}, {@code
 * uploadMedia}). Where a query names the columns to read, all others are null, and {@code meta} is empty.
 *
 * @param id the storage key: 32 hexadecimal digits and an extension. Other calls take the resource instead
 * @param resource the name that an upload chose; an entry points at its media by this name
 * @param key which variant of the resource: empty for the original, {@code thumbnail.webp} or {@code processed.webp} for
 *     what the service makes of an image, {@code master.m3u8} of a video
 * @param filename the name that the file had when it was uploaded; not unique
 * @param size length in bytes
 * @param mimeType the media type, as the upload declared it: the service does not look into the file
 * @param createdBy the id of the account that uploaded the file; null for what the service made
 * @param createdRole the role of the uploader: {@code user}, {@code api:project_rw_all}, {@code processor} for the service itself
 * @param isPublic whether the file can be read without a token
 * @param meta what processing found out: {@code width}, {@code height}, {@code format} of an image; {@code fps}, {@code
 *     width}, {@code height}, {@code duration}, {@code has_audio}, {@code r_frame_rate} of a video. Empty before, and for
 *     variants
 * @param createdAt when the file was stored; whole seconds
 * @param updatedAt when the record last changed; null for never
 * @param projectId the project; the service takes any text at an upload, so it need not name a project
 */
public record Media(
        String id,
        @Nullable String resource,
        @Nullable String key,
        @Nullable String filename,
        @Nullable Long size,
        @Nullable String mimeType,
        @Nullable String createdBy,
        @Nullable String createdRole,
        @Nullable Boolean isPublic,
        Map<String, @Nullable Object> meta,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        @Nullable String projectId) {

    /**
     * Checks the id, and copies the map. {@inheritDoc}
     *
     * @throws IllegalArgumentException if the id is null or blank
     */
    public Media {
        id = WireId.required("id", id);
        meta = Immutable.json(meta);
    }

    /**
     * Whether the file is the one that was uploaded, and no variant.
     *
     * @return true for an empty key
     */
    public boolean isOriginal() {
        return key != null && key.isEmpty();
    }

    /**
     * The width that processing found.
     *
     * @return pixels; null before processing, and for variants
     */
    public @Nullable Integer width() {
        return pixels("width");
    }

    /**
     * The height that processing found.
     *
     * @return pixels; null before processing, and for variants
     */
    public @Nullable Integer height() {
        return pixels("height");
    }

    private @Nullable Integer pixels(String side) {
        return meta.get(side) instanceof Number number ? number.intValue() : null;
    }
}
