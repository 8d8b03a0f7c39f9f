package io.github.clouddatasets.emulator.idah;

import io.github.clouddatasets.emulator.http.Answer;
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

    /**
     * The {@code Content-Type} of the download. A text gets the charset UTF-8. A file without a type, such as an empty
     * one, gets the type that the server has for every answer before an operation sets another one.
     */
    String contentType() {
        if (mimeType == null) {
            return Answer.JSON;
        }
        return mimeType.startsWith("text/") ? mimeType + ";charset=utf-8" : mimeType;
    }
}
