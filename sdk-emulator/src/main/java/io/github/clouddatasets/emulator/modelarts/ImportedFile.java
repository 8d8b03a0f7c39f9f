package io.github.clouddatasets.emulator.modelarts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * One sample that an import has found.
 *
 * @param key where it goes below the folder of the import, unless it is in the dataset's input already
 * @param file null for a text without a file of its own
 * @param text what to write when there is no file
 */
record ImportedFile(String key, @Nullable Path file, String text, SampleAnnotations annotations) {

    static ImportedFile of(String key, Path file, SampleAnnotations annotations) {
        return new ImportedFile(key, file, "", annotations);
    }

    static ImportedFile of(String key, String text, SampleAnnotations annotations) {
        return new ImportedFile(key, null, text, annotations);
    }

    /** Its key in the dataset with that input. */
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
}
