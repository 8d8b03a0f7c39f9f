package io.github.clouddatasets.sync.imports;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The name of an item's media, which follows from what the item is: a second run of an import finds what the first has made
 * (specs/idah-dataset.md section 4, "Safe to run twice").
 */
final class DerivedName {

    /** An export holds the resource as an id, which may have 64 characters: 40 digits leave room for the extension. */
    private static final int DIGITS = 40;

    private static final int LONGEST_EXTENSION = 12;

    private DerivedName() {}

    /**
     * The media resource of an item. The dataset is part of it, since a resource belongs to one entry of all that a caller can see.
     */
    static String resource(String datasetId, String path) {
        byte[] hash = sha256(datasetId + "\0" + path);
        String digits = HexFormat.of().formatHex(hash).substring(0, DIGITS);
        String extension = MediaType.extension(path);
        boolean plain = extension.matches("[a-z0-9]{1," + LONGEST_EXTENSION + "}");
        return plain ? digits + "." + extension : digits;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
