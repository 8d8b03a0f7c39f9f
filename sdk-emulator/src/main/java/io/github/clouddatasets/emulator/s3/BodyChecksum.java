package io.github.clouddatasets.emulator.s3;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/** One of the checksums of S3 while it is calculated: {@code crc32}, {@code crc32c}, {@code crc64nvme}, a SHA. */
final class BodyChecksum {

    static final List<String> ALGORITHMS = List.of("crc32", "crc32c", "crc64nvme", "sha1", "sha256");

    private final String algorithm;
    private final Checksum sum;
    private final int size;

    private BodyChecksum(String algorithm, Checksum sum, int size) {
        this.algorithm = algorithm;
        this.sum = sum;
        this.size = size;
    }

    /** Starts a checksum; empty for an unknown algorithm. */
    static Optional<BodyChecksum> start(String algorithm) {
        String name = algorithm.toLowerCase(Locale.ROOT);
        return switch (name) {
            case "crc32" -> Optional.of(new BodyChecksum(name, new CRC32(), 4));
            case "crc32c" -> Optional.of(new BodyChecksum(name, new CRC32C(), 4));
            case "crc64nvme" -> Optional.of(new BodyChecksum(name, new Crc64Nvme(), 8));
            case "sha1" -> Optional.of(new BodyChecksum(name, new Digest("SHA-1"), 0));
            case "sha256" -> Optional.of(new BodyChecksum(name, new Digest("SHA-256"), 0));
            default -> Optional.empty();
        };
    }

    String algorithm() {
        return algorithm;
    }

    void add(byte[] bytes, int length) {
        sum.update(bytes, 0, length);
    }

    /** Ends the checksum, in Base64 as headers have it. */
    String value() {
        if (sum instanceof Digest digest) {
            return Base64.getEncoder().encodeToString(digest.hash.digest());
        }
        byte[] bytes = ByteBuffer.allocate(Long.BYTES).putLong(sum.getValue()).array();
        return Base64.getEncoder().encodeToString(Arrays.copyOfRange(bytes, Long.BYTES - size, Long.BYTES));
    }

    /** A hash in the form of a checksum. */
    private static final class Digest implements Checksum {

        private final MessageDigest hash;

        Digest(String algorithm) {
            this.hash = Hmac.digest(algorithm);
        }

        @Override
        public void update(int b) {
            hash.update((byte) b);
        }

        @Override
        public void update(byte[] bytes, int offset, int length) {
            hash.update(bytes, offset, length);
        }

        @Override
        public long getValue() {
            throw new UnsupportedOperationException("A hash is longer than a number");
        }

        @Override
        public void reset() {
            hash.reset();
        }
    }
}
