package io.github.clouddatasets.emulator.s3;

import io.github.clouddatasets.emulator.store.ObjectStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Objects as files. A file that came into the folder of a bucket by other means is an object, too. An object changes in
 * one step: nobody sees half of an upload.
 */
final class ObjectDisk {

    /** The folder beside the buckets for all that is no object. No bucket has such a name. */
    static final String OWN_FOLDER = ".s3";

    private static final String UNFINISHED = ".s3-unfinished";

    private final ObjectRecords records;
    private final KeyLocks locks = new KeyLocks();
    private final AtomicLong lastMicros = new AtomicLong();

    ObjectDisk(ObjectStorage storage) {
        this.records = new ObjectRecords(storage);
        try {
            records.removeUnfinished();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder of the buckets cannot be cleaned up", e);
        }
    }

    /** Whether a name is the one of a file on its way into a folder on another disk. */
    static boolean isUnfinished(String name) {
        return name.endsWith(UNFINISHED);
    }

    Path newFile() throws IOException {
        return records.newFile();
    }

    Optional<StoredObject> find(Bucket bucket, String key) throws IOException {
        Lock lock = locks.reading(bucket.name(), key);
        lock.lock();
        try {
            return look(bucket, key);
        } finally {
            lock.unlock();
        }
    }

    /** Opens an object for reading; empty if there is none. */
    Optional<OpenObject> open(Bucket bucket, String key) throws IOException {
        Lock lock = locks.reading(bucket.name(), key);
        lock.lock();
        try {
            Optional<StoredObject> object = look(bucket, key);
            if (object.isEmpty()) {
                return Optional.empty();
            }
            FileChannel channel =
                    key.endsWith("/") ? null : FileChannel.open(bucket.file(key), StandardOpenOption.READ);
            return Optional.of(new OpenObject(object.get(), channel));
        } catch (NoSuchFileException e) {
            // Someone has deleted the file without a lock.
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Makes an object of a complete file, and takes the file away.
     *
     * @param condition a check of the object so far, which refuses the change by an exception
     */
    void commit(Bucket bucket, String key, Path file, ObjectRecord facts, Consumer<Optional<StoredObject>> condition)
            throws IOException {
        Lock lock = locks.writing(bucket.name(), key);
        lock.lock();
        try {
            bucket.require();
            condition.accept(look(bucket, key));
            Path target = bucket.file(key);
            if (key.endsWith("/")) {
                makeFolder(key, target);
                records.putMarker(bucket.name(), key, facts);
            } else {
                makeRoom(bucket, key, target);
                replace(bucket, key, file, target, facts);
            }
        } finally {
            lock.unlock();
            Files.deleteIfExists(file);
        }
    }

    /** All keys of a bucket that start with {@code prefix} and come after the key {@code after}. */
    KeyWalk walk(Bucket bucket, String prefix, String after) {
        return new KeyWalk(bucket, records, prefix, after);
    }

    /** Deletes a bucket without objects. */
    void deleteEmpty(Bucket bucket) throws IOException {
        if (bucket.hasMounts() || walk(bucket, "", "").next().isPresent()) {
            throw S3Fault.bucketNotEmpty(bucket.name());
        }
        removeEmptyFolders(bucket.folder());
        records.forget(bucket.name());
    }

    /** Deletes an object if there is one. The folder stays: a dataset may have its input there. */
    void delete(Bucket bucket, String key) throws IOException {
        Lock lock = locks.writing(bucket.name(), key);
        lock.lock();
        try {
            if (key.endsWith("/")) {
                records.removeMarker(bucket.name(), key);
                return;
            }
            Optional<Path> file = bucket.find(key).filter(Files::isRegularFile);
            if (file.isPresent()) {
                BasicFileAttributes attributes = attributes(file.get());
                Files.deleteIfExists(file.get());
                records.remove(bucket.name(), key, attributes);
            }
        } finally {
            lock.unlock();
        }
    }

    private Optional<StoredObject> look(Bucket bucket, String key) throws IOException {
        Optional<Path> file = key.isEmpty() ? Optional.empty() : bucket.find(key);
        try {
            if (file.isEmpty()) {
                return Optional.empty();
            }
            if (key.endsWith("/")) {
                return Files.isDirectory(file.get())
                        ? records.ofMarker(bucket.name(), key).map(facts -> new StoredObject(key, 0, facts))
                        : Optional.empty();
            }
            if (!Files.isRegularFile(file.get())) {
                return Optional.empty();
            }
            BasicFileAttributes attributes = attributes(file.get());
            ObjectRecord facts = records.of(bucket.name(), key, file.get(), attributes);
            return Optional.of(new StoredObject(key, attributes.size(), facts));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private void replace(Bucket bucket, String key, Path file, Path target, ObjectRecord facts) throws IOException {
        Optional<BasicFileAttributes> before =
                Files.isRegularFile(target) ? Optional.of(attributes(target)) : Optional.empty();
        Files.setLastModifiedTime(file, uniqueTime());
        // The record first: a process that ends between the two steps leaves a record too many, but no object without
        // one.
        records.put(bucket.name(), key, attributes(file), facts);
        try {
            Files.move(file, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Path beside = target.resolveSibling(file.getFileName() + UNFINISHED);
            Files.copy(file, beside, StandardCopyOption.COPY_ATTRIBUTES);
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        if (before.isPresent()) {
            records.remove(bucket.name(), key, before.get());
        }
    }

    private static void makeFolder(String key, Path folder) throws IOException {
        try {
            Files.createDirectories(folder);
        } catch (FileAlreadyExistsException e) {
            throw S3Fault.keyTaken(key);
        } catch (FileSystemException e) {
            // A part of the path is a file. No class of its own tells this.
            if (String.valueOf(e.getReason()).contains("Not a directory")) {
                throw S3Fault.keyTaken(key);
            }
            throw e;
        }
    }

    private void makeRoom(Bucket bucket, String key, Path target) throws IOException {
        int slash = key.lastIndexOf('/');
        if (slash >= 0) {
            makeFolder(key, bucket.file(key.substring(0, slash + 1)));
        } else {
            Files.createDirectories(bucket.folder());
        }
        if (Files.isDirectory(target)) {
            boolean mounted = bucket.storage().mounts().containsValue(target);
            if (mounted || walk(bucket, key + "/", "").next().isPresent()) {
                throw S3Fault.keyTaken(key);
            }
            removeEmptyFolders(target);
        }
    }

    private static void removeEmptyFolders(Path folder) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> walk = Files.walk(folder)) {
            deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path one : deepestFirst) {
            Files.delete(one);
        }
    }

    // Two uploads of one key must not have records of the same name: the clock of files may tick slowly.
    private FileTime uniqueTime() {
        Instant now = Instant.now();
        long micros = TimeUnit.SECONDS.toMicros(now.getEpochSecond()) + now.getNano() / 1000;
        return FileTime.from(lastMicros.updateAndGet(last -> Math.max(last + 1, micros)), TimeUnit.MICROSECONDS);
    }

    private static BasicFileAttributes attributes(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class);
    }
}
