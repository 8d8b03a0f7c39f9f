package io.github.clouddatasets.emulator.s3;

import io.github.clouddatasets.emulator.http.Percent;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The object that a copy reads. */
record CopySource(String bucket, String key) {

    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,18})-(\\d{1,18})");

    static CopySource of(S3Request request) {
        String text = request.vendorHeader("copy-source").orElse("");
        int query = text.indexOf('?');
        String path = Percent.decodeSegment(query < 0 ? text : text.substring(0, query));
        String below = path.startsWith("/") ? path.substring(1) : path;
        int slash = below.indexOf('/');
        if (slash < 1 || slash == below.length() - 1) {
            throw S3Fault.argumentInvalid("Copy Source must mention the source bucket and key: sourcebucket/sourcekey");
        }
        if (query >= 0 && !text.endsWith("=null")) {
            throw S3Fault.notImplemented("versionId");
        }
        return new CopySource(below.substring(0, slash), below.substring(slash + 1));
    }

    /** Opens the object if it meets the conditions of the request. */
    OpenObject open(S3Request request, BucketOperations buckets, ObjectDisk disk) throws IOException {
        OpenObject source = disk.open(buckets.bucket(bucket), key).orElseThrow(() -> S3Fault.keyUnknown(key));
        try {
            Conditions.ofSource(request).checkCopy(source.object());
            return source;
        } catch (S3Fault fault) {
            source.close();
            throw fault;
        }
    }

    /** The first byte and the number of bytes of a part that is copied. */
    static long[] range(S3Request request, long size) {
        Optional<String> range = request.vendorHeader("copy-source-range");
        if (range.isEmpty()) {
            return new long[] {0, size};
        }
        Matcher matcher = RANGE.matcher(range.get());
        if (!matcher.matches()) {
            throw S3Fault.argumentInvalid("The x-amz-copy-source-range value must be of the form bytes=first-last");
        }
        long first = Long.parseLong(matcher.group(1));
        long last = Long.parseLong(matcher.group(2));
        if (first > last || last >= size) {
            throw S3Fault.rangeUnsatisfiable(range.get(), size);
        }
        return new long[] {first, last - first + 1};
    }
}
