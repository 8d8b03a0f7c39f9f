package io.github.clouddatasets.sync.annotation;

import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.sync.internal.FilterValues;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** UUIDs of version 5 (RFC 9562, section 5.5): the SHA-1 of a namespace, here the entry, and a name. */
final class NameBasedId {

    private static final long VERSION_5 = 0x5000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private NameBasedId() {}

    static String of(String entryId, String key) {
        UUID entry = UUID.fromString(FilterValues.uuid("entryId", entryId));
        byte[] name = Check.required("key", key).getBytes(StandardCharsets.UTF_8);
        ByteBuffer hash = ByteBuffer.wrap(sha1(ByteBuffer.allocate(16 + name.length)
                .putLong(entry.getMostSignificantBits())
                .putLong(entry.getLeastSignificantBits())
                .put(name)
                .array()));
        long high = (hash.getLong() & ~0xF000L) | VERSION_5;
        long low = (hash.getLong() & ~(0xC000L << 48)) | VARIANT;
        return new UUID(high, low).toString();
    }

    private static byte[] sha1(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
