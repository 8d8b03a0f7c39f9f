package io.github.clouddatasets.emulator.powerdrill;

import io.github.clouddatasets.emulator.http.MultipartForm;
import io.github.clouddatasets.emulator.option.ServiceLimit;
import io.github.clouddatasets.emulator.store.HeldLimits;
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

/**
 * Powerdrill's files and unfinished uploads. Safe for use by several threads, since parts arrive while other threads
 * read.
 */
final class PowerdrillStorage {

    private static final int BUFFER = 65_536;
    /** The storage of the free plan, in bytes. */
    private static final long SPACE = 100L << 20;

    private final Path folder;
    private final boolean discard;
    private final HeldLimits limits;
    private final Map<String, PowerdrillObject> objects = new ConcurrentHashMap<>();
    private final Map<String, PowerdrillUpload> uploads = new ConcurrentHashMap<>();
    private final AtomicLong files = new AtomicLong();

    /** @param discard whether the storage counts and hashes parts without keeping them */
    PowerdrillStorage(Path folder, boolean discard, HeldLimits limits) {
        this.folder = folder;
        this.discard = discard;
        this.limits = limits;
    }

    /** Stores a small file. */
    PowerdrillObject put(String key, byte[] bytes) {
        try {
            Path file = Files.write(newFile(), bytes);
            return put(new PowerdrillObject(key, bytes.length, Md5.hex(bytes), new StoredFile(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stores a file of a form. */
    PowerdrillObject put(String key, MultipartForm.File file) {
        try (InputStream in = file.open()) {
            PowerdrillPart part = keep(in);
            return put(new PowerdrillObject(key, part.size(), part.etag(), part.file()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A folder for what arrives, on the disk of the files. */
    Path folder() {
        return folder;
    }

    PowerdrillObject put(PowerdrillObject object) {
        objects.put(path(object.key()), object);
        return object;
    }

    /** Refuses an upload of this size if the workspace would have too many bytes then. */
    void requireSpace(long size) {
        if (limits.holds(ServiceLimit.POWERDRILL_STORAGE)) {
            long used =
                    objects.values().stream().mapToLong(PowerdrillObject::size).sum();
            if (size > SPACE - used) {
                throw PowerdrillFault.storageFull();
            }
        }
    }

    Optional<PowerdrillObject> find(String key) {
        return Optional.ofNullable(objects.get(path(key)));
    }

    /** The path of a key in its bucket. A key may start with a slash or not. */
    static String path(String key) {
        return key.startsWith("/") ? key.substring(1) : key;
    }

    void begin(PowerdrillUpload upload) {
        uploads.put(upload.id(), upload);
    }

    Optional<PowerdrillUpload> upload(String id) {
        return Optional.ofNullable(uploads.get(id));
    }

    /** Reads a part from its connection in pieces, so that a part of any size needs little memory. */
    PowerdrillPart receive(InputStream body) throws IOException {
        return discard ? copy(body, OutputStream.nullOutputStream()) : keep(body);
    }

    private PowerdrillPart keep(InputStream body) throws IOException {
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
