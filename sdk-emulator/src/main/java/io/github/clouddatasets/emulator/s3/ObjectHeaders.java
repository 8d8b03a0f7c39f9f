package io.github.clouddatasets.emulator.s3;

import io.github.clouddatasets.emulator.http.Call;
import java.net.URLConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The headers that stay with an object.
 *
 * @param headers headers of HTTP that answers repeat
 * @param metadata the user's metadata, by names without the vendor's prefix
 */
record ObjectHeaders(Map<String, String> headers, Map<String, String> metadata) {

    static final String CONTENT_TYPE = "Content-Type";

    private static final String UNKNOWN_TYPE = "binary/octet-stream";
    private static final String ENCODING = "Content-Encoding";
    private static final List<String> KEPT =
            List.of(CONTENT_TYPE, "Cache-Control", "Content-Disposition", ENCODING, "Content-Language", "Expires");
    private static final List<String> PREFIXES = List.of("x-amz-meta-", "x-obs-meta-");
    private static final int MOST_METADATA = 2048;

    ObjectHeaders {
        headers = Map.copyOf(headers);
        metadata = Map.copyOf(metadata);
    }

    /** The headers of an upload. */
    static ObjectHeaders of(S3Request request) {
        Call call = request.call();
        Map<String, String> headers = new TreeMap<>();
        for (String name : KEPT) {
            request.header(name).filter(value -> !value.isEmpty()).ifPresent(value -> headers.put(name, value));
        }
        headers.putIfAbsent(CONTENT_TYPE, UNKNOWN_TYPE);
        headers.computeIfPresent(ENCODING, (name, value) -> withoutChunks(value));
        Map<String, String> metadata = new TreeMap<>();
        int size = 0;
        for (String name : call.headerNames()) {
            for (String prefix : PREFIXES) {
                if (name.startsWith(prefix)) {
                    String value = String.join(",", call.headerValues(name));
                    size += name.length() - prefix.length() + value.length();
                    metadata.put(name.substring(prefix.length()), value);
                }
            }
        }
        if (size > MOST_METADATA) {
            throw S3Fault.metadataTooLarge();
        }
        return new ObjectHeaders(headers, metadata);
    }

    /** The headers of a file that nobody has uploaded: its type follows from its name. */
    static ObjectHeaders ofName(String key) {
        String type = Objects.requireNonNullElse(URLConnection.guessContentTypeFromName(key), UNKNOWN_TYPE);
        return new ObjectHeaders(Map.of(CONTENT_TYPE, type), Map.of());
    }

    // The chunks belong to the transfer, not to the object.
    private static @org.jspecify.annotations.Nullable String withoutChunks(String encodings) {
        List<String> others = new ArrayList<>();
        for (String encoding : encodings.split(",", -1)) {
            if (!encoding.strip().equals("aws-chunked") && !encoding.isBlank()) {
                others.add(encoding.strip());
            }
        }
        return others.isEmpty() ? null : String.join(",", others);
    }
}
