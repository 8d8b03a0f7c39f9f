package io.github.clouddatasets.manifest.lines;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values out of bytes that {@link JsonBytes} has passed over. */
final class JsonText {

    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,40}(\\.\\d{1,40})?([eE][+-]?\\d{1,3})?");
    private static final double[] POWERS = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    /** So many digits are exact in a double, and so is their quotient by a power of ten, to the last bit. */
    private static final int EXACT_DIGITS = 15;

    private JsonText() {}

    /** The characters between two quotes. */
    static String read(byte[] bytes, int from, int to) {
        int plain = from;
        while (plain < to && bytes[plain] != '\\') {
            plain++;
        }
        if (plain == to) {
            return new String(bytes, from, to - from, StandardCharsets.UTF_8);
        }
        StringBuilder text = new StringBuilder(to - from);
        int i = from;
        while (plain < to) {
            text.append(new String(bytes, i, plain - i, StandardCharsets.UTF_8));
            byte b = bytes[plain + 1];
            i = plain + 2;
            if (b == 'u') {
                text.append((char) Integer.parseInt(new String(bytes, i, 4, StandardCharsets.ISO_8859_1), 16));
                i += 4;
            } else {
                text.append(
                        switch (b) {
                            case 'b' -> '\b';
                            case 'f' -> '\f';
                            case 'n' -> '\n';
                            case 'r' -> '\r';
                            case 't' -> '\t';
                            default -> (char) b;
                        });
            }
            plain = i;
            while (plain < to && bytes[plain] != '\\') {
                plain++;
            }
        }
        return text.append(new String(bytes, i, to - i, StandardCharsets.UTF_8)).toString();
    }

    /** JSON as UTF-8; half a surrogate pair, for which that has no form, as an escape. */
    static byte[] bytes(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        if (new String(bytes, StandardCharsets.UTF_8).equals(json)) {
            return bytes;
        }
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            escaped.append(Character.isSurrogate(c) ? String.format("\\u%04x", (int) c) : c);
        }
        return escaped.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A flag without escapes: letters of ASCII in any case. */
    static @Nullable Boolean flag(byte[] bytes, int from, int to) {
        return isWord(bytes, from, to, "true") ? Boolean.TRUE : isWord(bytes, from, to, "false") ? Boolean.FALSE : null;
    }

    private static boolean isWord(byte[] bytes, int from, int to, String word) {
        boolean same = to - from == word.length();
        for (int i = 0; same && i < word.length(); i++) {
            int letter = bytes[from + i];
            same = letter >= 'A' && (letter | 0x20) == word.charAt(i);
        }
        return same;
    }

    static @Nullable Boolean flag(String text) {
        if ("true".equalsIgnoreCase(text)) {
            return Boolean.TRUE;
        }
        return "false".equalsIgnoreCase(text) ? Boolean.FALSE : null;
    }

    /** The nearest double of a number of JSON; infinite for one that is too large. */
    static double number(byte[] bytes, int from, int to) {
        boolean negative = bytes[from] == '-';
        long digits = 0;
        int point = to;
        for (int i = negative ? from + 1 : from; i < to; i++) {
            byte b = bytes[i];
            if (b >= '0' && b <= '9') {
                digits = 10 * digits + (b - '0');
            } else if (b == '.') {
                point = i + 1;
            } else {
                point = Integer.MAX_VALUE;
                break;
            }
        }
        if (to - from > EXACT_DIGITS || point == Integer.MAX_VALUE) {
            return Double.parseDouble(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1)) + 0.0;
        }
        double value = digits / POWERS[to - point];
        return (negative ? -value : value) + 0.0; // without the sign of a zero, which a BigDecimal does not have
    }

    /** A number that was written as text; NaN for other text. */
    static double numberOf(String text) {
        return DECIMAL.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
    }

    /** A number as it is printed: 1.50, -3, 1E+5. */
    static String printed(String number) {
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            if (c == '.' || c == 'e' || c == 'E') {
                return new BigDecimal(number).toString();
            }
        }
        return number.equals("-0") ? "0" : number;
    }
}
