package io.github.clouddatasets.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a service answers: bytes in memory, or a file that is streamed. */
final class Answer {

    static final String JSON = "application/json";

    private final int status;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final byte[] body;
    private final @Nullable Path file;

    private Answer(int status, byte[] body, @Nullable Path file) {
        this.status = status;
        this.body = body;
        this.file = file;
    }

    static Answer empty(int status) {
        return new Answer(status, new byte[0], null);
    }

    static Answer json(int status, JsonNode body) {
        return bytes(status, JSON, Json.bytes(body));
    }

    static Answer bytes(int status, String contentType, byte[] body) {
        return new Answer(status, body.clone(), null).with("Content-Type", contentType);
    }

    static Answer file(String contentType, Path file) {
        return new Answer(200, new byte[0], file).with("Content-Type", contentType);
    }

    Answer with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    int status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }

    byte[] body() {
        return body.clone();
    }

    @Nullable
    Path file() {
        return file;
    }
}
