package io.github.clouddatasets.emulator.s3;

import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the body of a request is signed.
 *
 * @param sha256 the promised hash of the body; empty if nothing is promised
 * @param chunked whether the body comes in chunks of AWS
 * @param signer the signer of the chunks; null if the chunks have no signatures
 * @param trailing whether trailers follow the last chunk
 */
record PayloadSignature(
        Optional<String> sha256, boolean chunked, @Nullable ChunkSigner signer, boolean trailing) {

    private static final String SIGNED_CHUNKS = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";
    private static final String TRAILER = "-TRAILER";
    private static final String UNSIGNED_CHUNKS = "STREAMING-UNSIGNED-PAYLOAD" + TRAILER;

    /** Reads the value of {@code x-amz-content-sha256}. */
    static PayloadSignature of(String hash, ChunkSigner signer) {
        return switch (hash) {
            case "UNSIGNED-PAYLOAD" -> new PayloadSignature(Optional.empty(), false, null, false);
            case SIGNED_CHUNKS -> new PayloadSignature(Optional.empty(), true, signer, false);
            case SIGNED_CHUNKS + TRAILER -> new PayloadSignature(Optional.empty(), true, signer, true);
            case UNSIGNED_CHUNKS -> new PayloadSignature(Optional.empty(), true, null, true);
            default -> ofHash(hash);
        };
    }

    /** The body of a request with a signature of version 2, which does not cover the body. */
    static PayloadSignature none(Optional<String> hash) {
        boolean chunked = hash.filter(UNSIGNED_CHUNKS::equals).isPresent();
        return new PayloadSignature(Optional.empty(), chunked, null, chunked);
    }

    /** The bytes of the object in a body as it arrives. */
    InputStream decode(InputStream body) {
        if (chunked) {
            return new ChunkedBody(body, signer, trailing);
        }
        return sha256.<InputStream>map(hash -> new HashedBody(body, hash)).orElse(body);
    }

    private static PayloadSignature ofHash(String hash) {
        if (!hash.toLowerCase(Locale.ROOT).matches("[0-9a-f]{64}")) {
            throw S3Fault.argumentInvalid("x-amz-content-sha256 must be UNSIGNED-PAYLOAD, STREAMING-UNSIGNED-PAYLOAD-"
                    + "TRAILER, STREAMING-AWS4-HMAC-SHA256-PAYLOAD, STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER or a"
                    + " valid sha256 value.");
        }
        return new PayloadSignature(Optional.of(hash.toLowerCase(Locale.ROOT)), false, null, false);
    }
}
