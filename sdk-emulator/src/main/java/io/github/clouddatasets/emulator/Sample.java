package io.github.clouddatasets.emulator;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One file of a dataset.
 *
 * @param key its path below the dataset's input, with slashes
 * @param label null while it is unlabeled
 * @param createTime when it was first indexed, epoch milliseconds
 */
record Sample(String id, String key, @Nullable String label, Path file, long size, long createTime) {

    String fileName() {
        return key.substring(key.lastIndexOf('/') + 1);
    }

    String extension() {
        int dot = fileName().lastIndexOf('.');
        return dot < 0 ? "" : fileName().substring(dot + 1);
    }

    /** The key of the folder it lies in, empty or with a slash at its end. */
    String folder() {
        return key.substring(0, key.lastIndexOf('/') + 1);
    }
}
