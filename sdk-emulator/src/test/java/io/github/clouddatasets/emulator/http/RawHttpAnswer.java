package io.github.clouddatasets.emulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An HTTP answer as it came off the wire. */
public final class RawHttpAnswer {

    private final int status;
    private final Map<String, List<String>> headers = new TreeMap<>();
    private final byte[] body;

    private RawHttpAnswer(int status, byte[] body) {
        this.status = status;
        this.body = body;
    }

    /** Header values keep their bytes, one character each. */
    public static RawHttpAnswer parse(byte[] http) {
        String text = new String(http, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        String[] head = text.substring(0, end).split("\r\n", -1);
        RawHttpAnswer reply = new RawHttpAnswer(
                Integer.parseInt(head[0].split(" ", -1)[1]), Arrays.copyOfRange(http, end + 4, http.length));
        for (String line : Arrays.asList(head).subList(1, head.length)) {
            int colon = line.indexOf(':');
            String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
            reply.headers
                    .computeIfAbsent(name, key -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        return reply;
    }

    public int status() {
        return status;
    }

    /** The first value. */
    @Nullable
    public String header(String name) {
        List<String> values = all(name);
        return values.isEmpty() ? null : values.get(0);
    }

    public List<String> all(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    public byte[] body() {
        return body.clone();
    }

    /** The chunks of a body that came in chunks, without their frames. */
    public List<String> chunks() {
        List<String> chunks = new ArrayList<>();
        String rest = new String(body, StandardCharsets.ISO_8859_1);
        while (true) {
            int line = rest.indexOf("\r\n");
            int size = Integer.parseInt(rest.substring(0, line), 16);
            if (size == 0) {
                return chunks;
            }
            byte[] chunk = rest.substring(line + 2, line + 2 + size).getBytes(StandardCharsets.ISO_8859_1);
            chunks.add(new String(chunk, StandardCharsets.UTF_8));
            rest = rest.substring(line + 2 + size + 2);
        }
    }

    public JsonNode json() {
        return Json.parse(body)
                .orElseThrow(() -> new AssertionError("Not JSON: " + new String(body, StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return status + " " + headers + " " + new String(body, StandardCharsets.UTF_8);
    }
}
