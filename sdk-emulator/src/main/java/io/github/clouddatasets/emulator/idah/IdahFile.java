package io.github.clouddatasets.emulator.idah;

import io.github.clouddatasets.emulator.store.StoredContent;
import org.jspecify.annotations.Nullable;

/**
 * The file of an export, as the record of the export describes the file.
 *
 * @param id the key in the storage
 * @param content the stored file; null if the record names a file that the storage no longer has
 */
record IdahFile(
        String id,
        String filename,
        @Nullable String mimeType,
        long size,
        @Nullable StoredContent content) {

    /** The {@code Content-Type} of the download. A text gets the charset UTF-8. */
    String contentType() {
        if (mimeType == null) {
            return "application/octet-stream";
        }
        return mimeType.startsWith("text/") ? mimeType + ";charset=utf-8" : mimeType;
    }
}
