package io.github.clouddatasets.emulator.s3;

import io.github.clouddatasets.emulator.http.QueryParameter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A signature of version 2 in a header or a link, and its calculation from the received request. Huawei's own
 * signature is the same with another prefix of the vendor's headers.
 *
 * @param vendor the prefix of the headers that the signature covers: {@code x-amz-} or {@code x-obs-}
 * @param expires the end of a link in epoch seconds; empty for a header
 */
record SignatureV2(String vendor, String accessKey, Optional<String> expires, String signature) {

    private static final Pattern AUTHORIZATION = Pattern.compile("(AWS|OBS) ([^:\\s]+):\\s*(\\S+)");

    /** The parameters that the signature covers, in lower case: those of S3 and those of OBS. */
    private static final Set<String> SIGNED = Set.of(
            "accelerate",
            "acl",
            "analytics",
            "append",
            "backtosource",
            "cors",
            "delete",
            "deletebucket",
            "directcoldaccess",
            "encryption",
            "inventory",
            "length",
            "lifecycle",
            "location",
            "logging",
            "metadata",
            "metrics",
            "mirrorbacktosource",
            "mirrorrefresh",
            "modify",
            "name",
            "notification",
            "object-lock",
            "obsalias",
            "obsbucketalias",
            "partnumber",
            "policy",
            "policystatus",
            "position",
            "quota",
            "rename",
            "replication",
            "replication_progress",
            "requestpayment",
            "restore",
            "storageclass",
            "storageinfo",
            "storagepolicy",
            "tagging",
            "torrent",
            "truncate",
            "uploadid",
            "uploads",
            "versionid",
            "versioning",
            "versions",
            "website",
            "response-cache-control",
            "response-content-disposition",
            "response-content-encoding",
            "response-content-language",
            "response-content-type",
            "response-expires",
            "x-image-process",
            "x-image-save-bucket",
            "x-image-save-object",
            "x-oss-process");

    /** Reads the value of the header {@code Authorization}. */
    static Optional<SignatureV2> ofHeader(String authorization) {
        Matcher matcher = AUTHORIZATION.matcher(authorization.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String vendor = matcher.group(1).equals("OBS") ? "x-obs-" : "x-amz-";
        return Optional.of(new SignatureV2(vendor, matcher.group(2), Optional.empty(), matcher.group(3)));
    }

    /** Reads the parameters of a presigned link. */
    static Optional<SignatureV2> ofLink(S3Request request) {
        Optional<String> amz = request.parameter("AWSAccessKeyId");
        Optional<String> accessKey = amz.isPresent() ? amz : request.parameter("AccessKeyId");
        Optional<String> expires = request.parameter("Expires");
        if (accessKey.isEmpty() || expires.isEmpty()) {
            return Optional.empty();
        }
        String signature = request.parameter("Signature").orElse("");
        return Optional.of(new SignatureV2(amz.isPresent() ? "x-amz-" : "x-obs-", accessKey.get(), expires, signature));
    }

    /** The text that the client has signed. */
    String stringToSign(S3Request request) {
        StringBuilder text = new StringBuilder(request.method())
                .append('\n')
                .append(request.header("Content-MD5").orElse(""))
                .append('\n')
                .append(request.header("Content-Type").orElse(""))
                .append('\n')
                .append(expires.orElseGet(() -> date(request)))
                .append('\n');
        for (String name : request.call().headerNames()) {
            if (name.startsWith(vendor)) {
                text.append(name)
                        .append(':')
                        .append(String.join(",", request.call().headerValues(name))
                                .strip())
                        .append('\n');
            }
        }
        return text.append(request.resource()).append(signedQuery(request)).toString();
    }

    static String sign(String stringToSign, String secretKey) {
        return Base64.getEncoder().encodeToString(Hmac.sha1(secretKey, stringToSign));
    }

    // The vendor's date replaces the date of HTTP, and is among the vendor's headers already.
    private String date(S3Request request) {
        return request.header(vendor + "date").isPresent()
                ? ""
                : request.header("Date").orElse("");
    }

    private String signedQuery(S3Request request) {
        List<QueryParameter> signed = new ArrayList<>();
        for (QueryParameter parameter : request.parameters()) {
            String name = parameter.name().toLowerCase(Locale.ROOT);
            if (SIGNED.contains(name) || name.startsWith(vendor)) {
                signed.add(parameter);
            }
        }
        signed.sort(Comparator.comparing(QueryParameter::name));
        StringBuilder query = new StringBuilder();
        for (QueryParameter parameter : signed) {
            query.append(query.isEmpty() ? '?' : '&').append(parameter.name());
            String value = parameter.value();
            if (value != null && !value.isEmpty()) {
                query.append('=').append(value);
            }
        }
        return query.toString();
    }
}
