package io.github.clouddatasets.emulator.s3;

import io.github.clouddatasets.emulator.http.Answer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** The operations on single objects, and the deletion of many. */
final class ObjectOperations {

    private static final int MOST_DELETED = 1000;

    private final BucketOperations buckets;
    private final ObjectDisk disk;
    private final Clock clock;

    ObjectOperations(BucketOperations buckets, ObjectDisk disk, Clock clock) {
        this.buckets = buckets;
        this.disk = disk;
        this.clock = clock;
    }

    void addTo(Map<S3Operation, S3Handler> handlers) {
        handlers.put(S3Operation.PUT_OBJECT, this::put);
        handlers.put(S3Operation.COPY_OBJECT, (request, payload) -> copy(request));
        handlers.put(S3Operation.GET_OBJECT, (request, payload) -> get(request));
        handlers.put(S3Operation.HEAD_OBJECT, (request, payload) -> head(request));
        handlers.put(S3Operation.DELETE_OBJECT, (request, payload) -> delete(request));
        handlers.put(S3Operation.DELETE_OBJECTS, this::deleteMany);
    }

    private Answer put(S3Request request, Payload payload) throws IOException {
        Bucket bucket = buckets.bucket(request);
        bucket.file(request.key());
        ObjectHeaders headers = ObjectHeaders.of(request);
        Path file = disk.newFile();
        try {
            ReceivedBody body = receive(payload, file);
            if (request.key().endsWith("/") && body.size() > 0) {
                throw S3Fault.keyTaken(request.key());
            }
            ObjectRecord facts = new ObjectRecord(body, clock.instant(), headers);
            disk.commit(bucket, request.key(), file, facts, Conditions.of(request)::checkWrite);
            Answer answer = Answer.empty(200).with("ETag", facts.quotedEtag());
            body.checksums().forEach((name, value) -> answer.with(request.vendor() + "checksum-" + name, value));
            return answer;
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private Answer copy(S3Request request) throws IOException {
        Bucket bucket = buckets.bucket(request);
        bucket.file(request.key());
        CopySource from = CopySource.of(request);
        boolean replaced = request.vendorHeader("metadata-directive")
                .filter(directive -> directive.startsWith("REPLACE"))
                .isPresent();
        if (!replaced && from.equals(new CopySource(request.bucket(), request.key()))) {
            throw S3Fault.requestInvalid("This copy request is illegal because it is trying to copy an object to itself"
                    + " without changing the object's metadata.");
        }
        Path file = disk.newFile();
        try (OpenObject source = from.open(request, buckets, disk)) {
            ReceivedBody body = receive(Payload.unchecked(source.open()), file);
            ObjectRecord facts = replaced
                    ? new ObjectRecord(body, clock.instant(), ObjectHeaders.of(request))
                    : source.object().facts().copied(body, clock.instant());
            disk.commit(bucket, request.key(), file, facts, Conditions.of(request)::checkWrite);
            return XmlWriter.answering("CopyObjectResult")
                    .text("LastModified", S3Time.document(facts.modified()))
                    .text("ETag", facts.quotedEtag())
                    .answer(200);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private Answer get(S3Request request) throws IOException {
        OpenObject object = open(request);
        try {
            return new ObjectAnswer(request, object).get();
        } catch (S3Fault fault) {
            object.close();
            throw fault;
        }
    }

    private Answer head(S3Request request) throws IOException {
        try (OpenObject object = open(request)) {
            return new ObjectAnswer(request, object).head();
        }
    }

    private Answer delete(S3Request request) throws IOException {
        disk.delete(buckets.bucket(request), request.key());
        return Answer.empty(204);
    }

    private Answer deleteMany(S3Request request, Payload payload) throws IOException {
        Bucket bucket = buckets.bucket(request);
        XmlBody body = XmlBody.parse(payload.document(), "Delete");
        List<XmlBody> objects = body.children("Object");
        if (objects.isEmpty() || objects.size() > MOST_DELETED) {
            throw S3Fault.xmlMalformed();
        }
        boolean quiet = body.text("Quiet").filter("true"::equalsIgnoreCase).isPresent();
        boolean encoded = body.text("EncodingType").filter("url"::equals).isPresent();
        XmlWriter xml = XmlWriter.answering("DeleteResult");
        for (XmlBody object : objects) {
            String written = object.text("Key").orElseThrow(S3Fault::xmlMalformed);
            String key = encoded
                    ? io.github.clouddatasets.emulator.http.Percent.decodeSegment(written.replace("+", "%20"))
                    : written;
            disk.delete(bucket, key);
            if (!quiet) {
                xml.open("Deleted").text("Key", written).close();
            }
        }
        return xml.answer(200);
    }

    private OpenObject open(S3Request request) throws IOException {
        OpenObject object =
                disk.open(buckets.bucket(request), request.key()).orElseThrow(() -> S3Fault.keyUnknown(request.key()));
        try {
            Conditions.of(request).checkRead(object.object());
            return object;
        } catch (S3Fault fault) {
            object.close();
            throw fault;
        }
    }

    /** Writes a body into a file that is no object yet. */
    static ReceivedBody receive(Payload payload, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            return payload.copyTo(out);
        }
    }
}
