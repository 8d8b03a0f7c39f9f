package io.github.clouddatasets.emulator.s3;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * What a listing asks for.
 *
 * @param after the last key or common prefix that the client has seen, or empty
 * @param most the largest number of entries
 * @param encoded whether the client wants keys percent-encoded
 */
record ListingRequest(String prefix, String delimiter, String after, int most, boolean encoded) {

    private static final int LARGEST_PAGE = 1000;

    static ListingRequest first(S3Request request) {
        return of(request, "max-keys", request.parameter("marker").orElse(""));
    }

    static ListingRequest second(S3Request request) {
        Optional<String> token = request.parameter("continuation-token");
        if (request.has("continuation-token") && token.isEmpty()) {
            throw S3Fault.argumentInvalid("The continuation token provided is incorrect");
        }
        String after = token.map(ListingRequest::decode)
                .orElse(request.parameter("start-after").orElse(""));
        return of(request, "max-keys", after);
    }

    static ListingRequest ofUploads(S3Request request) {
        return of(request, "max-uploads", request.parameter("key-marker").orElse(""));
    }

    private static ListingRequest of(S3Request request, String most, String after) {
        Optional<String> encoding = request.parameter("encoding-type");
        if (encoding.isPresent() && !encoding.get().equals("url")) {
            throw S3Fault.argumentInvalid("Invalid Encoding Method specified in Request");
        }
        return new ListingRequest(
                request.parameter("prefix").orElse(""),
                request.parameter("delimiter").orElse(""),
                after,
                Math.min(LARGEST_PAGE, request.number(most, LARGEST_PAGE)),
                encoding.isPresent());
    }

    /** A key as the answer writes the key. */
    String written(String key) {
        return encoded
                ? io.github.clouddatasets.emulator.http.Percent.encode(key).replace("%2F", "/")
                : key;
    }

    /** A continuation token: nobody but the storage reads the text. */
    static String token(String last) {
        return Base64.getUrlEncoder().encodeToString(last.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw S3Fault.argumentInvalid("The continuation token provided is incorrect");
        }
    }
}
