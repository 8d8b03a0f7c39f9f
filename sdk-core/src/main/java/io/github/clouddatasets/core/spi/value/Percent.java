package io.github.clouddatasets.core.spi.value;

import java.nio.charset.StandardCharsets;

/** Percent-encoding by RFC 3986, as SDK-HMAC-SHA256 signs it: only unreserved characters stay. */
public final class Percent {

    private static final char[] HEX = "0123456789ABCDEF".toCharArray();
    private static final boolean[] UNRESERVED = new boolean[128];

    static {
        for (char c = 0; c < 128; c++) {
            UNRESERVED[c] = (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || "-._~".indexOf(c) >= 0;
        }
    }

    private Percent() {}

    /**
     * Encodes a text.
     *
     * @param text any text
     * @return the encoded text; the same object when there is nothing to encode, as for most ids
     */
    public static String encode(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 128 || !UNRESERVED[c]) {
                return encodeFrom(text, i);
            }
        }
        return text;
    }

    private static String encodeFrom(String text, int first) {
        StringBuilder encoded = new StringBuilder(text.length() + 24).append(text, 0, first);
        for (byte b : text.substring(first).getBytes(StandardCharsets.UTF_8)) {
            if (b >= 0 && UNRESERVED[b]) {
                encoded.append((char) b);
            } else {
                encoded.append('%').append(HEX[(b >> 4) & 15]).append(HEX[b & 15]);
            }
        }
        return encoded.toString();
    }
}
