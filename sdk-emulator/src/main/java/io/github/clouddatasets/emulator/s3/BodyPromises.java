package io.github.clouddatasets.emulator.s3;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the headers of a request say about its body.
 *
 * @param md5 the header {@code Content-MD5}
 * @param size the number of bytes without the chunks around them
 * @param sums checksums in Base64 by algorithm; an empty one follows in a trailer
 */
record BodyPromises(Optional<String> md5, Optional<String> size, Map<String, String> sums) {

    static final BodyPromises NONE = new BodyPromises(Optional.empty(), Optional.empty(), Map.of());

    private static final String HEADER = "x-amz-checksum-";

    BodyPromises {
        sums = Map.copyOf(sums);
    }

    static BodyPromises of(S3Request request) {
        List<String> trailers = Arrays.asList(request.header("x-amz-trailer")
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .split("[,\\s]+", -1));
        Map<String, String> sums = new TreeMap<>();
        for (String algorithm : BodyChecksum.ALGORITHMS) {
            Optional<String> value = request.vendorHeader("checksum-" + algorithm);
            if (value.isPresent() || trailers.contains(HEADER + algorithm)) {
                sums.put(algorithm, value.orElse(""));
            }
        }
        return new BodyPromises(request.header("Content-MD5"), request.header("x-amz-decoded-content-length"), sums);
    }

    /** Starts the checksums that the body must have. */
    List<BodyChecksum> start() {
        return sums.keySet().stream()
                .map(BodyChecksum::start)
                .flatMap(Optional::stream)
                .toList();
    }

    void checkSize(long received) {
        if (size.isPresent() && !size.get().equals(Long.toString(received))) {
            throw S3Fault.bodyIncomplete();
        }
    }

    void checkMd5(byte[] received) {
        if (md5.isEmpty()) {
            return;
        }
        byte[] promised;
        try {
            promised = Base64.getDecoder().decode(md5.get().strip());
        } catch (IllegalArgumentException e) {
            throw S3Fault.digestInvalid();
        }
        if (promised.length != received.length) {
            throw S3Fault.digestInvalid();
        }
        if (!MessageDigest.isEqual(promised, received)) {
            throw S3Fault.digestWrong("Content-MD5");
        }
    }

    /** Ends the checksums, and returns their values by algorithm. */
    Map<String, String> checkSums(List<BodyChecksum> received, Map<String, String> trailers) {
        Map<String, String> values = new LinkedHashMap<>();
        for (BodyChecksum sum : received) {
            String promised = sums.getOrDefault(sum.algorithm(), "");
            if (promised.isEmpty()) {
                promised = trailers.getOrDefault(HEADER + sum.algorithm(), "");
            }
            if (promised.isEmpty()) {
                throw S3Fault.trailerMalformed();
            }
            String value = sum.value();
            if (!promised.equals(value)) {
                throw S3Fault.digestWrong(sum.algorithm().toUpperCase(Locale.ROOT));
            }
            values.put(sum.algorithm(), value);
        }
        return values;
    }
}
