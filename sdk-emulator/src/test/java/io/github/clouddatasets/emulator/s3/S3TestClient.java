package io.github.clouddatasets.emulator.s3;

import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.http.RawHttpAnswer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A client that signs with version 4 on its own and sends each request over a new socket, byte for byte. */
final class S3TestClient {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final URI origin;
    private final String accessKey;
    private final String secretKey;
    private final Instant now;

    S3TestClient(DatasetCloudEmulator cloud, Instant now) {
        this(URI.create(cloud.s3Endpoint()), cloud.accessKey(), cloud.secretKey(), now);
    }

    S3TestClient(URI origin, String accessKey, String secretKey, Instant now) {
        this.origin = origin;
        this.accessKey = accessKey;
        this.secretKey = secretKey;
        this.now = now;
    }

    RawHttpAnswer get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    RawHttpAnswer put(String path, String body, String... headers) {
        return send("PUT", path, body, headers);
    }

    RawHttpAnswer send(String method, String path, String body, String... headers) {
        return send(method, path, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    RawHttpAnswer send(String method, String path, byte[] body, String... headers) {
        return exchange(request(method, path, body, headers));
    }

    /** The bytes of a signed request. A header in {@code headers} replaces the usual one; one without a value is left out. */
    byte[] request(String method, String path, byte[] body, String... headers) {
        Map<String, String> all = new TreeMap<>();
        all.put("host", origin.getRawAuthority());
        all.put("x-amz-date", DATE.format(now));
        all.put("x-amz-content-sha256", hex(sha256(body)));
        all.put("content-length", Integer.toString(body.length));
        for (String header : headers) {
            int colon = header.indexOf(':');
            all.put(header.substring(0, colon), header.substring(colon + 1).strip());
        }
        all.values().removeIf(String::isEmpty);
        Map<String, String> signed = new TreeMap<>(all);
        signed.remove("content-length");
        signed.remove("authorization");
        all.putIfAbsent("authorization", authorization(method, path, signed));
        StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nConnection: close\r\n");
        all.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        request.writeBytes(body);
        return request.toByteArray();
    }

    /** The link with a signature of version 4. */
    String link(String method, String path, int seconds) {
        String date = DATE.format(now);
        String query = "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=" + accessKey + "%2F" + date.substring(0, 8)
                + "%2Feu-de%2Fs3%2Faws4_request&X-Amz-Date=" + date + "&X-Amz-Expires=" + seconds
                + "&X-Amz-SignedHeaders=host";
        String canonical = String.join(
                "\n", method, path, query, "host:" + origin.getRawAuthority() + "\n", "host", "UNSIGNED-PAYLOAD");
        return path + "?" + query + "&X-Amz-Signature=" + sign(canonical);
    }

    RawHttpAnswer exchange(byte[] request) {
        try (Socket socket = open()) {
            socket.getOutputStream().write(request);
            return RawHttpAnswer.parse(socket.getInputStream().readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A request without a signature. */
    RawHttpAnswer plain(String method, String path, String... headers) {
        StringBuilder head = new StringBuilder(
                method + " " + path + " HTTP/1.1\r\nConnection: close\r\nHost: " + origin.getRawAuthority() + "\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        return exchange(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    }

    Socket open() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), origin.getPort());
        socket.setSoTimeout(20_000);
        return socket;
    }

    /** The code of S3's error document. */
    static String code(RawHttpAnswer answer) {
        return element(answer, "Code");
    }

    /** The text of the first element with this name; empty without one. */
    static String element(RawHttpAnswer answer, String name) {
        String xml = new String(answer.body(), StandardCharsets.UTF_8);
        int start = xml.indexOf("<" + name + ">");
        int end = xml.indexOf("</" + name + ">");
        return start < 0 ? "" : xml.substring(start + name.length() + 2, end);
    }

    private String authorization(String method, String path, Map<String, String> headers) {
        int question = path.indexOf('?');
        String query = question < 0 ? "" : path.substring(question + 1);
        Map<String, String> parameters = new TreeMap<>();
        for (String pair : query.isEmpty() ? new String[0] : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            parameters.put(equals < 0 ? pair : pair.substring(0, equals), equals < 0 ? "" : pair.substring(equals + 1));
        }
        StringBuilder sorted = new StringBuilder();
        parameters.forEach((name, value) -> sorted.append(sorted.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(value));
        StringBuilder lines = new StringBuilder();
        headers.forEach(
                (name, value) -> lines.append(name).append(':').append(value).append('\n'));
        String names = String.join(";", headers.keySet());
        String canonical = String.join(
                "\n",
                method,
                question < 0 ? path : path.substring(0, question),
                sorted,
                lines,
                names,
                headers.get("x-amz-content-sha256"));
        return "AWS4-HMAC-SHA256 Credential=" + accessKey + "/" + scope() + ", SignedHeaders=" + names + ", Signature="
                + sign(canonical);
    }

    private String scope() {
        return DATE.format(now).substring(0, 8) + "/eu-de/s3/aws4_request";
    }

    private String sign(String canonical) {
        String toSign = String.join(
                "\n",
                "AWS4-HMAC-SHA256",
                DATE.format(now),
                scope(),
                hex(sha256(canonical.getBytes(StandardCharsets.UTF_8))));
        byte[] key = ("AWS4" + secretKey).getBytes(StandardCharsets.UTF_8);
        for (String step : scope().split("/", -1)) {
            key = hmac(key, step);
        }
        return hex(hmac(key, toSign));
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
