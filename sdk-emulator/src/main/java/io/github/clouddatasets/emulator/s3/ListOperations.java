package io.github.clouddatasets.emulator.s3;

import io.github.clouddatasets.emulator.http.Answer;
import java.io.IOException;
import java.util.Map;

/** The listings of objects, in both versions. */
final class ListOperations {

    private final BucketOperations buckets;
    private final ObjectDisk disk;

    ListOperations(BucketOperations buckets, ObjectDisk disk) {
        this.buckets = buckets;
        this.disk = disk;
    }

    void addTo(Map<S3Operation, S3Handler> handlers) {
        handlers.put(S3Operation.LIST_OBJECTS, (request, payload) -> first(request));
        handlers.put(S3Operation.LIST_OBJECTS_V2, (request, payload) -> second(request));
    }

    private Answer first(S3Request request) throws IOException {
        ListingRequest asked = ListingRequest.first(request);
        ListingPage page = ListingPage.of(buckets.bucket(request), disk, asked);
        XmlWriter xml = head(request, asked, page).text("Marker", asked.written(asked.after()));
        if (page.truncated()) {
            xml.text("NextMarker", asked.written(page.last()));
        }
        return entries(xml, asked, page, true).answer(200);
    }

    private Answer second(S3Request request) throws IOException {
        ListingRequest asked = ListingRequest.second(request);
        ListingPage page = ListingPage.of(buckets.bucket(request), disk, asked);
        XmlWriter xml = head(request, asked, page).text("KeyCount", Integer.toString(page.size()));
        request.parameter("continuation-token").ifPresent(token -> xml.text("ContinuationToken", token));
        request.parameter("start-after").ifPresent(key -> xml.text("StartAfter", asked.written(key)));
        if (page.truncated()) {
            xml.text("NextContinuationToken", ListingRequest.token(page.last()));
        }
        boolean owner = request.parameter("fetch-owner").filter("true"::equals).isPresent();
        return entries(xml, asked, page, owner).answer(200);
    }

    private static XmlWriter head(S3Request request, ListingRequest asked, ListingPage page) {
        XmlWriter xml = XmlWriter.answering("ListBucketResult")
                .text("Name", request.bucket())
                .text("Prefix", asked.written(asked.prefix()))
                .text("MaxKeys", Integer.toString(asked.most()));
        if (!asked.delimiter().isEmpty()) {
            xml.text("Delimiter", asked.written(asked.delimiter()));
        }
        if (asked.encoded()) {
            xml.text("EncodingType", "url");
        }
        return xml.text("IsTruncated", Boolean.toString(page.truncated()));
    }

    private XmlWriter entries(XmlWriter xml, ListingRequest asked, ListingPage page, boolean owner) {
        for (StoredObject object : page.objects()) {
            xml.open("Contents")
                    .text("Key", asked.written(object.key()))
                    .text("LastModified", S3Time.document(object.facts().modified()))
                    .text("ETag", object.facts().quotedEtag())
                    .text("Size", Long.toString(object.size()));
            if (owner) {
                buckets.owner(xml);
            }
            xml.text("StorageClass", "STANDARD").close();
        }
        for (String prefix : page.prefixes()) {
            xml.open("CommonPrefixes").text("Prefix", asked.written(prefix)).close();
        }
        return xml;
    }
}
