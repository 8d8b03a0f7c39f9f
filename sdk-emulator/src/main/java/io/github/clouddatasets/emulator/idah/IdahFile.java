package io.github.clouddatasets.emulator.idah;

import io.github.clouddatasets.emulator.store.StoredContent;
import org.jspecify.annotations.Nullable;

/**
 * What an export record says about its file.
 *
 * @param id the storage key
 * @param content the stored file; null if it is gone from the storage although the record still names it
 */
record IdahFile(
        String id,
        String filename,
        @Nullable String mimeType,
        long size,
        @Nullable StoredContent content) {

    /** The {@code Content-Type} of the download; text is declared as UTF-8. */
    String contentType() {
        if (mimeType == null) {
            return "application/octet-stream";
        }
        return mimeType.startsWith("text/") ? mimeType + ";charset=utf-8" : mimeType;
    }
}
