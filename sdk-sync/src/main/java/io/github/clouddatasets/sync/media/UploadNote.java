package io.github.clouddatasets.sync.media;

import io.github.clouddatasets.core.spi.value.Decoded;
import org.jspecify.annotations.Nullable;

/**
 * Why a file of an upload was not stored.
 *
 * @param filename the file's name
 * @param message the service's reason: {@code File type is not supported}, {@code File too large (max 1 GB per file)}
 */
@Decoded
public record UploadNote(
        @Nullable String filename, @Nullable String message) {

    /** Name and reason. */
    @Override
    public String toString() {
        return '"' + (filename == null ? "" : filename) + "\": " + (message == null ? "no reason is given" : message);
    }
}
