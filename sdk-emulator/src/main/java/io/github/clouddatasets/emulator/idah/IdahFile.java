package io.github.clouddatasets.emulator.idah;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Answer;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.store.ContentFolder;
import io.github.clouddatasets.emulator.store.StateDocument;
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

    static IdahFile of(StateDocument state, ContentFolder files) {
        return new IdahFile(
                state.text("id"),
                state.text("filename"),
                state.textOrNull("mime_type"),
                state.number("size"),
                files.content(state, "content"));
    }

    ObjectNode saved(ContentFolder files) {
        ObjectNode saved = Json.object()
                .put("id", id)
                .put("filename", filename)
                .put("mime_type", mimeType)
                .put("size", size);
        saved.set("content", files.saved(content));
        return saved;
    }

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
