package io.github.clouddatasets.emulator.s3;

import io.github.clouddatasets.emulator.store.ObjectStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** The uploads that are not complete: a folder for each, with a file for each part. */
final class MultipartUploads {

    private static final String FACTS = "upload.json";

    private final Path folder;
    private final AtomicLong lastOrder = new AtomicLong();

    MultipartUploads(ObjectStorage storage) {
        this.folder = storage.root().resolve(ObjectDisk.OWN_FOLDER).resolve("uploads");
    }

    MultipartUpload begin(String bucket, String key, Instant now, ObjectHeaders headers) throws IOException {
        String id = UUID.randomUUID().toString().replace("-", "");
        MultipartUpload upload = new MultipartUpload(id, bucket, key, now, headers);
        Path own = Files.createDirectories(folder.resolve(id));
        Path written = Files.write(own.resolve("new"), upload.bytes());
        Files.move(written, own.resolve(FACTS), StandardCopyOption.ATOMIC_MOVE);
        return upload;
    }

    /** The upload that a request names, which must be one of the request's bucket and key. */
    MultipartUpload require(S3Request request) throws IOException {
        String id = request.parameter("uploadId").orElse("");
        return read(id).filter(upload ->
                        upload.bucket().equals(request.bucket()) && upload.key().equals(request.key()))
                .orElseThrow(() -> S3Fault.uploadUnknown(id));
    }

    /** The uploads of a bucket in the order of keys, then of their beginning. */
    List<MultipartUpload> of(String bucket) throws IOException {
        List<MultipartUpload> uploads = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> ids = Files.list(folder)) {
                for (Path id : (Iterable<Path>) ids::iterator) {
                    read(id.getFileName().toString())
                            .filter(upload -> upload.bucket().equals(bucket))
                            .ifPresent(uploads::add);
                }
            }
        }
        uploads.sort(Comparator.comparing(MultipartUpload::key, KeyOrder.UTF8)
                .thenComparing(MultipartUpload::begun)
                .thenComparing(MultipartUpload::id));
        return uploads;
    }

    /** Makes a part of a complete file, in place of an earlier part with the number. */
    void put(MultipartUpload upload, int number, Path file, String etag) throws IOException {
        long order = lastOrder.updateAndGet(
                last -> Math.max(last + 1, TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis())));
        Path own = folder.resolve(upload.id());
        try {
            Files.move(file, own.resolve(UploadedPart.name(number, etag, order)), StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            // Completed or aborted while the part was on its way.
            throw S3Fault.uploadUnknown(upload.id());
        }
        for (UploadedPart part : files(upload)) {
            if (part.number() == number && part.order() < order) {
                Files.deleteIfExists(part.file());
            }
        }
    }

    /** The parts of an upload by their numbers. */
    Map<Integer, UploadedPart> parts(MultipartUpload upload) throws IOException {
        Map<Integer, UploadedPart> parts = new TreeMap<>();
        for (UploadedPart part : files(upload)) {
            parts.merge(part.number(), part, (a, b) -> a.order() > b.order() ? a : b);
        }
        return parts;
    }

    /** Ends an upload. Its parts are gone. */
    void remove(MultipartUpload upload) throws IOException {
        Path own = folder.resolve(upload.id());
        // First of all the upload stops to exist, whatever happens to the rest.
        if (!Files.deleteIfExists(own.resolve(FACTS))) {
            throw S3Fault.uploadUnknown(upload.id());
        }
        try (Stream<Path> files = Files.list(own)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(own);
    }

    private List<UploadedPart> files(MultipartUpload upload) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(upload.id()))) {
            return files.map(UploadedPart::of).flatMap(Optional::stream).toList();
        } catch (NoSuchFileException e) {
            throw S3Fault.uploadUnknown(upload.id());
        }
    }

    private Optional<MultipartUpload> read(String id) throws IOException {
        if (!id.matches("[0-9a-f]{32}")) {
            return Optional.empty();
        }
        try {
            return MultipartUpload.read(Files.readAllBytes(folder.resolve(id).resolve(FACTS)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
