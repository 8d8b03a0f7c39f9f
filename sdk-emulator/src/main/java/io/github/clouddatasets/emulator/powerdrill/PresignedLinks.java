package io.github.clouddatasets.emulator.powerdrill;

import io.github.clouddatasets.emulator.http.Call;
import io.github.clouddatasets.emulator.http.Percent;
import io.github.clouddatasets.emulator.http.QueryParameter;
import io.github.clouddatasets.emulator.store.WorkClock;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Creates and checks presigned links by the rules of S3: signature version 4 in the query, host as the only signed
 * header.
 */
final class PresignedLinks {

    static final String BUCKET = "/powerdrill-emulator/";
    static final String CREDENTIAL = "X-Amz-Credential";

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final String SIGNATURE = "X-Amz-Signature";
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final PowerdrillKeys keys;
    private final WorkClock workClock;
    private final Supplier<String> origin;

    /** @param origin the origin of the storage, known once the server runs */
    PresignedLinks(PowerdrillKeys keys, WorkClock workClock, Supplier<String> origin) {
        this.keys = keys;
        this.workClock = workClock;
        this.origin = origin;
    }

    PresignedLink download(String key, Duration life) {
        return link("GET", key, Map.of(), life);
    }

    PresignedLink upload(String key, String uploadId, int part, Duration life) {
        return link("PUT", key, Map.of("uploadId", uploadId, "partNumber", Integer.toString(part)), life);
    }

    /** The key of the object behind a URL; empty for a URL of another server. */
    static String key(String path) {
        return path.startsWith(BUCKET) ? Percent.decodeSegment(path.substring(BUCKET.length())) : "";
    }

    /** The object behind a URL of this storage, even of an expired link; empty for a URL of another server. */
    String keyOf(String url) {
        String start = origin.get() + BUCKET;
        int query = url.indexOf('?');
        String address = query < 0 ? url : url.substring(0, query);
        return address.startsWith(start) ? Percent.decodeSegment(address.substring(start.length())) : "";
    }

    /** Refuses a call with a link that is incomplete, changed, expired or for another method. */
    void check(Call call) {
        Map<String, String> parameters = new HashMap<>();
        for (QueryParameter parameter : call.queryParameters()) {
            parameters.put(parameter.name(), Objects.requireNonNullElse(parameter.value(), ""));
        }
        String presented = parameters.remove(SIGNATURE);
        String host = call.header("Host");
        if (presented == null || host == null) {
            throw StorageFault.accessDenied("Access Denied");
        }
        Instant expiry = expiry(parameters);
        String expected = signature(call.method(), call.path(), host, parameters);
        if (!MessageDigest.isEqual(ascii(expected), ascii(presented))) {
            throw StorageFault.signatureWrong();
        }
        if (!workClock.now().isBefore(expiry)) {
            throw StorageFault.accessDenied("Request has expired");
        }
    }

    private PresignedLink link(String method, String key, Map<String, String> more, Duration life) {
        // Links have whole seconds.
        Instant start = workClock.now().truncatedTo(ChronoUnit.SECONDS);
        String date = SECOND.format(start);
        Map<String, String> parameters = new HashMap<>(more);
        parameters.put("X-Amz-Algorithm", ALGORITHM);
        parameters.put("X-Amz-Date", date);
        parameters.put("X-Amz-SignedHeaders", "host");
        parameters.put("X-Amz-Expires", Long.toString(life.toSeconds()));
        parameters.put(CREDENTIAL, keys.storageKey() + "/" + scope(date));
        String base = origin.get();
        String host = base.substring(base.indexOf("//") + 2);
        String path = BUCKET + PowerdrillStorage.path(key);
        String signature = signature(method, path, host, parameters);
        String url = base + path + "?" + query(parameters) + "&" + SIGNATURE + "=" + signature;
        return new PresignedLink(url, start.plus(life));
    }

    private static Instant expiry(Map<String, String> parameters) {
        try {
            Instant start = Instant.from(SECOND.parse(parameters.getOrDefault("X-Amz-Date", "")));
            return start.plusSeconds(Long.parseLong(parameters.getOrDefault("X-Amz-Expires", "")));
        } catch (DateTimeException | NumberFormatException e) {
            throw StorageFault.accessDenied("Access Denied");
        }
    }

    private String signature(String method, String path, String host, Map<String, String> parameters) {
        String date = parameters.getOrDefault("X-Amz-Date", "");
        String canonical =
                String.join("\n", method, path, query(parameters), "host:" + host, "", "host", "UNSIGNED-PAYLOAD");
        String toSign = String.join("\n", ALGORITHM, date, scope(date), sha256(canonical));
        byte[] key = hmac(("AWS4" + keys.storageSecret()).getBytes(StandardCharsets.UTF_8), date.substring(0, 8));
        for (String step : new String[] {"us-east-1", "s3", "aws4_request"}) {
            key = hmac(key, step);
        }
        return HexFormat.of().formatHex(hmac(key, toSign));
    }

    private static String scope(String date) {
        return date.substring(0, 8) + "/us-east-1/s3/aws4_request";
    }

    private static String query(Map<String, String> parameters) {
        StringBuilder query = new StringBuilder();
        new TreeMap<>(parameters)
                .forEach((name, value) -> query.append(query.isEmpty() ? "" : "&")
                        .append(Percent.encode(name))
                        .append('=')
                        .append(Percent.encode(value)));
        return query.toString();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }
}
