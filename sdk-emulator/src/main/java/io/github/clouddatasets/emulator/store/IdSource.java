package io.github.clouddatasets.emulator.store;

import java.time.Instant;
import java.util.Random;
import java.util.UUID;

/** Ids in the forms the services use. Seeded, so that a demo shows the same ids on every run. */
public final class IdSource {

    private static final String ALPHANUMERIC = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final String LOWER = "0123456789abcdefghijklmnopqrstuvwxyz";
    private static final String HEX = "0123456789abcdef";

    private final Random random;

    public IdSource(long seed) {
        this.random = new Random(seed);
    }

    /** Such as {@code gfghHSokody6AJigS5A}. */
    public String alphanumeric() {
        return text(ALPHANUMERIC, 19);
    }

    /** Such as {@code dset-cm5c11ao90bct01l1s07wxfjt}. */
    public String cuid(String prefix) {
        return prefix + "-cm" + text(LOWER, 23);
    }

    /** 32 hexadecimal digits. */
    public String hex() {
        return text(HEX, 32);
    }

    /** A UUID of version 7 for that moment. */
    public UUID timeOrdered(Instant now) {
        long high = (now.toEpochMilli() << 16) | 0x7000L | random.nextInt(0x1000);
        long low = 0x8000000000000000L | (random.nextLong() >>> 2);
        return new UUID(high, low);
    }

    /** A random UUID. */
    public UUID uuid() {
        long high = (random.nextLong() & ~0xf000L) | 0x4000L;
        long low = 0x8000000000000000L | (random.nextLong() >>> 2);
        return new UUID(high, low);
    }

    private String text(String alphabet, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
