package io.github.clouddatasets.emulator.s3;

import io.github.clouddatasets.emulator.http.Call;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Checks the signature of a request, in a header or a link, of version 4 or 2. */
final class S3Authentication {

    private static final Duration TOLERANCE = Duration.ofMinutes(15);
    private static final long LONGEST_LINK = Duration.ofDays(7).toSeconds();
    private static final String HASH = "x-amz-content-sha256";
    private static final String UNSIGNED = "UNSIGNED-PAYLOAD";
    /** Credentials of the services: whoever sends them to a link gives them away. */
    private static final List<String> UNWANTED = List.of("X-Auth-Token", "x-pd-api-key", "Cookie");

    private final S3Account account;
    private final Clock clock;

    S3Authentication(S3Account account, Clock clock) {
        this.account = account;
        this.clock = clock;
    }

    /** The access key that a request names, in a header or a link, whether its signature is right or not. */
    static Optional<String> accessKey(Call call) {
        S3Request request = new S3Request(call);
        String authorization = request.header("Authorization").orElse("");
        return SignatureV4.ofHeader(authorization)
                .or(() -> SignatureV4.ofLink(request))
                .map(signature -> signature.scope().accessKey())
                .or(() -> SignatureV2.ofHeader(authorization)
                        .or(() -> SignatureV2.ofLink(request))
                        .map(SignatureV2::accessKey));
    }

    /** Refuses a request without a valid signature, and says how the body of a request is signed. */
    PayloadSignature check(S3Request request) {
        Optional<String> authorization = request.header("Authorization");
        boolean linkV4 = request.has("X-Amz-Algorithm");
        boolean linkV2 = request.has("Signature") && (request.has("AWSAccessKeyId") || request.has("AccessKeyId"));
        if (linkV4 || linkV2) {
            refuseUnwanted(request, authorization.isPresent());
            return linkV4 ? linkV4(request) : linkV2(request);
        }
        if (authorization.isEmpty()) {
            throw S3Fault.accessDenied("Access Denied");
        }
        return authorization.get().startsWith(SignatureV4.ALGORITHM)
                ? headerV4(request, authorization.get())
                : headerV2(request, authorization.get());
    }

    private PayloadSignature headerV4(S3Request request, String authorization) {
        SignatureV4 signature = SignatureV4.ofHeader(authorization)
                .orElseThrow(() -> S3Fault.authorizationMalformed("The authorization header is malformed."));
        requireAccount(signature.scope().accessKey());
        String hash = request.header(HASH)
                .orElseThrow(() -> S3Fault.requestInvalid("Missing required header for this request: " + HASH));
        requireSigned(request, signature.signedHeaders());
        // Huawei's client sends the date of HTTP, and signs it in the form of x-amz-date.
        Instant signedAt = request.header("x-amz-date")
                .map(S3Time::parseBasic)
                .orElseGet(() -> request.header("Date").flatMap(S3Time::parseHeader))
                .orElseThrow(S3Authentication::dateInvalid);
        String date = S3Time.basic(signedAt);
        requireInTime(date, signedAt);
        if (!date.startsWith(signature.scope().date())) {
            throw S3Fault.authorizationMalformed("Invalid credential date in Authorization header.");
        }
        compare(signature, request, date, hash);
        // Huawei's client gives every stream the hash of nothing.
        boolean promised = request.header("x-amz-date").isPresent() || !hash.equals(ChunkSigner.NOTHING);
        return payload(promised ? hash : UNSIGNED, signature, date);
    }

    private PayloadSignature linkV4(S3Request request) {
        SignatureV4 signature = SignatureV4.ofLink(request)
                .filter(found -> request.parameter("X-Amz-Algorithm")
                        .filter(SignatureV4.ALGORITHM::equals)
                        .isPresent())
                .orElseThrow(() -> S3Fault.linkMalformed("Query-string authentication version 4 requires the"
                        + " X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and"
                        + " X-Amz-Expires parameters."));
        requireAccount(signature.scope().accessKey());
        String date = request.parameter("X-Amz-Date").orElse("");
        Instant signedAt = S3Time.parseBasic(date)
                .orElseThrow(() -> S3Fault.linkMalformed("X-Amz-Date must be in the ISO8601 Long Format"));
        int life = request.number("X-Amz-Expires", -1);
        if (life < 1 || life > LONGEST_LINK) {
            throw S3Fault.linkMalformed("X-Amz-Expires must be between 1 and " + LONGEST_LINK + " seconds");
        }
        if (!signature.signedHeaders().contains("host")
                || !date.startsWith(signature.scope().date())) {
            throw S3Fault.linkMalformed("X-Amz-SignedHeaders must contain host, and X-Amz-Credential the date");
        }
        String hash = request.header(HASH)
                .or(() -> request.parameter("X-Amz-Content-Sha256"))
                .orElse(UNSIGNED);
        compare(signature, request, date, hash);
        if (signedAt.isAfter(clock.instant().plus(TOLERANCE))) {
            throw S3Fault.accessDenied("Request is not valid yet");
        }
        requireUnexpired(signedAt.plusSeconds(life));
        return payload(hash, signature, date);
    }

