package io.github.clouddatasets.sync.imports;

import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.manifest.ObsPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Finds the files that a manifest names. */
@FunctionalInterface
public interface ManifestFiles {

    /**
     * Finds a file. An exception makes the item fail that needs the file, and no other.
     *
     * @param uri the address as the manifest spells it, such as {@code s3://bucket/folder/1.jpg}
     * @return the bytes
     * @throws IOException if there is no such file
     */
    ItemContent find(String uri) throws IOException;

    /**
     * Finds files that lie below a local folder as they lie in their bucket: {@code s3://bucket/a/1.jpg} is {@code bucket/a/1.jpg}
     * below the folder or, where there is no such file, {@code a/1.jpg}. Other addresses are paths below the folder. Nothing outside the
     * folder is ever opened, whatever the manifest says.
     *
     * @param folder the folder
     * @return the files
     * @throws IllegalArgumentException if the path is null
     */
    static ManifestFiles local(Path folder) {
        Path root = Check.required("folder", folder).toAbsolutePath().normalize();
        return uri -> {
            ObsPath path = ObsPath.of(uri).orElse(null);
            String below = path == null ? uri : path.key();
            Path withBucket = path == null ? root : root.resolve(path.bucket()).normalize();
            for (Path place : new Path[] {withBucket, root}) {
                Path file = place.resolve(below).normalize();
                if (file.startsWith(root) && Files.isRegularFile(file) && inside(root, file)) {
                    return ItemContent.of(file);
                }
            }
            throw new NoSuchFileException(uri, null, "there is no such file below " + folder);
        };
    }

    /** Whether no link leads out of the folder. */
    private static boolean inside(Path root, Path file) throws IOException {
        return file.toRealPath().startsWith(root.toRealPath());
    }
}
