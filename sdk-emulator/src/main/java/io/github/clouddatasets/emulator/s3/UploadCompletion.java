package io.github.clouddatasets.emulator.s3;

import io.github.clouddatasets.emulator.http.Answer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Makes an object of the parts of an upload. */
final class UploadCompletion {

    private static final long SMALLEST_PART = 5L * 1024 * 1024;

    private final BucketOperations buckets;
    private final ObjectDisk disk;
    private final MultipartUploads uploads;
    private final Clock clock;
    private final Supplier<String> origin;

    UploadCompletion(
            BucketOperations buckets, ObjectDisk disk, MultipartUploads uploads, Clock clock, Supplier<String> origin) {
        this.buckets = buckets;
        this.disk = disk;
        this.uploads = uploads;
        this.clock = clock;
        this.origin = origin;
    }

    Answer complete(S3Request request, Payload payload) throws IOException {
        Bucket bucket = buckets.bucket(request);
        MultipartUpload upload = uploads.require(request);
        XmlBody body = XmlBody.parse(payload.document(), "CompleteMultipartUpload");
        List<UploadedPart> chosen = chosen(body, uploads.parts(upload));
        Path file = disk.newFile();
        try {
            join(chosen, file);
            String etag = etag(chosen);
            ObjectRecord facts = new ObjectRecord(
                    etag,
                    clock.instant(),
                    upload.headers().headers(),
                    upload.headers().metadata(),
                    Map.of());
            // Whoever removes the upload completes the upload: of two requests only one can.
            disk.commit(bucket, upload.key(), file, facts, before -> {
                Conditions.of(request).checkWrite(before);
                end(upload);
            });
            return XmlWriter.answering("CompleteMultipartUploadResult")
                    .text("Location", origin.get() + request.resource())
                    .text("Bucket", bucket.name())
                    .text("Key", upload.key())
                    .text("ETag", facts.quotedEtag())
                    .answer(200);
        } catch (NoSuchFileException e) {
            throw S3Fault.uploadUnknown(upload.id());
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private void end(MultipartUpload upload) {
        try {
            uploads.remove(upload);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<UploadedPart> chosen(XmlBody body, Map<Integer, UploadedPart> parts) throws IOException {
        List<UploadedPart> chosen = new ArrayList<>();
        int last = 0;
        for (XmlBody wanted : body.children("Part")) {
            int number = number(wanted);
            if (number <= last) {
                throw S3Fault.partOrderInvalid();
            }
            last = number;
            String etag = wanted.text("ETag").orElse("").strip().replace("\"", "");
            UploadedPart part = parts.get(number);
            if (part == null || !part.etag().equals(etag)) {
                throw S3Fault.partInvalid();
            }
            chosen.add(part);
        }
        if (chosen.isEmpty()) {
            throw S3Fault.xmlMalformed();
        }
        for (UploadedPart part : chosen.subList(0, chosen.size() - 1)) {
            if (part.size() < SMALLEST_PART) {
                throw S3Fault.partTooSmall(part.number());
            }
        }
        return chosen;
    }

    private static int number(XmlBody part) {
        try {
            return Integer.parseInt(part.text("PartNumber").orElse("").strip());
        } catch (NumberFormatException e) {
            throw S3Fault.xmlMalformed();
        }
    }

    private static void join(List<UploadedPart> parts, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            for (UploadedPart part : parts) {
                Files.copy(part.file(), out);
            }
        }
    }

    /** The ETag of an object that came in parts: the MD5 of the MD5s of the parts, and the number of parts. */
    private static String etag(List<UploadedPart> parts) {
        MessageDigest md5 = Hmac.digest("MD5");
        parts.forEach(part -> md5.update(HexFormat.of().parseHex(part.etag())));
        return HexFormat.of().formatHex(md5.digest()) + "-" + parts.size();
    }
}
