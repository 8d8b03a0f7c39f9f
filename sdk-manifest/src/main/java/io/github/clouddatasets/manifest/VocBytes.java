package io.github.clouddatasets.manifest;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xml.sax.InputSource;

/**
 * The bytes of a label file on their way to the parser. The class counts them, and remembers how reading failed: a broken
 * stream is not a broken file. Before the parser sees them, it mends what tools get wrong about the beginning of a file:
 * blank lines before the declaration, and a declaration of UTF-16 in a file of UTF-8, as programs write that keep XML in
 * a text of UTF-16 first.
 */
final class VocBytes extends FilterInputStream {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final int HEAD = 256;
    private static final Pattern SAYS_UTF16 =
            Pattern.compile("<\\?xml[^>]{0,100}?encoding\\s*=\\s*[\"'](?i:utf-?16|unicode|ucs-?2)");

    private long count;
    private int blankLines;
    private boolean tooLarge;
    private @Nullable IOException failure;

    VocBytes(InputStream in) {
        super(in);
    }

    /** The file for a parser, from its first mark-up on. */
    InputSource source() throws IOException {
        InputStream bytes = new BufferedInputStream(this);
        bytes.mark(BYTE_ORDER_MARK.length);
        boolean marked = Arrays.equals(bytes.readNBytes(BYTE_ORDER_MARK.length), BYTE_ORDER_MARK);
        if (!marked) {
            bytes.reset();
        }
        int next;
        do {
            bytes.mark(1);
            next = bytes.read();
            blankLines += next == '\n' ? 1 : 0;
        } while (next == ' ' || next == '\t' || next == '\r' || next == '\n');
        bytes.reset();
        bytes.mark(HEAD);
        String head = new String(bytes.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
        bytes.reset();
        InputSource source = new InputSource(bytes);
        if (marked || SAYS_UTF16.matcher(head).lookingAt()) {
            source.setEncoding(StandardCharsets.UTF_8.name());
        }
        return source;
    }

    /** Number of the lines before the first line that the parser sees. */
    int blankLines() {
        return blankLines;
    }

    boolean tooLarge() {
        return tooLarge;
    }

    /** How the stream failed; null when it did not. */
    @Nullable
    IOException failure() {
        return failure;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int n;
        try {
            n = super.read(target, offset, length);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
        count += Math.max(0, n);
        tooLarge = count > VocLimits.BYTES;
        if (tooLarge) {
            throw new IOException("too large");
        }
        return n;
    }

    @Override
    public void close() {
        // the caller's to close
    }
}
