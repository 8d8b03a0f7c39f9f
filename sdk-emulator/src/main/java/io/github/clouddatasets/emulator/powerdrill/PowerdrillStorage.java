package io.github.clouddatasets.emulator.powerdrill;

import io.github.clouddatasets.emulator.store.Md5;
import io.github.clouddatasets.emulator.store.StoredFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Powerdrill's files, and uploads under way. Safe for many threads, since parts arrive while others are read. */
final class PowerdrillStorage {

    private static final int BUFFER = 65_536;

    private final Path folder;
    private final boolean discard;
    private final Map<String, PowerdrillObject> objects = new ConcurrentHashMap<>();
    private final Map<String, PowerdrillUpload> uploads = new ConcurrentHashMap<>();
    private final AtomicLong files = new AtomicLong();

    /** @param discard whether parts of uploads are only counted and hashed */
    PowerdrillStorage(Path folder, boolean discard) {
        this.folder = folder;
        this.discard = discard;
    }

    /** Keeps a small file. */
    PowerdrillObject put(String key, byte[] bytes) {
        try {
            Path file = Files.write(newFile(), bytes);
            return put(new PowerdrillObject(key, bytes.length, Md5.hex(bytes), new StoredFile(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    PowerdrillObject put(PowerdrillObject object) {
        objects.put(path(object.key()), object);
        return object;
    }

    Optional<PowerdrillObject> find(String key) {
        return Optional.ofNullable(objects.get(path(key)));
    }

    /** The path of a key in its bucket: keys come with and without a slash at their start. */
    static String path(String key) {
        return key.startsWith("/") ? key.substring(1) : key;
    }

    void begin(PowerdrillUpload upload) {
        uploads.put(upload.id(), upload);
    }

    Optional<PowerdrillUpload> upload(String id) {
        return Optional.ofNullable(uploads.get(id));
    }

    /** Takes a part from its connection, in pieces, so that its size is no matter. */
    PowerdrillPart receive(InputStream body) throws IOException {
        if (discard) {
            return copy(body, OutputStream.nullOutputStream());
        }
        Path file = newFile();
        try (OutputStream out = Files.newOutputStream(file)) {
            PowerdrillPart part = copy(body, out);
            return new PowerdrillPart(part.size(), part.etag(), new StoredFile(file));
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private static PowerdrillPart copy(InputStream from, OutputStream to) throws IOException {
        Md5 digest = new Md5();
        byte[] buffer = new byte[BUFFER];
        long size = 0;
        for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
            digest.add(buffer, count);
            to.write(buffer, 0, count);
            size += count;
        }
        return new PowerdrillPart(size, digest.hex(), null);
    }

    private Path newFile() {
        return folder.resolve(Long.toString(files.incrementAndGet()));
    }
}
