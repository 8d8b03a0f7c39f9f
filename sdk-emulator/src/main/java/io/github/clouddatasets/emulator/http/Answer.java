package io.github.clouddatasets.emulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clouddatasets.emulator.store.StateException;
import io.github.clouddatasets.emulator.store.StoredContent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** An HTTP answer of a service: bytes in memory, streamed content, or events that the server sends one by one. */
public final class Answer {

    public static final String JSON = "application/json";

    private final int status;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final byte[] body;
    private final List<String> cookies = new ArrayList<>();
    private final @Nullable StoredContent content;
    private final List<String> events = new ArrayList<>();
    private Delivery delivery = new Delivery.Whole();

    private Answer(int status, byte[] body, @Nullable StoredContent content) {
        this.status = status;
        this.body = body;
        this.content = content;
    }

    public static Answer empty(int status) {
        return new Answer(status, new byte[0], null);
    }

    public static Answer json(int status, JsonNode body) {
        return bytes(status, JSON, Json.bytes(body));
    }

    public static Answer bytes(int status, String contentType, byte[] body) {
        return new Answer(status, body.clone(), null).with("Content-Type", contentType);
    }

    public static Answer content(String contentType, StoredContent content) {
        return content(200, contentType, content);
    }

    public static Answer content(int status, String contentType, StoredContent content) {
        return new Answer(status, new byte[0], content).with("Content-Type", contentType);
    }

    /** A stream of server-sent events. The answer has no length, and the server flushes each event. */
    public static Answer events(List<String> events) {
        Answer answer = new Answer(200, new byte[0], null)
                .with("Content-Type", "text/event-stream;charset=UTF-8")
                .with("Cache-Control", "no-cache");
        answer.events.addAll(events);
        return answer;
    }

    /** The answer to a request whose changes cannot be kept, whatever the service wanted to say. */
    static Answer notKept(StateException e) {
        LoggerFactory.getLogger(Answer.class).error("507 instead of an answer: {}", e.getMessage());
        return bytes(507, "text/plain;charset=UTF-8", (e.getMessage() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    public Answer with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    /** Adds a {@code Set-Cookie} header; an answer may have several. */
    public Answer withCookie(String cookie) {
        cookies.add(cookie);
        return this;
    }

    /** Sets the way in which the server sends the answer. */
    public Answer delivered(Delivery by) {
        this.delivery = by;
        return this;
    }

    Delivery delivery() {
        return delivery;
    }

    public int status() {
        return status;
    }

    public Map<String, String> headers() {
        return headers;
    }

    public List<String> cookies() {
        return cookies;
    }

    public byte[] body() {
        return body.clone();
    }

    /** The content that the server streams instead of the body; null for every other answer. */
    @Nullable
    public StoredContent content() {
        return content;
    }

    /** The events that the server sends one by one instead of the body; empty for every other answer. */
    public List<String> events() {
        return events;
    }

    /** The body as a stream, wherever its bytes are. */
    public InputStream open() throws IOException {
        if (content != null) {
            return content.open();
        }
        return new ByteArrayInputStream(
                events.isEmpty() ? body : String.join("", events).getBytes(StandardCharsets.UTF_8));
    }

    /** The size of the body in bytes. */
    public long length() throws IOException {
        if (content != null) {
            return content.size();
        }
        return events.isEmpty()
                ? body.length
                : events.stream()
                        .mapToLong(event -> event.getBytes(StandardCharsets.UTF_8).length)
                        .sum();
    }

    /** Frees what the content of the answer holds. */
    void release() {
        if (content != null) {
            try {
                content.release();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
