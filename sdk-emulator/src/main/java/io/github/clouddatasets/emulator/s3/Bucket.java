package io.github.clouddatasets.emulator.s3;

import io.github.clouddatasets.emulator.store.ObjectStorage;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A bucket, and the files behind its keys. No key leads out of the bucket, not even through a symbolic link. */
record Bucket(String name, ObjectStorage storage) {

    private static final int LONGEST_KEY = 1024;
    /** The limit of the common file systems for one name. */
    private static final int LONGEST_NAME = 255;

    /** The folder of the bucket. It need not exist if other folders are mounted into the bucket. */
    Path folder() {
        return storage.root().resolve(name);
    }

    boolean exists() {
        return Files.isDirectory(folder()) || hasMounts();
    }

    /** Refuses a request for a bucket that does not exist. */
    Bucket require() {
        if (!exists()) {
            throw S3Fault.bucketUnknown(name);
        }
        return this;
    }

    /** Whether a folder from elsewhere is a part of the bucket. */
    boolean hasMounts() {
        return storage.mounts().keySet().stream().anyMatch(prefix -> prefix.startsWith("/" + name + "/"));
    }

    /** The file of a key, which need not exist. A key with a slash at its end is a folder. */
    Path file(String key) {
        requireKey(key);
        try {
            Path file = storage.file("/" + name + "/" + key);
            requireInside(file, key);
            return file;
        } catch (IllegalArgumentException e) {
            throw S3Fault.keyInvalid(key);
        }
    }

    /** The file of a key if the key can have one: a read of any other key finds nothing. */
    Optional<Path> find(String key) {
        try {
            return Optional.of(file(key));
        } catch (S3Fault fault) {
            return Optional.empty();
        }
    }

    /** The names in a folder; a folder has a slash at the end of its name. */
    List<String> children(String folderKey) throws IOException {
        TreeSet<String> names = new TreeSet<>(KeyOrder.UTF8);
        Optional<Path> folder = folderKey.isEmpty() ? Optional.of(folder()) : find(folderKey);
        if (folder.isPresent() && Files.isDirectory(folder.get())) {
            try (Stream<Path> files = Files.list(folder.get())) {
                for (Path file : (Iterable<Path>) files::iterator) {
                    name(folderKey, file).ifPresent(names::add);
                }
            }
        }
        names.addAll(mountedIn(folderKey));
        return new ArrayList<>(names);
    }

    private Optional<String> name(String folderKey, Path file) {
        String name = file.getFileName().toString();
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of(name + "/");
        }
        // A link to a folder could lead into a circle.
        boolean shown = Files.isRegularFile(file) && !ObjectDisk.isUnfinished(name);
        return shown && (!Files.isSymbolicLink(file) || find(folderKey + name).isPresent())
                ? Optional.of(name)
                : Optional.empty();
    }

    private List<String> mountedIn(String folderKey) {
        String path = "/" + name + "/" + folderKey;
        List<String> names = new ArrayList<>();
        for (String prefix : storage.mounts().keySet()) {
            if (prefix.startsWith(path) && prefix.length() > path.length()) {
                names.add(prefix.substring(path.length(), prefix.indexOf('/', path.length()) + 1));
            }
        }
        return names;
    }

    private void requireInside(Path file, String key) {
        Path root = folder();
        for (Map.Entry<String, Path> mount : storage.mounts().entrySet()) {
            if (("/" + name + "/" + key + "/").startsWith(mount.getKey())) {
                root = mount.getValue();
            }
        }
        Path existing = file;
        while (existing != null && !Files.exists(existing, LinkOption.NOFOLLOW_LINKS) && !existing.equals(root)) {
            existing = existing.getParent();
        }
        try {
            if (existing != null && Files.exists(root) && !existing.toRealPath().startsWith(root.toRealPath())) {
                throw S3Fault.keyInvalid(key);
            }
        } catch (IOException e) {
            // A symbolic link to nowhere.
            throw S3Fault.keyInvalid(key);
        }
    }

    private static void requireKey(String key) {
        if (length(key) > LONGEST_KEY) {
            throw S3Fault.keyTooLong();
        }
        String path = key.endsWith("/") ? key.substring(0, key.length() - 1) : key;
        for (String segment : path.split("/", -1)) {
            if (length(segment) > LONGEST_NAME) {
                throw S3Fault.keyTooLong();
            }
            if (segment.isEmpty()
                    || segment.equals(".")
                    || segment.equals("..")
                    || segment.indexOf('\0') >= 0
                    || (File.separatorChar != '/' && segment.indexOf(File.separatorChar) >= 0)
                    || ObjectDisk.isUnfinished(segment)) {
                throw S3Fault.keyInvalid(key);
            }
        }
    }

    private static int length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
