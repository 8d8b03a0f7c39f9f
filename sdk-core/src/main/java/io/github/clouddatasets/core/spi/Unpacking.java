package io.github.clouddatasets.core.spi;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.zip.Inflater;
import okhttp3.Headers;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import okio.GzipSource;
import okio.InflaterSource;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks answers that a proxy or a service packed although nobody asked for that. OkHttp unpacks only what it asked for
 * itself, and takes the header away then: a {@code Content-Encoding} that is still there is for this class.
 */
final class Unpacking {

    private Unpacking() {}

    /**
     * The body in plain bytes; the body itself where it is not packed. Null if it is packed in a way that this class does
     * not know, such as {@code br}.
     *
     * @throws IOException if the connection breaks
     */
    static @Nullable ResponseBody of(Response response, ResponseBody body) throws IOException {
        List<String> headers = response.headers("Content-Encoding");
        return headers.isEmpty() ? body : unpacked(headers, body);
    }

    private static @Nullable ResponseBody unpacked(List<String> headers, ResponseBody body) throws IOException {
        String[] encodings = String.join(",", headers).toLowerCase(Locale.ROOT).split(",", -1);
        BufferedSource plain = body.source();
        for (int i = encodings.length - 1; i >= 0; i--) { // the last one was put on last
            BufferedSource next = switch (encodings[i].strip()) {
                case "", "identity" -> plain;
                case "gzip", "x-gzip" -> gunzipped(plain);
                case "deflate" -> inflated(plain);
                default -> null;
            };
            if (next == null) {
                return null;
            }
            plain = next;
        }
        return plain == body.source() ? body : ResponseBody.create(plain, body.contentType(), -1);
    }

    /** The answer's headers without those that describe the packed bytes. */
    static Headers withoutPacking(Headers headers) {
        return headers.get("Content-Encoding") == null
                ? headers
                : headers.newBuilder()
                        .removeAll("Content-Encoding")
                        .removeAll("Content-Length")
                        .build();
    }

    /** An empty body, or one that was not packed in spite of the header, stays what it is. */
    private static BufferedSource gunzipped(BufferedSource packed) throws IOException {
        boolean really = packed.request(2)
                && (packed.getBuffer().getByte(0) & 0xFF) == 0x1F
                && (packed.getBuffer().getByte(1) & 0xFF) == 0x8B;
        return really ? Okio.buffer(new GzipSource(packed)) : packed;
    }

    /** Servers send {@code deflate} with the header of zlib, as the standard says, or without. */
    private static BufferedSource inflated(BufferedSource packed) throws IOException {
        if (!packed.request(2)) {
            return packed;
        }
        int first = packed.getBuffer().getByte(0) & 0xFF;
        int second = packed.getBuffer().getByte(1) & 0xFF;
        boolean zlib = (first & 0x0F) == 8 && (first << 8 | second) % 31 == 0;
        return Okio.buffer(new InflaterSource(packed, new Inflater(!zlib)));
    }
}
