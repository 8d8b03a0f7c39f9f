package io.github.clouddatasets.emulator.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the storage knows of an object beside its bytes.
 *
 * @param etag the ETag without quotes
 * @param modified the time of the upload by the emulator's clock
 * @param headers the headers of HTTP that answers repeat, such as {@code Content-Type}
 * @param metadata the user's metadata, by names without the vendor's prefix
 * @param checksums checksums of the bytes in Base64, by algorithm
 */
record ObjectRecord(
        String etag,
        Instant modified,
        Map<String, String> headers,
        Map<String, String> metadata,
        Map<String, String> checksums) {

    ObjectRecord {
        headers = Map.copyOf(headers);
        metadata = Map.copyOf(metadata);
        checksums = Map.copyOf(checksums);
    }

    ObjectRecord(ReceivedBody body, Instant modified, ObjectHeaders headers) {
        this(body.md5(), modified, headers.headers(), headers.metadata(), body.checksums());
    }

    /** The facts of a copy. Its ETag is the MD5 of its bytes, also if the original came in parts. */
    ObjectRecord copied(ReceivedBody body, Instant now) {
        return new ObjectRecord(body.md5(), now, headers, metadata, checksums);
    }

    String quotedEtag() {
        return '"' + etag + '"';
    }

    byte[] bytes() {
        ObjectNode json = Json.object().put("etag", etag).put("modified", modified.toString());
        write(json, "headers", headers);
        write(json, "metadata", metadata);
        write(json, "checksums", checksums);
        return Json.bytes(json);
    }

    /** Reads what {@link #bytes} has written; empty for anything else. */
    static Optional<ObjectRecord> read(byte[] bytes) {
        Optional<JsonNode> json = Json.parse(bytes);
        if (json.isEmpty() || !json.get().path("etag").isTextual()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ObjectRecord(
                    json.get().path("etag").asText(),
                    Instant.parse(json.get().path("modified").asText()),
                    read(json.get(), "headers"),
                    read(json.get(), "metadata"),
                    read(json.get(), "checksums")));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static void write(ObjectNode json, String name, Map<String, String> values) {
        ObjectNode object = json.putObject(name);
        values.forEach(object::put);
    }

    private static Map<String, String> read(JsonNode json, String name) {
        Map<String, String> values = new TreeMap<>();
        json.path(name)
                .properties()
                .forEach(entry -> values.put(entry.getKey(), entry.getValue().asText()));
        return values;
    }
}
