package io.github.clouddatasets.emulator.s3;

import io.github.clouddatasets.emulator.http.Percent;
import io.github.clouddatasets.emulator.http.QueryParameter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A signature of version 4 in a header or a link, and its calculation from the received request. */
record SignatureV4(CredentialScope scope, List<String> signedHeaders, String signature) {

    static final String ALGORITHM = "AWS4-HMAC-SHA256";
    static final String LINK_SIGNATURE = "X-Amz-Signature";

    private static final Pattern AUTHORIZATION = Pattern.compile(
            ALGORITHM + "\\s+Credential=([^,\\s]+),\\s*SignedHeaders=([^,\\s]+),\\s*Signature=([0-9a-f]{64})");

    SignatureV4 {
        signedHeaders = List.copyOf(signedHeaders);
    }

    /** Reads the value of the header {@code Authorization}. */
    static Optional<SignatureV4> ofHeader(String authorization) {
        Matcher matcher = AUTHORIZATION.matcher(authorization.strip());
        return matcher.matches() ? of(matcher.group(1), matcher.group(2), matcher.group(3)) : Optional.empty();
    }

    /** Reads the parameters of a presigned link. */
    static Optional<SignatureV4> ofLink(S3Request request) {
        return of(
                request.parameter("X-Amz-Credential").orElse(""),
                request.parameter("X-Amz-SignedHeaders").orElse(""),
                request.parameter(LINK_SIGNATURE).orElse(""));
    }

    private static Optional<SignatureV4> of(String credential, String headers, String signature) {
        return CredentialScope.parse(credential)
                .map(scope -> new SignatureV4(scope, Arrays.asList(headers.split(";", -1)), signature));
    }

    /**
     * The text that the client has signed.
     *
     * @param path the path in the form in which the client has signed the path
     * @param date the time of the signature as the client has written the time
     * @param payloadHash the hash of the body, or the word that replaces the hash
     */
    String stringToSign(S3Request request, String path, String date, String payloadHash) {
        String canonical = canonicalRequest(request, path, payloadHash);
        byte[] hash = Hmac.digest("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));
        return String.join("\n", ALGORITHM, date, scope.text(), HexFormat.of().formatHex(hash));
    }

    String expected(String stringToSign, String secretKey) {
        return HexFormat.of().formatHex(Hmac.sha256(scope.signingKey(secretKey), stringToSign));
    }

    private String canonicalRequest(S3Request request, String path, String payloadHash) {
        StringBuilder headers = new StringBuilder();
        for (String name : signedHeaders) {
            List<String> values = request.call().headerValues(name).stream()
                    .map(value -> value.strip().replaceAll(" +", " "))
                    .toList();
            headers.append(name).append(':').append(String.join(",", values)).append('\n');
        }
        return String.join(
                "\n",
                request.method(),
                path,
                canonicalQuery(request.parameters()),
                headers,
                String.join(";", signedHeaders),
                payloadHash);
    }

    /** The path in the form of the standard: each character is encoded exactly once, whatever the client has sent. */
    static String path(S3Request request) {
        List<String> segments = new ArrayList<>();
        for (String segment : Percent.decodeSegment(request.call().path()).split("/", -1)) {
            segments.add(Percent.encode(segment));
        }
        return String.join("/", segments);
    }

    private static String canonicalQuery(List<QueryParameter> parameters) {
        return parameters.stream()
                .filter(parameter -> !parameter.name().equals(LINK_SIGNATURE))
                .map(parameter -> new String[] {
                    Percent.encode(parameter.name()), Percent.encode(Objects.requireNonNullElse(parameter.value(), ""))
                })
                .sorted((a, b) -> a[0].equals(b[0]) ? a[1].compareTo(b[1]) : a[0].compareTo(b[0]))
                .map(pair -> pair[0] + "=" + pair[1])
                .reduce((a, b) -> a + "&" + b)
                .orElse("");
    }
}
