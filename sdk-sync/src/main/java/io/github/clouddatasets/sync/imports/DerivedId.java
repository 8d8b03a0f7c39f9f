package io.github.clouddatasets.sync.imports;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Names that follow from what an item is, so that a second run of an import finds what the first has made
 * (specs/idah-dataset.md section 4, "Safe to run twice").
 */
final class DerivedId {

    /** An export holds the resource as an id, which may have 64 characters: 40 digits leave room for the extension. */
    private static final int DIGITS = 40;

    private static final int LONGEST_EXTENSION = 12;

    private DerivedId() {}

    /**
     * The media resource of an item. The dataset is part of it, since a resource belongs to one entry of all that a caller can see.
     */
    static String resource(String datasetId, String path) {
        byte[] hash = digest("SHA-256", (datasetId + "\0" + path).getBytes(StandardCharsets.UTF_8));
        String digits = HexFormat.of().formatHex(hash).substring(0, DIGITS);
        String extension = MediaType.extension(path);
        boolean plain = extension.matches("[a-z0-9]{1," + LONGEST_EXTENSION + "}");
        return plain ? digits + "." + extension : digits;
    }

    /** The id of an annotation: a UUID of version 5, as RFC 9562 makes it of a namespace and a name. */
    static String annotation(String entryId, String key) {
        UUID namespace = UUID.fromString(entryId);
        byte[] name = key.getBytes(StandardCharsets.UTF_8);
        ByteBuffer input = ByteBuffer.allocate(16 + name.length)
                .putLong(namespace.getMostSignificantBits())
                .putLong(namespace.getLeastSignificantBits())
                .put(name);
        ByteBuffer hash = ByteBuffer.wrap(digest("SHA-1", input.array()));
        long high = hash.getLong() & ~0xF000L | 0x5000L;
        long low = hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }

    private static byte[] digest(String algorithm, byte[] input) {
        try {
            return MessageDigest.getInstance(algorithm).digest(input);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }
}
