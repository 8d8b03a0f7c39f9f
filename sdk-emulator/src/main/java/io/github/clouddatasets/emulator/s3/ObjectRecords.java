package io.github.clouddatasets.emulator.s3;

import io.github.clouddatasets.emulator.store.Md5;
import io.github.clouddatasets.emulator.store.ObjectStorage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The records of objects, in small files beside the buckets. The name of a record has size and time of the object's
 * file: if someone else writes the file, the record does not fit any more, and the object gets a new one.
 */
final class ObjectRecords {

    private static final String MARKER = "folder";

    private final Path folder;
    private final Path unfinished;
    private final Map<Path, ObjectRecord> known = new ConcurrentHashMap<>();

    ObjectRecords(ObjectStorage storage) {
        this.folder = storage.root().resolve(ObjectDisk.OWN_FOLDER).resolve("objects");
        this.unfinished = storage.root().resolve(ObjectDisk.OWN_FOLDER).resolve("unfinished");
    }

    /** The record of an object, made from its file if nobody has uploaded the file. */
    ObjectRecord of(String bucket, String key, Path file, BasicFileAttributes attributes) throws IOException {
        Path path = path(bucket, key, identity(attributes));
        ObjectRecord record = known.get(path);
        if (record == null) {
            record = read(path).orElse(null);
        }
        if (record == null) {
            ObjectHeaders headers = ObjectHeaders.ofName(key);
            record = new ObjectRecord(
                    md5(file),
                    attributes.lastModifiedTime().toInstant(),
                    headers.headers(),
                    headers.metadata(),
                    Map.of());
        }
        known.put(path, record);
        return record;
    }

    /** The record of a folder; empty if nobody has uploaded the folder. */
    Optional<ObjectRecord> ofMarker(String bucket, String key) throws IOException {
        return read(path(bucket, key, MARKER));
    }

    void putMarker(String bucket, String key, ObjectRecord record) throws IOException {
        write(path(bucket, key, MARKER), record);
    }

    boolean removeMarker(String bucket, String key) throws IOException {
        return Files.deleteIfExists(path(bucket, key, MARKER));
    }

    /** Keeps the record for the file that has these attributes. */
    void put(String bucket, String key, BasicFileAttributes attributes, ObjectRecord record) throws IOException {
        Path path = path(bucket, key, identity(attributes));
        write(path, record);
        known.put(path, record);
    }

    void remove(String bucket, String key, BasicFileAttributes attributes) throws IOException {
        Path path = path(bucket, key, identity(attributes));
        known.remove(path);
        Files.deleteIfExists(path);
    }

    /** Forgets all objects of a bucket that has none any more. */
    void forget(String bucket) throws IOException {
        Path records = folder.resolve(bucket);
        known.keySet().removeIf(path -> path.startsWith(records));
        deleteFiles(records);
        Files.deleteIfExists(records);
    }

    private static void deleteFiles(Path of) throws IOException {
        if (Files.isDirectory(of)) {
            try (Stream<Path> files = Files.list(of)) {
                for (Path file : (Iterable<Path>) files::iterator) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /** Deletes what uploads have left behind that a former process has not finished. */
    void removeUnfinished() throws IOException {
        deleteFiles(unfinished);
    }

    /** A file for bytes that are not an object yet. */
    Path newFile() throws IOException {
        return Files.createTempFile(Files.createDirectories(unfinished), "object-", "");
    }

    private void write(Path path, ObjectRecord record) throws IOException {
        Path written = newFile();
        Files.write(written, record.bytes());
        Files.createDirectories(path.getParent());
        Files.move(written, path, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Optional<ObjectRecord> read(Path path) throws IOException {
        return Files.exists(path) ? ObjectRecord.read(Files.readAllBytes(path)) : Optional.empty();
    }

    // A key can be longer than the name of a file.
    private Path path(String bucket, String key, String identity) {
        byte[] hash = Hmac.digest("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        return folder.resolve(bucket).resolve(HexFormat.of().formatHex(hash, 0, 16) + "-" + identity + ".json");
    }

    private static String identity(BasicFileAttributes attributes) {
        return attributes.size() + "-" + attributes.lastModifiedTime().to(TimeUnit.MICROSECONDS);
    }

    private static String md5(Path file) throws IOException {
        Md5 md5 = new Md5();
        byte[] buffer = new byte[65_536];
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                md5.add(buffer, count);
            }
        }
        return md5.hex();
    }
}
