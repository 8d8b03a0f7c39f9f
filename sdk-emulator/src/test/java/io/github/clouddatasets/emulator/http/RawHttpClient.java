package io.github.clouddatasets.emulator.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** An HTTP client that sends requests byte for byte, each over a new socket. */
public final class RawHttpClient {

    private final String base;
    private final Map<String, String> headers = new LinkedHashMap<>();

    /** Creates a client for paths below {@code base}. */
    public RawHttpClient(String base) {
        this.base = base;
    }

    /** The same client with one more header. */
    public RawHttpClient with(String name, String value) {
        RawHttpClient http = new RawHttpClient(base);
        http.headers.putAll(headers);
        http.headers.put(name, value);
        return http;
    }

    public String authority() {
        return URI.create(base).getRawAuthority();
    }

    public String target(String path) {
        return URI.create(base).getRawPath() + path;
    }

    public RawHttpAnswer get(String path) {
        return send("GET", path, "");
    }

    public RawHttpAnswer post(String path, String json) {
        return with("Content-Type", "application/json").send("POST", path, json);
    }

    public RawHttpAnswer send(String method, String path, String body) {
        return send(method, path, body.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends a body that is no text. */
    public RawHttpAnswer send(String method, String path, byte[] body) {
        return exchange(request(method, path, body, "close"), false);
    }

    /** Posts JSON over a connection that stays open: an answer of unknown length then has chunks. */
    public RawHttpAnswer stream(String path, String json) {
        return exchange(
                with("Content-Type", "application/json")
                        .request("POST", path, json.getBytes(StandardCharsets.UTF_8), "keep-alive"),
                true);
    }

    private byte[] request(String method, String path, byte[] bytes, String connection) {
        StringBuilder head = new StringBuilder(method + " " + target(path) + " HTTP/1.1\r\n");
        if (!headers.containsKey("Host")) {
            head.append("Host: ").append(authority()).append("\r\n");
        }
        head.append("Connection: ").append(connection).append("\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        if (bytes.length > 0 || method.equals("POST")) {
            head.append("Content-Length: ").append(bytes.length).append("\r\n");
        }
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        request.writeBytes(bytes);
        return request.toByteArray();
    }

    private RawHttpAnswer exchange(byte[] request, boolean chunked) {
        int port = URI.create(base).getPort();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request);
            InputStream in = socket.getInputStream();
            return RawHttpAnswer.parse(chunked ? upToLastChunk(in) : in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] upToLastChunk(InputStream in) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        while (!read.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n0\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException(read.toString(StandardCharsets.UTF_8));
            }
            read.write(next);
            // The last chunk ends with a line feed.
            while (next != '\n' && (next = in.read()) >= 0) {
                read.write(next);
            }
        }
        return read.toByteArray();
    }
}
