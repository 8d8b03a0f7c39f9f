package io.github.clouddatasets.emulator.s3;

import io.github.clouddatasets.emulator.http.Answer;
import io.github.clouddatasets.emulator.store.ContentRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** The operations on uploads in parts, but for their completion and listings. */
final class UploadOperations {

    private static final int LAST_PART = 10_000;

    private final BucketOperations buckets;
    private final ObjectDisk disk;
    private final MultipartUploads uploads;
    private final Clock clock;

    UploadOperations(BucketOperations buckets, ObjectDisk disk, MultipartUploads uploads, Clock clock) {
        this.buckets = buckets;
        this.disk = disk;
        this.uploads = uploads;
        this.clock = clock;
    }

    void addTo(Map<S3Operation, S3Handler> handlers) {
        handlers.put(S3Operation.CREATE_MULTIPART_UPLOAD, this::begin);
        handlers.put(S3Operation.UPLOAD_PART, this::put);
        handlers.put(S3Operation.UPLOAD_PART_COPY, (request, payload) -> copy(request));
        handlers.put(S3Operation.ABORT_MULTIPART_UPLOAD, (request, payload) -> abort(request));
    }

    private Answer begin(S3Request request, Payload payload) throws IOException {
        payload.document();
        Bucket bucket = buckets.bucket(request);
        bucket.file(request.key());
        if (request.key().endsWith("/")) {
            throw S3Fault.keyTaken(request.key());
        }
        MultipartUpload upload =
                uploads.begin(bucket.name(), request.key(), clock.instant(), ObjectHeaders.of(request));
        return XmlWriter.answering("InitiateMultipartUploadResult")
                .text("Bucket", bucket.name())
                .text("Key", request.key())
                .text("UploadId", upload.id())
                .answer(200);
    }

    private Answer put(S3Request request, Payload payload) throws IOException {
        buckets.bucket(request);
        MultipartUpload upload = uploads.require(request);
        int number = number(request);
        Path file = disk.newFile();
        try {
            ReceivedBody body = ObjectOperations.receive(payload, file);
            uploads.put(upload, number, file, body.md5());
            Answer answer = Answer.empty(200).with("ETag", '"' + body.md5() + '"');
            body.checksums().forEach((name, value) -> answer.with(request.vendor() + "checksum-" + name, value));
            return answer;
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private Answer copy(S3Request request) throws IOException {
        buckets.bucket(request);
        MultipartUpload upload = uploads.require(request);
        int number = number(request);
        Path file = disk.newFile();
        try (OpenObject source = CopySource.of(request).open(request, buckets, disk)) {
            long[] range = CopySource.range(request, source.size());
            ContentRange part = new ContentRange(source, range[0], range[1]);
            ReceivedBody body =
                    ObjectOperations.receive(Payload.unchecked(part.bounded(source.openAt(range[0]))), file);
            uploads.put(upload, number, file, body.md5());
            return XmlWriter.answering("CopyPartResult")
                    .text("LastModified", S3Time.document(clock.instant()))
                    .text("ETag", '"' + body.md5() + '"')
                    .answer(200);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private Answer abort(S3Request request) throws IOException {
        buckets.bucket(request);
        uploads.remove(uploads.require(request));
        return Answer.empty(204);
    }

    private static int number(S3Request request) {
        int number = request.number("partNumber", 0);
        if (number < 1 || number > LAST_PART) {
            throw S3Fault.argumentInvalid("Part number must be an integer between 1 and " + LAST_PART + ", inclusive");
        }
        return number;
    }
}
