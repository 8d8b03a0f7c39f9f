package io.github.clouddatasets.emulator.store;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The digest that S3 uses as ETag. */
public final class Md5 {

    private final MessageDigest digest;

    public Md5() {
        try {
            digest = MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has MD5", e);
        }
    }

    public static String hex(byte[] bytes) {
        Md5 md5 = new Md5();
        md5.add(bytes, bytes.length);
        return md5.hex();
    }

    public void add(byte[] bytes, int length) {
        digest.update(bytes, 0, length);
    }

    /** The digest of all bytes so far, which ends it. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
