package io.github.clouddatasets.testing.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;

/** Damages an input: bytes, tokens of the languages at hand, structure, length. */
final class Mutation {

    private static final int LONGEST = 256 * 1024;

    /** Latin-1 for bytes as they stand: some are no UTF-8. */
    private static final String[] TOKENS = {
        "null",
        "true",
        "{}",
        "[]",
        "\"\"",
        "-1",
        "0",
        "1e400",
        "1e-1000000000",
        "1E999999999",
        "0.30",
        "-0.0",
        "9223372036854775808",
        "-99999999999999999999",
        "1".repeat(500),
        "\"\\ud800\"",
        "\"\\u0000\"",
        "\"x\"",
        "{\"code\":\"x\"}",
        "\"code\":",
        "\"data\":",
        "\"2019-02-30 00:00:00\"",
        "\"9999999999-01-01T00:00:00Z\"",
        "\\",
        "\"",
        "'",
        ",",
        ":",
        ";",
        "=",
        "%",
        "%2F",
        "%zz",
        "*=",
        "..",
        ".",
        " ",
        "a",
        "/",
        "<",
        ">",
        "&",
        "&amp;",
        "&x;",
        "&#0;",
        "<x1>",
        "</x1>",
        "]]>",
        "<!DOCTYPE a [<!ENTITY x \"y\">]>",
        "<?x?>",
        "<![CDATA[",
        "<!--",
        "encoding=\"x\"",
        "<bndbox>",
        "- ",
        "? ",
        "| ",
        ">-\n",
        "&a ",
        "*a",
        "!!",
        "---\n",
        "#",
        "\t",
        "  ",
        "\u0000",
        "\r",
        "\n",
        "\r\n\r\n",
        "NaN",
        "Infinity",
        "data:",
        "event:",
        "id:",
        "filename",
        "UTF-8''",
        "GMT",
        "+0000",
        "UTC",
        "Feb",
        "31",
        "24:60:60",
        "\u00EF\u00BB\u00BF",
        "\u00FF\u00FE",
        "\u00C0\u0080",
        "\u00ED\u00A0\u0080",
        "\u00F0\u0090",
        "\u00E2\u0080\u00AE"
    };

    private static final String[][] NESTS = {
        {"[", "]"}, {"{\"a\":", "}"}, {"[{\"data\":", "}]"}, {"<a>", "</a>"}, {"<part>", ""}, {"a:\n ", ""}, {"- ", ""}
    };

    private Mutation() {}

    /** One to four changes of the seed; pieces of the other may come in. */
    static byte[] of(byte[] seed, byte[] other, Random random) {
        byte[] bytes = seed;
        for (int n = 1 + random.nextInt(4); n > 0; n--) {
            bytes = once(bytes, other, random);
        }
        return bytes.length <= LONGEST ? bytes : Arrays.copyOf(bytes, LONGEST);
    }

    private static byte[] once(byte[] bytes, byte[] other, Random random) {
        int from = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, from + random.nextInt(16));
        return switch (random.nextInt(12)) {
            case 0, 1 -> spliced(bytes, from, from, token(random));
            case 2 -> spliced(bytes, from, to, new byte[0]);
            case 3 -> spliced(bytes, from, Math.min(bytes.length, from + 1), new byte[] {(byte) random.nextInt(256)});
            case 4 -> flipped(bytes, from, random);
            case 5 -> spliced(bytes, from, from, piece(bytes, random));
            case 6 -> spliced(bytes, from, to, piece(other, random));
            case 7, 8, 9 -> valueReplaced(bytes, from, random);
            case 10 -> random.nextInt(4) == 0 ? Arrays.copyOf(bytes, from) : bytes;
            default -> random.nextInt(8) == 0 ? nested(bytes, from, random) : repeated(bytes, from, random);
        };
    }

    private static byte[] token(Random random) {
        return TOKENS[random.nextInt(TOKENS.length)].getBytes(ISO_8859_1);
    }

    private static byte[] flipped(byte[] bytes, int at, Random random) {
        if (at == bytes.length) {
            return bytes;
        }
        byte[] copy = bytes.clone();
        copy[at] ^= (byte) (1 << random.nextInt(8));
        return copy;
    }

    private static byte[] piece(byte[] bytes, Random random) {
        int from = random.nextInt(bytes.length + 1);
        return Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + random.nextInt(60)));
    }

    /** What stands behind the next colon or tag gives way to something of another kind: the rest stays well-formed. */
    private static byte[] valueReplaced(byte[] bytes, int from, Random random) {
        int start = from;
        while (start < bytes.length && bytes[start] != ':' && bytes[start] != '>' && bytes[start] != '=') {
            start++;
        }
        int end = start + 1;
        while (end < bytes.length && ",}<\n;".indexOf(bytes[end]) < 0) {
            end++;
        }
        return end >= bytes.length ? bytes : spliced(bytes, start + 1, end, token(random));
    }

    /** Deeper than any reader should follow. */
    private static byte[] nested(byte[] bytes, int at, Random random) {
        String[] nest = NESTS[random.nextInt(NESTS.length)];
        int depth = 1 << random.nextInt(15);
        String inside = random.nextBoolean() ? "1" : "";
        String text = nest[0].repeat(depth) + inside + nest[1].repeat(random.nextInt(4) == 0 ? 0 : depth);
        return spliced(bytes, at, at, text.getBytes(UTF_8));
    }

    private static byte[] repeated(byte[] bytes, int at, Random random) {
        byte[] piece = random.nextBoolean() ? token(random) : piece(bytes, random);
        int most = random.nextInt(16) == 0 ? 18 : 8; // mostly short, or reading them is all there is time for
        int times = Math.min(1 << random.nextInt(most), LONGEST / Math.max(1, piece.length));
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        for (int i = 0; i < times; i++) {
            many.writeBytes(piece);
        }
        return spliced(bytes, at, at, many.toByteArray());
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] middle) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + middle.length);
        out.write(bytes, 0, from);
        out.writeBytes(middle);
        out.write(bytes, to, bytes.length - to);
        return out.toByteArray();
    }
}
