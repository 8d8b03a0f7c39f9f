package io.github.clouddatasets.datasets;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import okhttp3.mockwebserver.RecordedRequest;

/** SDK-HMAC-SHA256 once more, from the words of specs/modelarts.md section 4, to hold against the SDK's own signer. */
final class ReferenceSigner {

    private ReferenceSigner() {}

    /** What the Authorization header of this request must be. */
    static String authorization(RecordedRequest request, String accessKey, String secretKey) {
        TreeMap<String, String> headers = new TreeMap<>();
        for (String name : new String[] {"host", "x-project-id", "x-sdk-date", "x-security-token"}) {
            String value = request.getHeader(name);
            if (value != null) {
                headers.put(name, value.trim());
            }
        }
        byte[] body = request.getBody().clone().readByteArray();
        return authorization(
                String.valueOf(request.getMethod()),
                String.valueOf(request.getPath()),
                headers,
                body,
                accessKey,
                secretKey);
    }

    static String authorization(
            String method,
            String target,
            Map<String, String> headers,
            byte[] body,
            String accessKey,
            String secretKey) {
        String[] pathAndQuery = target.split("\\?", 2);
        String uri = Arrays.stream(pathAndQuery[0].split("/", -1))
                .map(segment -> encode(decode(segment)))
                .collect(Collectors.joining("/"));
        if (!uri.endsWith("/")) {
            uri += "/";
        }
        String query = pathAndQuery.length == 1
                ? ""
                : Arrays.stream(pathAndQuery[1].split("&"))
                        .map(pair -> pair.split("=", 2))
                        .map(pair -> new String[] {encode(decode(pair[0])), encode(decode(pair[1]))})
                        .sorted(Comparator.comparing((String[] pair) -> pair[0]))
                        .map(pair -> pair[0] + "=" + pair[1])
                        .collect(Collectors.joining("&"));
        StringBuilder lines = new StringBuilder();
        headers.forEach(
                (name, value) -> lines.append(name).append(':').append(value).append('\n'));
        String names = String.join(";", headers.keySet());
        String canonical = String.join("\n", method, uri, query, lines, names, sha256(body));
        String toSign = "SDK-HMAC-SHA256\n" + headers.get("x-sdk-date") + "\n"
                + sha256(canonical.getBytes(StandardCharsets.UTF_8));
        return "SDK-HMAC-SHA256 Access=" + accessKey + ", SignedHeaders=" + names + ", Signature="
                + hmac(secretKey, toSign);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hmac(String key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