    private PayloadSignature headerV2(S3Request request, String authorization) {
        SignatureV2 signature = SignatureV2.ofHeader(authorization)
                .orElseThrow(() -> S3Fault.argumentInvalid("Unsupported Authorization Type"));
        requireAccount(signature.accessKey());
        String date = request.header(signature.vendor() + "date")
                .or(() -> request.header("Date"))
                .orElse("");
        Instant signedAt =
                S3Time.parseHeader(date).or(() -> S3Time.parseBasic(date)).orElseThrow(S3Authentication::dateInvalid);
        requireInTime(date, signedAt);
        compare(signature, request);
        return PayloadSignature.none(request.header(HASH));
    }

    private PayloadSignature linkV2(S3Request request) {
        SignatureV2 signature = SignatureV2.ofLink(request)
                .orElseThrow(() -> S3Fault.accessDenied("Query-string authentication requires the Signature, Expires"
                        + " and AWSAccessKeyId parameters"));
        requireAccount(signature.accessKey());
        compare(signature, request);
        try {
            requireUnexpired(
                    Instant.ofEpochSecond(Long.parseLong(signature.expires().orElse(""))));
        } catch (NumberFormatException | DateTimeException e) {
            throw S3Fault.accessDenied("Invalid date (should be seconds since epoch)");
        }
        return PayloadSignature.none(request.header(HASH));
    }

    private void requireAccount(String accessKey) {
        if (!accessKey.equals(account.accessKey())) {
            throw S3Fault.accessKeyUnknown(accessKey);
        }
    }

    private void requireInTime(String date, Instant signedAt) {
        if (Duration.between(signedAt, clock.instant()).abs().compareTo(TOLERANCE) > 0) {
            throw S3Fault.timeSkewed(date, clock.instant(), TOLERANCE);
        }
    }

    private void requireUnexpired(Instant expiry) {
        if (!clock.instant().isBefore(expiry)) {
            throw S3Fault.accessDenied("Request has expired");
        }
    }

    private PayloadSignature payload(String hash, SignatureV4 signature, String date) {
        return PayloadSignature.of(
                hash, new ChunkSigner(signature.scope(), account.secretKey(), date, signature.signature()));
    }

    private void compare(SignatureV4 signature, S3Request request, String date, String hash) {
        String stringToSign = signature.stringToSign(request, SignatureV4.path(request), date, hash);
        // Huawei's client signs the path in the form in which it sends the path.
        String asSent = signature.stringToSign(request, request.call().path(), date, hash);
        if (!isSigned(signature, stringToSign) && !isSigned(signature, asSent)) {
            throw S3Fault.signatureWrong(stringToSign);
        }
    }

    private boolean isSigned(SignatureV4 signature, String stringToSign) {
        return Hmac.same(signature.expected(stringToSign, account.secretKey()), signature.signature());
    }

    private void compare(SignatureV2 signature, S3Request request) {
        String stringToSign = signature.stringToSign(request);
        if (!Hmac.same(SignatureV2.sign(stringToSign, account.secretKey()), signature.signature())) {
            throw S3Fault.signatureWrong(stringToSign);
        }
    }

    // A header that the signature does not cover could be changed on the way.
    private static void requireSigned(S3Request request, List<String> signed) {
        if (!signed.contains("host")) {
            throw S3Fault.authorizationMalformed("The host header must be signed.");
        }
        for (String name : request.call().headerNames()) {
            if (name.startsWith("x-amz-") && !signed.contains(name)) {
                throw S3Fault.accessDenied("There were headers present in the request which were not signed: " + name);
            }
        }
    }

    private static void refuseUnwanted(S3Request request, boolean authorized) {
        if (authorized) {
            throw S3Fault.argumentInvalid("Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter,"
                    + " Signature query string parameter or the Authorization header should be specified");
        }
        for (String name : UNWANTED) {
            if (request.header(name).isPresent()) {
                throw S3Fault.argumentInvalid("This header must not be sent to a presigned link: " + name);
            }
        }
    }

    private static S3Fault dateInvalid() {
        return S3Fault.accessDenied("AWS authentication requires a valid Date or x-amz-date header");
    }
}
