package io.github.clouddatasets.emulator.modelarts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.store.StateDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One sample of an import.
 *
 * @param key the path of the new file below the folder of the import; unused for a file that is already in the
 *     dataset's input
 * @param file the file; null for a text without a file
 * @param text the text of a sample without a file
 */
record ImportedFile(String key, @Nullable Path file, String text, SampleAnnotations annotations) {

    static ImportedFile of(String key, Path file, SampleAnnotations annotations) {
        return new ImportedFile(key, file, "", annotations);
    }

    static ImportedFile of(String key, String text, SampleAnnotations annotations) {
        return new ImportedFile(key, null, text, annotations);
    }

    static ImportedFile of(StateDocument state) {
        String file = state.textOrNull("file");
        return new ImportedFile(
                state.text("key"),
                file == null ? null : Path.of(file),
                state.text("text"),
                SampleAnnotations.of(state.document("annotations")));
    }

    ObjectNode saved() {
        ObjectNode state = Json.object()
                .put("key", key)
                .put("file", file == null ? null : file.toString())
                .put("text", text);
        state.set("annotations", annotations.saved());
        return state;
    }

    /** The key of the sample in a dataset with this input. */
    String keyIn(SampleFolder folder, String importFolder) {
        if (file != null && file.startsWith(folder.folder())) {
            return folder.folder().relativize(file).toString().replace('\\', '/');
        }
        return importFolder + "/" + key;
    }

    long size() throws IOException {
        return file == null ? text.getBytes(StandardCharsets.UTF_8).length : Files.size(file);
    }

    void copyTo(Path target) throws IOException {
        if (target.equals(file)) {
            return;
        }
        Files.createDirectories(target.getParent());
        if (file == null) {
            Files.writeString(target, text, StandardCharsets.UTF_8);
        } else {
            Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Where the files and labels of an import come from. */
    interface Source {

        /**
         * Reads all files.
         *
         * @throws IOException if a part of the source is unreadable; the message names the part
         */
        List<ImportedFile> read() throws IOException;
    }
}
