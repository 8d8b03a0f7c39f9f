package io.github.clouddatasets.emulator.s3;

import io.github.clouddatasets.emulator.http.Answer;
import io.github.clouddatasets.emulator.store.ObjectStorage;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The operations on buckets. */
final class BucketOperations {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

    private final ObjectStorage storage;
    private final ObjectDisk disk;
    private final S3Account account;
    private final String region;

    BucketOperations(ObjectStorage storage, ObjectDisk disk, S3Account account, String region) {
        this.storage = storage;
        this.disk = disk;
        this.account = account;
        this.region = region;
    }

    void addTo(Map<S3Operation, S3Handler> handlers) {
        handlers.put(S3Operation.LIST_BUCKETS, (request, payload) -> list());
        handlers.put(S3Operation.CREATE_BUCKET, this::create);
        handlers.put(S3Operation.HEAD_BUCKET, (request, payload) -> head(request));
        handlers.put(S3Operation.DELETE_BUCKET, (request, payload) -> delete(request));
        handlers.put(S3Operation.GET_BUCKET_LOCATION, (request, payload) -> location(request));
    }

    /** The bucket of a request, which must exist. */
    Bucket bucket(S3Request request) {
        return bucket(request.bucket());
    }

    Bucket bucket(String name) {
        if (!NAME.matcher(name).matches() || name.contains("..")) {
            throw S3Fault.bucketNameInvalid(name);
        }
        return new Bucket(name, storage).require();
    }

    private Answer list() throws IOException {
        TreeSet<String> names = new TreeSet<>();
        if (Files.isDirectory(storage.root())) {
            try (Stream<Path> folders = Files.list(storage.root())) {
                folders.filter(Files::isDirectory)
                        .map(folder -> folder.getFileName().toString())
                        .filter(name -> NAME.matcher(name).matches())
                        .forEach(names::add);
            }
        }
        for (String prefix : storage.mounts().keySet()) {
            names.add(prefix.substring(1, prefix.indexOf('/', 1)));
        }
        XmlWriter xml = XmlWriter.answering("ListAllMyBucketsResult");
        owner(xml).open("Buckets");
        for (String name : names) {
            xml.open("Bucket")
                    .text("Name", name)
                    .text("CreationDate", S3Time.document(created(name)))
                    .close();
        }
        return xml.answer(200);
    }

    private Answer create(S3Request request, Payload payload) throws IOException {
        payload.document();
        String name = request.bucket();
        if (!NAME.matcher(name).matches() || name.contains("..")) {
            throw S3Fault.bucketNameInvalid(name);
        }
        if (new Bucket(name, storage).exists()) {
            throw S3Fault.bucketTaken(name);
        }
        Files.createDirectories(storage.root());
        try {
            Files.createDirectory(storage.root().resolve(name));
        } catch (FileAlreadyExistsException e) {
            throw S3Fault.bucketTaken(name);
        }
        return Answer.empty(200).with("Location", "/" + name);
    }

    private Answer head(S3Request request) {
        bucket(request);
        return Answer.empty(200).with("x-amz-bucket-region", region).with("x-obs-bucket-location", region);
    }

    private Answer delete(S3Request request) throws IOException {
        disk.deleteEmpty(bucket(request));
        return Answer.empty(204);
    }

    private Answer location(S3Request request) {
        bucket(request);
        XmlWriter xml = XmlWriter.answering("LocationConstraint");
        return xml.content(region).answer(200);
    }

    XmlWriter owner(XmlWriter xml) {
        return xml.open("Owner")
                .text("ID", account.accessKey())
                .text("DisplayName", account.accessKey())
                .close();
    }

    private Instant created(String name) throws IOException {
        Path folder = storage.root().resolve(name);
        return Files.isDirectory(folder)
                ? Files.readAttributes(folder, BasicFileAttributes.class)
                        .creationTime()
                        .toInstant()
                : Instant.EPOCH;
    }
}
