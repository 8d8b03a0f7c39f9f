package io.github.clouddatasets.manifest.lines;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * Passes over JSON in bytes, and checks it on the way. A method that passes over something gives the position behind it, or
 * {@link #BAD} for whatever is not plainly right: then a slower reader has to say what is wrong.
 */
final class JsonBytes {

    /** What is here is no JSON, or exceeds a limit. */
    static final int BAD = -1;

    /** As many levels as the readers of this module take. */
    private static final int DEEPEST = 200;

    private static final int UNICODE_DIGITS = 4;
    private static final int LONGEST_NUMBER = 400;
    private static final int LONGEST_EXPONENT = 9;
    private static final int LONGEST_TEXT = 20_000_000;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EACH = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;

    private JsonBytes() {}

    /** Refuses null where a caller has to give something. */
    static void required(String field, @Nullable Object value) {
        if (value == null) {
            throw new IllegalArgumentException(field + " is required");
        }
    }

    static int blanks(byte[] bytes, int at, int end) {
        int i = at;
        while (i < end && bytes[i] <= ' ' && isBlank(bytes[i])) {
            i++;
        }
        return i;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\r' || b == '\n';
    }

    /**
     * The first byte from {@code at} on that text cannot simply hold: a quote, a backslash, a control character, or, as it may
     * be wrong, a byte of a character beyond ASCII.
     */
    private static int plain(byte[] bytes, int at, int end) {
        int i = at;
        for (; i <= end - Long.BYTES; i += Long.BYTES) {
            long word = (long) LONGS.get(bytes, i);
            long quote = word ^ (EACH * '"');
            long backslash = word ^ (EACH * '\\');
            // The highest bit of a byte is set where the byte is 0 after the difference, below a space, or beyond
            // ASCII. The
            // lowest of them is right; one above it may be a carry, which does not matter.
            long found = ((quote - EACH) | (backslash - EACH) | (word - EACH * ' ') | word) & HIGH;
            if (found != 0) {
                return i + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        while (i < end && bytes[i] >= ' ' && bytes[i] != '"' && bytes[i] != '\\') {
            i++;
        }
        return i;
    }

    /**
     * Passes over the rest of a text, from behind its opening quote to its closing one.
     *
     * @return the position of the closing quote, as its complement ({@code ~position}) if the text holds an escape; {@link
     *     #BAD} cannot be confused with either, since position 0 is no closing quote
     */
    static int text(byte[] bytes, int at, int end) {
        boolean escaped = false;
        int i = at;
        while (true) {
            i = plain(bytes, i, end);
            if (i >= end || i - at > LONGEST_TEXT) {
                return BAD;
            }
            byte b = bytes[i];
            if (b == '"') {
                return escaped ? ~i : i;
            } else if (b == '\\') {
                escaped = true;
                i = escape(bytes, i + 1, end);
                if (i == BAD) {
                    return BAD;
                }
            } else if (b < 0) {
                do { // whether these bytes are characters is checked for the line as a whole
                    i++;
                } while (i < end && bytes[i] < 0);
            } else if (b < ' ') {
                return BAD;
            } else {
                i++;
            }
        }
    }

    private static int escape(byte[] bytes, int at, int end) {
        if (at >= end) {
            return BAD;
        }
        return switch (bytes[at]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> at + 1;
            case 'u' -> unicode(bytes, at + 1, end);
            default -> BAD;
        };
    }

    private static int unicode(byte[] bytes, int at, int end) {
        if (end - at < UNICODE_DIGITS) {
            return BAD;
        }
        for (int i = at; i < at + UNICODE_DIGITS; i++) {
            if (Character.digit(bytes[i], 16) < 0) {
                return BAD;
            }
        }
        return at + UNICODE_DIGITS;
    }

    static int number(byte[] bytes, int at, int end) {
        int i = at < end && bytes[at] == '-' ? at + 1 : at;
        int whole = i;
        i = digits(bytes, i, end);
        if (i == whole || (bytes[whole] == '0' && i > whole + 1)) {
            return BAD;
        }
        if (i < end && bytes[i] == '.') {
            int fraction = i + 1;
            i = digits(bytes, fraction, end);
            if (i == fraction) {
                return BAD;
            }
        }
        if (i < end && (bytes[i] == 'e' || bytes[i] == 'E')) {
            i++;
            i = i < end && (bytes[i] == '+' || bytes[i] == '-') ? i + 1 : i;
            int exponent = i;
            i = digits(bytes, exponent, end);
            if (i == exponent || i - exponent > LONGEST_EXPONENT) {
                return BAD;
            }
        }
        return i - at > LONGEST_NUMBER ? BAD : i;
    }

    private static int digits(byte[] bytes, int at, int end) {
        int i = at;
        while (i < end && bytes[i] >= '0' && bytes[i] <= '9') {
            i++;
        }
        return i;
    }

    static int word(byte[] bytes, int at, int end, String word) {
        if (end - at < word.length()) {
            return BAD;
        }
        for (int i = 0; i < word.length(); i++) {
            if (bytes[at + i] != word.charAt(i)) {
                return BAD;
            }
        }
        return at + word.length();
    }

    /** Passes over a value of any kind; {@code depth} is the number of objects and lists around it. */
    static int value(byte[] bytes, int at, int end, int depth) {
        if (at >= end) {
            return BAD;
        }
        return switch (bytes[at]) {
            case '"' -> {
                int quote = text(bytes, at + 1, end);
                yield quote == BAD ? BAD : Math.max(quote, ~quote) + 1;
            }
            case '{' -> depth == DEEPEST ? BAD : object(bytes, at, end, depth + 1);
            case '[' -> depth == DEEPEST ? BAD : list(bytes, at, end, depth + 1);
            case 't' -> word(bytes, at, end, "true");
            case 'f' -> word(bytes, at, end, "false");
            case 'n' -> word(bytes, at, end, "null");
            default -> number(bytes, at, end);
        };
    }

    private static int object(byte[] bytes, int at, int end, int depth) {
        int i = blanks(bytes, at + 1, end);
        if (i < end && bytes[i] == '}') {
            return i + 1;
        }
        while (true) {
            if (i >= end || bytes[i] != '"') {
                return BAD;
            }
            int quote = text(bytes, i + 1, end);
            if (quote == BAD) {
                return BAD;
            }
            i = colon(bytes, Math.max(quote, ~quote) + 1, end);
            if (i == BAD) {
                return BAD;
            }
            i = value(bytes, i, end, depth);
            if (i == BAD) {
                return BAD;
            }
            i = blanks(bytes, i, end);
            if (i >= end || bytes[i] != ',') {
                return i < end && bytes[i] == '}' ? i + 1 : BAD;
            }
            i = blanks(bytes, i + 1, end);
        }
    }

    private static int list(byte[] bytes, int at, int end, int depth) {
        int i = blanks(bytes, at + 1, end);
        if (i < end && bytes[i] == ']') {
            return i + 1;
        }
        while (true) {
            i = value(bytes, i, end, depth);
            if (i == BAD) {
                return BAD;
            }
            i = blanks(bytes, i, end);
            if (i >= end || bytes[i] != ',') {
                return i < end && bytes[i] == ']' ? i + 1 : BAD;
            }
            i = blanks(bytes, i + 1, end);
        }
    }

    /** From behind a name to its value. */
    static int colon(byte[] bytes, int at, int end) {
        int i = blanks(bytes, at, end);
        return i < end && bytes[i] == ':' ? blanks(bytes, i + 1, end) : BAD;
    }

    /** The position of the next line feed, or {@code end}. */
    static int lineEnd(byte[] bytes, int at, int end) {
        int i = at;
        for (; i <= end - Long.BYTES; i += Long.BYTES) {
            long feed = (long) LONGS.get(bytes, i) ^ (EACH * '\n');
            long found = (feed - EACH) & ~feed & HIGH;
            if (found != 0) {
                return i + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        while (i < end && bytes[i] != '\n') {
            i++;
        }
        return i;
    }

    /** Whether the bytes are UTF-8 in its strict form: no surrogates, nothing in more bytes than it needs. */
    static boolean isUtf8(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to) {
            if (i <= to - Long.BYTES && ((long) LONGS.get(bytes, i) & HIGH) == 0) {
                i += Long.BYTES;
                continue;
            }
            byte lead = bytes[i];
            if (lead >= 0) {
                i++;
                continue;
            }
            int more =
                    lead >= (byte) 0xC2 && lead <= (byte) 0xDF ? 1 : lead >= (byte) 0xE0 && lead <= (byte) 0xEF ? 2 : 3;
            if ((more == 3 && !(lead >= (byte) 0xF0 && lead <= (byte) 0xF4)) || to - i <= more) {
                return false;
            }
            int second = bytes[i + 1] & 0xFF;
            int least = lead == (byte) 0xE0 ? 0xA0 : lead == (byte) 0xF0 ? 0x90 : 0x80;
            int most = lead == (byte) 0xED ? 0x9F : lead == (byte) 0xF4 ? 0x8F : 0xBF;
            if (second < least || second > most) {
                return false;
            }
            for (int k = 2; k <= more; k++) {
                if ((bytes[i + k] & 0xC0) != 0x80) {
                    return false;
                }
            }
            i += more + 1;
        }
        return true;
    }
}
