package io.github.clouddatasets.emulator.iam;

import io.github.clouddatasets.emulator.http.Call;
import io.github.clouddatasets.emulator.http.Percent;
import io.github.clouddatasets.emulator.http.QueryParameter;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature in {@code Authorization: SDK-HMAC-SHA256 Access=.., SignedHeaders=.., Signature=..}, and the check of
 * this signature against the received request.
 */
public record AkSkSignature(String accessKey, List<String> signedHeaders, String signature) {

    private static final String ALGORITHM = "SDK-HMAC-SHA256";
    private static final Pattern AUTHORIZATION =
            Pattern.compile(ALGORITHM + " Access=([^,\\s]+), ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})");

    public static Optional<AkSkSignature> parse(String authorization) {
        Matcher matcher = AUTHORIZATION.matcher(authorization);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        List<String> names = List.of(matcher.group(2).split(";", -1));
        return Optional.of(new AkSkSignature(matcher.group(1), names, matcher.group(3)));
    }

    /** Whether the caller has the secret key, and no signed part of the request has changed on the way. */
    public boolean matches(Call call, String date, String secretKey) {
        String canonical = canonicalRequest(call);
        String toSign = ALGORITHM + "\n" + date + "\n" + sha256(canonical.getBytes(StandardCharsets.UTF_8));
        byte[] expected = hmac(secretKey, toSign).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.US_ASCII));
    }

    private String canonicalRequest(Call call) {
        StringBuilder headers = new StringBuilder();
        for (String name : signedHeaders) {
            String value = Objects.requireNonNullElse(call.header(name), "");
            headers.append(name).append(':').append(value.strip()).append('\n');
        }
        return String.join(
                "\n",
                call.method(),
                canonicalPath(call.sentPath()),
                canonicalQuery(call.queryParameters()),
                headers,
                String.join(";", signedHeaders),
                payloadHash(call));
    }

    // Decoding first makes sure that each segment is encoded exactly once, whatever the client left unencoded.
    private static String canonicalPath(String path) {
        StringBuilder canonical = new StringBuilder();
        for (String segment : path.substring(1).split("/", -1)) {
            // An encoded slash divides segments too: the service splits the decoded path.
            for (String part : Percent.decodeSegment(segment).split("/", -1)) {
                canonical.append('/').append(Percent.encode(part));
            }
        }
        return canonical.charAt(canonical.length() - 1) == '/' ? canonical.toString() : canonical + "/";
    }

    private static String canonicalQuery(List<QueryParameter> parameters) {
        record Pair(String name, String value) {}
        List<Pair> pairs = new ArrayList<>();
        for (QueryParameter parameter : parameters) {
            String value = Objects.requireNonNullElse(parameter.value(), "");
            pairs.add(new Pair(Percent.encode(parameter.name()), Percent.encode(value)));
        }
        pairs.sort(Comparator.comparing(Pair::name)); // a stable sort: values of one name stay in their order
        List<String> texts = new ArrayList<>();
        for (Pair pair : pairs) {
            texts.add(pair.name + "=" + pair.value);
        }
        return String.join("&", texts);
    }

    // A client may replace the hash by UNSIGNED-PAYLOAD: then the client has signed the value of the header.
    private static String payloadHash(Call call) {
        String declared = call.header("X-Sdk-Content-Sha256");
        return declared != null ? declared : sha256(call.body());
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hmac(String secretKey, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secretKey.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
