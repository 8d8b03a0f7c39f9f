package io.github.clouddatasets.emulator.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An upload in parts that is not complete: the object that it will become. */
record MultipartUpload(String id, String bucket, String key, Instant begun, ObjectHeaders headers) {

    byte[] bytes() {
        ObjectNode json = Json.object()
                .put("id", id)
                .put("bucket", bucket)
                .put("key", key)
                .put("begun", begun.toString());
        headers.headers().forEach(json.putObject("headers")::put);
        headers.metadata().forEach(json.putObject("metadata")::put);
        return Json.bytes(json);
    }

    /** Reads what {@link #bytes} has written; empty for anything else. */
    static Optional<MultipartUpload> read(byte[] bytes) {
        JsonNode json = Json.parse(bytes).orElse(Json.object());
        try {
            return Optional.of(new MultipartUpload(
                    json.path("id").asText(),
                    json.path("bucket").asText(),
                    json.path("key").asText(),
                    Instant.parse(json.path("begun").asText()),
                    new ObjectHeaders(values(json, "headers"), values(json, "metadata"))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Map<String, String> values(JsonNode json, String name) {
        Map<String, String> values = new TreeMap<>();
        json.path(name)
                .properties()
                .forEach(entry -> values.put(entry.getKey(), entry.getValue().asText()));
        return values;
    }
}
