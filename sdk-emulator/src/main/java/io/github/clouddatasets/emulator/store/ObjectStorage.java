package io.github.clouddatasets.emulator.store;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Buckets on the local disk: object paths such as {@code /bucket/key} and the real files behind them. */
public final class ObjectStorage {

    private final Path root;
    private final Map<String, Supplier<Path>> mounts = new LinkedHashMap<>();

    public ObjectStorage(Path root) {
        this.root = root;
    }

    /**
     * Makes a folder outside the root available below {@code prefix}, which ends in a slash.
     *
     * @param folder the folder, asked for with the first file
     */
    public void mount(String prefix, Supplier<Path> folder) {
        mounts.put(prefix, folder);
    }

    /** The folder with one folder for each bucket. */
    public Path root() {
        return root;
    }

    /** The folders outside the root by their prefixes, which start and end with a slash. */
    public Map<String, Path> mounts() {
        Map<String, Path> folders = new LinkedHashMap<>();
        mounts.forEach((prefix, folder) -> folders.put(prefix, folder.get()));
        return folders;
    }

    /**
     * The file behind {@code /bucket/key}, {@code obs://bucket/key} or {@code s3://bucket/key}. The file need not
     * exist.
     *
     * @throws IllegalArgumentException if the path has another form or leads out of its bucket
     */
    public Path file(String objectPath) {
        String path = normalize(objectPath);
        for (Map.Entry<String, Supplier<Path>> mount : mounts.entrySet()) {
            if ((path + "/").startsWith(mount.getKey())) {
                String below = path.length() < mount.getKey().length()
                        ? ""
                        : path.substring(mount.getKey().length());
                return within(mount.getValue().get(), below, objectPath);
            }
        }
        return within(root, path.substring(1), objectPath);
    }

    /** The {@code /bucket/key} form of a path. */
    public static String normalize(String objectPath) {
        for (String scheme : new String[] {"obs://", "s3://"}) {
            if (objectPath.startsWith(scheme)) {
                return normalize("/" + objectPath.substring(scheme.length()));
            }
        }
        if (!objectPath.startsWith("/") || objectPath.length() < 2 || objectPath.charAt(1) == '/') {
            throw new IllegalArgumentException("Not an object path: " + objectPath);
        }
        return objectPath;
    }

    private static Path within(Path folder, String below, String objectPath) {
        try {
            Path file = folder.resolve(below).normalize();
            if (file.startsWith(folder.normalize())) {
                return file;
            }
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("Not an object path: " + objectPath, e);
        }
        throw new IllegalArgumentException("This path leads out of its bucket: " + objectPath);
    }
}
