package io.github.clouddatasets.core.spi;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import okhttp3.MediaType;
import okhttp3.ResponseBody;

/** The text of a body. A byte order mark wins over the charset that the headers name, and is no part of the text. */
final class BodyText {

    private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
    private static final Charset UTF_32LE = Charset.forName("UTF-32LE");

    private BodyText() {}

    /** The text of the bytes; {@code named} is the charset where no byte order mark shows another one. */
    static String of(byte[] bytes, Charset named) {
        int mark = markLength(bytes);
        Charset charset = mark == 0 ? named : charsetOfMark(bytes, mark);
        return new String(bytes, mark, bytes.length - mark, charset);
    }

    /** The charset that the headers name; UTF-8 by default. */
    static Charset charset(ResponseBody body) {
        MediaType type = body.contentType();
        Charset charset = type == null ? null : type.charset(null);
        return charset == null ? StandardCharsets.UTF_8 : charset;
    }

    /** How many of the first bytes are a byte order mark. */
    static int markLength(byte[] bytes) {
        if (begins(bytes, 0xEF, 0xBB, 0xBF)) {
            return 3;
        }
        if (begins(bytes, 0xFF, 0xFE, 0, 0) || begins(bytes, 0, 0, 0xFE, 0xFF)) {
            return 4;
        }
        return begins(bytes, 0xFF, 0xFE) || begins(bytes, 0xFE, 0xFF) ? 2 : 0;
    }

    private static Charset charsetOfMark(byte[] bytes, int length) {
        if (length == 3) {
            return StandardCharsets.UTF_8;
        }
        boolean little = begins(bytes, 0xFF, 0xFE);
        if (length == 4) {
            return little ? UTF_32LE : UTF_32BE;
        }
        return little ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
    }

    private static boolean begins(byte[] bytes, int... start) {
        if (bytes.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if ((bytes[i] & 0xFF) != start[i]) {
                return false;
            }
        }
        return true;
    }
}
