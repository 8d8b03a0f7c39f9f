package io.github.clouddatasets.emulator.s3;

import io.github.clouddatasets.emulator.http.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The listings of uploads and of their parts. */
final class UploadListings {

    private static final int LARGEST_PAGE = 1000;

    private final BucketOperations buckets;
    private final MultipartUploads uploads;

    UploadListings(BucketOperations buckets, MultipartUploads uploads) {
        this.buckets = buckets;
        this.uploads = uploads;
    }

    Answer parts(S3Request request) throws IOException {
        buckets.bucket(request);
        MultipartUpload upload = uploads.require(request);
        int marker = request.number("part-number-marker", 0);
        int most = Math.min(LARGEST_PAGE, request.number("max-parts", LARGEST_PAGE));
        List<UploadedPart> later = new ArrayList<>(uploads.parts(upload).values());
        later.removeIf(part -> part.number() <= marker);
        List<UploadedPart> page = later.subList(0, Math.min(most, later.size()));
        XmlWriter xml = XmlWriter.answering("ListPartsResult")
                .text("Bucket", upload.bucket())
                .text("Key", upload.key())
                .text("UploadId", upload.id())
                .text("StorageClass", "STANDARD")
                .text("PartNumberMarker", Integer.toString(marker))
                .text("MaxParts", Integer.toString(most))
                .text("IsTruncated", Boolean.toString(page.size() < later.size()));
        if (!page.isEmpty()) {
            xml.text(
                    "NextPartNumberMarker",
                    Integer.toString(page.get(page.size() - 1).number()));
        }
        for (UploadedPart part : page) {
            xml.open("Part")
                    .text("PartNumber", Integer.toString(part.number()))
                    .text("LastModified", S3Time.document(part.modified()))
                    .text("ETag", part.quotedEtag())
                    .text("Size", Long.toString(part.size()))
                    .close();
        }
        return xml.answer(200);
    }

    Answer uploads(S3Request request) throws IOException {
        Bucket bucket = buckets.bucket(request);
        ListingRequest asked = ListingRequest.ofUploads(request);
        String afterId = request.parameter("upload-id-marker").orElse("");
        List<MultipartUpload> wanted = new ArrayList<>();
        TreeSet<String> prefixes = new TreeSet<>(KeyOrder.UTF8);
        boolean idSeen = afterId.isEmpty();
        for (MultipartUpload upload : uploads.of(bucket.name())) {
            int order = KeyOrder.UTF8.compare(upload.key(), asked.after());
            boolean later = order > 0 || (order == 0 && !afterId.isEmpty() && idSeen);
            idSeen |= upload.id().equals(afterId);
            if (!later || !upload.key().startsWith(asked.prefix())) {
                continue;
            }
            int end = asked.delimiter().isEmpty()
                    ? -1
                    : upload.key().indexOf(asked.delimiter(), asked.prefix().length());
            if (end < 0) {
                wanted.add(upload);
            } else {
                prefixes.add(upload.key().substring(0, end + asked.delimiter().length()));
            }
        }
        return answer(request, asked, wanted, prefixes);
    }

    private Answer answer(S3Request request, ListingRequest asked, List<MultipartUpload> wanted, Set<String> prefixes) {
        List<MultipartUpload> page = wanted.subList(0, Math.min(asked.most(), wanted.size()));
        XmlWriter xml = XmlWriter.answering("ListMultipartUploadsResult")
                .text("Bucket", request.bucket())
                .text("KeyMarker", asked.written(asked.after()))
                .text("UploadIdMarker", request.parameter("upload-id-marker").orElse(""))
                .text("Prefix", asked.written(asked.prefix()))
                .text("Delimiter", asked.written(asked.delimiter()))
                .text("MaxUploads", Integer.toString(asked.most()))
                .text("IsTruncated", Boolean.toString(page.size() < wanted.size()));
        if (asked.encoded()) {
            xml.text("EncodingType", "url");
        }
        if (page.size() < wanted.size() && !page.isEmpty()) {
            MultipartUpload last = page.get(page.size() - 1);
            xml.text("NextKeyMarker", asked.written(last.key())).text("NextUploadIdMarker", last.id());
        }
        for (MultipartUpload upload : page) {
            xml.open("Upload").text("Key", asked.written(upload.key())).text("UploadId", upload.id());
            buckets.owner(xml)
                    .text("StorageClass", "STANDARD")
                    .text("Initiated", S3Time.document(upload.begun()))
                    .close();
        }
        for (String prefix : prefixes) {
            xml.open("CommonPrefixes").text("Prefix", asked.written(prefix)).close();
        }
        return xml.answer(200);
    }
}
